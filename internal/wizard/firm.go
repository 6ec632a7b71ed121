package wizard

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"advisor/internal/english"
	"advisor/internal/interview"
	"advisor/internal/questions"
)

// firm offers to finish, since nothing that is left can change the result.
func (m *model) firm() {
	m.screen, m.q = onFirm, questions.Question{}
	m.preview, m.previewed = m.iv.Preview(m.iv.Answers())
	m.buildFirm(0)
}

func (m *model) buildFirm(selected int) {
	m.list = newList([]string{
		entry("", "Finish now: go to the review", m.leftWidth()),
		entry("", fmt.Sprintf("Go on with the other %s", english.Count(m.iv.Left(), "question", "questions")), m.leftWidth()),
	}, selected, m.leftWidth(), m.look)
}

func (m *model) firmKey(k tea.KeyMsg) {
	switch k.String() {
	case "enter", "tab":
		if m.hovered() == 0 {
			m.toReview()
			return
		}
		m.iv.Navigation.Onward = true
		m.advance()
	case "esc", "shift+tab", "b":
		m.question()
	case "r":
		m.toReview()
	case "1", "2":
		m.buildFirm(int(k.String()[0] - '1'))
	case "up", "down", "j", "k":
		m.list.update(k)
	}
}

func (m *model) firmView() string {
	head := m.head("The result is firm", 1, 1)
	foot := m.foot([]hint{{"enter", "choose"}, {"esc", "back"}, {"ctrl+c", "stop"}})
	ask := m.bold(interview.Wrap("Nothing that is left can change this: finish now?", m.leftWidth()))
	list, _, first, last := m.list.drawnLines()
	room := m.room(head, foot)
	left := m.stacked(ask, list, first, last, nil, room)
	if m.beside() {
		left = m.look.beside(left, m.look.panel(m.preview, m.panelWidth()), m.leftWidth(), room)
	}
	return m.frame(head, left, foot)
}
