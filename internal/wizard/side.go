package wizard

import (
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"advisor/internal/interview"
	"advisor/internal/questions"
)

// askSide shows what can be decided, with what stands selected.
func (m *model) askSide() {
	m.screen, m.q = onSide, questions.Question{}
	m.buildSide(slices.IndexFunc(interview.Sides(), func(c interview.Choice) bool { return string(c.Option) == m.iv.Decision.Side() }))
}

func (m *model) buildSide(selected int) {
	var labels []string
	for i, c := range interview.Sides() {
		labels = append(labels, entry(fmt.Sprintf("%d  ", i+1), c.Label, m.columns()))
	}
	m.list = newList(labels, max(selected, 0), m.columns(), m.look)
}

func (m *model) sideKey(k tea.KeyMsg) tea.Cmd {
	last := len(interview.Sides()) - 1
	switch key := k.String(); key {
	case "enter", "tab":
		m.iv.Decision.Decide(string(interview.Sides()[m.hovered()].Option))
		return m.after(onSide)
	case "s":
		m.iv.Decision.Decide("")
		return m.after(onSide)
	case "esc", "shift+tab", "b":
		m.before(onSide)
	case "up", "down", "j", "k", "home", "end":
		m.list.update(k)
	case "q":
		m.status = "Ctrl+C stops and keeps your answers."
	default:
		if len(key) == 1 && key[0] >= '1' && int(key[0]-'1') <= last {
			m.buildSide(int(key[0] - '1'))
		}
	}
	return nil
}

func (m *model) sideView() string {
	head := m.head("The decision", 1, 1)
	foot := m.foot([]hint{{"enter", "next"}, {"esc", "back"}, {"s", "skip"}, {"ctrl+c", "stop"}, {"1-3", "choose"}})
	list, _, first, last := m.list.drawnLines()
	return m.frame(head, m.stacked(m.bold(interview.Wrap(interview.AskDecision, m.columns())), list, first, last, m.advice(), m.room(head, foot)), foot)
}

// advice is what the answers speak for, and what a decision is for.
func (m *model) advice() []string {
	var out []string
	if m.previewed {
		out = append(interview.Wrap(strings.Join(interview.Verdict(m.preview), " "), m.columns()), "")
	}
	for _, line := range interview.Wrap(interview.AboutDecision, m.columns()) {
		out = append(out, m.look.faint.Render(line))
	}
	return out
}
