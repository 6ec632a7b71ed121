package wizard

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"advisor/internal/interview"
)

// conditionsPage lists the conditions for deciding again, to switch on and off.
type conditionsPage struct {
	m     *model
	marks *checkList
}

// askTriggers shows the conditions for deciding again, which can be switched
// on and off.
func (m *model) askTriggers() {
	conditions := m.iv.Decision.Conditions()
	var ids, chosen []string
	for _, c := range conditions {
		ids = append(ids, c.Trigger.String())
		if c.On {
			chosen = append(chosen, c.Trigger.String())
		}
	}
	label := func(i, width int) string { return inColumns(conditions, i, width) }
	m.page = &conditionsPage{m, newCheckList(ids, chosen, label, m.win.columns(), m.look)}
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

func (p *conditionsPage) key(k tea.KeyMsg) tea.Cmd {
	switch k.String() {
	case "enter", "tab", "f":
		p.m.iv.Decision.Marked(true)
		return p.m.after(stepConditions)
	case "esc", "shift+tab", "b":
		p.m.before(stepConditions)
	case "s":
		p.m.iv.Decision.Marked(false)
		return p.m.after(stepConditions)
	case "q":
		p.m.status = "Ctrl+C stops and keeps your answers."
	case "up", "down", "j", "k", " ", "x":
		p.marks.form.Update(k)
		p.switched()
	}
	return nil
}

// switched keeps what was switched by the last key.
func (p *conditionsPage) switched() {
	for _, c := range p.m.iv.Decision.Conditions() {
		if on := slices.Contains(p.marks.chosen, c.Trigger.String()); on != c.On {
			p.m.iv.Decision.Mark(c.Trigger.String(), on)
		}
	}
}

func (p *conditionsPage) view() string {
	head := p.m.head("The decision", 1, 1)
	foot := p.m.foot([]hint{{"enter", p.m.onwards(stepConditions)}, {"x", "on or off"}, {"esc", "back"}, {"ctrl+c", "stop"}, {p.m.look.signs.less + p.m.look.signs.more, "move"}})
	lines, first, last := p.marks.drawnLines()
	ask := p.m.look.bold(interview.Wrap(interview.AskConditions, p.m.win.columns()))
	return p.m.frame(head, p.m.look.stacked(ask, lines, first, last, nil, p.m.win.room(head, foot)), foot)
}

func (p *conditionsPage) resized() { p.marks.rebuild(p.m.win.columns(), p.m.look) }

func (p *conditionsPage) typing() bool { return false }
