package wizard

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"advisor/internal/interview"
	"advisor/internal/questions"
)

// askTriggers shows the conditions for deciding again, which can be switched
// on and off.
func (m *model) askTriggers() {
	m.screen, m.q, m.list = onTriggers, questions.Question{}, nil
	conditions := m.iv.Decision.Conditions()
	var ids, chosen []string
	for _, c := range conditions {
		ids = append(ids, c.Trigger.String())
		if c.On {
			chosen = append(chosen, c.Trigger.String())
		}
	}
	label := func(i, width int) string { return inColumns(conditions, i, width) }
	m.marks = newCheckList(ids, chosen, label, m.columns(), m.look)
}

// inColumns is one of several conditions, in words and as the record has it:
// beside each other where all of them fit, else one below the other.
func inColumns(all []interview.Condition, i, width int) string {
	const gap = 3
	words, form := 0, 0
	for _, c := range all {
		words = max(words, ansi.StringWidth(c.Words))
		form = max(form, ansi.StringWidth(c.Trigger.String()))
	}
	c := all[i]
	if words+gap+form <= width {
		return pad(c.Words, words+gap) + c.Trigger.String()
	}
	return strings.Join(append(interview.Wrap(c.Words, width), interview.Wrap(c.Trigger.String(), width)...), "\n")
}

func (m *model) triggersKey(k tea.KeyMsg) tea.Cmd {
	switch k.String() {
	case "enter", "tab", "f":
		m.iv.Decision.Marked(true)
		return m.after(onTriggers)
	case "esc", "shift+tab", "b":
		m.before(onTriggers)
	case "s":
		m.iv.Decision.Marked(false)
		return m.after(onTriggers)
	case "q":
		m.status = "Ctrl+C stops and keeps your answers."
	case "up", "down", "j", "k", " ", "x":
		m.marks.form.Update(k)
		m.switched()
	}
	return nil
}

// switched keeps what was switched by the last key.
func (m *model) switched() {
	for _, c := range m.iv.Decision.Conditions() {
		if on := slices.Contains(m.marks.chosen, c.Trigger.String()); on != c.On {
			m.iv.Decision.Mark(c.Trigger.String(), on)
		}
	}
}

func (m *model) triggersView() string {
	head := m.head("The decision", 1, 1)
	foot := m.foot([]hint{{"enter", m.onwards(onTriggers)}, {"x", "on or off"}, {"esc", "back"}, {"ctrl+c", "stop"}, {m.look.signs.less + m.look.signs.more, "move"}})
	lines, first, last := m.marks.drawnLines()
	ask := m.bold(interview.Wrap(interview.AskConditions, m.columns()))
	return m.frame(head, m.stacked(ask, lines, first, last, nil, m.room(head, foot)), foot)
}
