package ask

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"advisor/internal/questions"
)

const askConditions = "Decide again when one of these is true:"

// askTriggers shows the conditions for deciding again, which can be switched
// on and off.
func (m *model) askTriggers() {
	m.screen, m.q, m.list = onTriggers, questions.Question{}, nil
	conditions := m.iv.conditions()
	var ids, chosen []string
	for _, c := range conditions {
		ids = append(ids, c.trigger.String())
		if c.on {
			chosen = append(chosen, c.trigger.String())
		}
	}
	label := func(i, width int) string { return inColumns(conditions, i, width) }
	m.marks = newCheckList(ids, chosen, label, m.columns(), m.look)
}

// inColumns is one of several conditions, in words and as the record has it:
// beside each other where all of them fit, else one below the other.
func inColumns(all []condition, i, width int) string {
	const gap = 3
	words, form := 0, 0
	for _, c := range all {
		words = max(words, ansi.StringWidth(c.words))
		form = max(form, ansi.StringWidth(c.trigger.String()))
	}
	c := all[i]
	if words+gap+form <= width {
		return pad(c.words, words+gap) + c.trigger.String()
	}
	return strings.Join(append(wrapped(c.words, width), wrapped(c.trigger.String(), width)...), "\n")
}

func (m *model) triggersKey(k tea.KeyMsg) tea.Cmd {
	switch k.String() {
	case "enter", "tab", "f":
		m.iv.decided.marked, m.iv.decided.touched = true, true
		return m.after(onTriggers)
	case "esc", "shift+tab", "b":
		m.before(onTriggers)
	case "s":
		m.iv.decided.marked = false
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
	for _, c := range m.iv.conditions() {
		if on := slices.Contains(m.marks.chosen, c.trigger.String()); on != c.on {
			m.iv.mark(c.trigger.String(), on)
		}
	}
}

func (m *model) triggersView() string {
	head := m.head("The decision", 1, 1)
	foot := m.foot([]hint{{"enter", m.onwards(onTriggers)}, {"x", "on or off"}, {"esc", "back"}, {"ctrl+c", "stop"}, {m.look.signs.less + m.look.signs.more, "move"}})
	lines, first, last := m.marks.lines()
	ask := m.bold(wrapped(askConditions, m.columns()))
	return m.frame(head, m.stacked(ask, lines, first, last, nil, m.room(head, foot)), foot)
}
