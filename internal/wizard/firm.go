package wizard

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"advisor/internal/english"
	"advisor/internal/interview"
)

// firmPage offers to finish, since nothing that is left can change the result.
type firmPage struct {
	m    *model
	list *list
}

// firm offers to finish, since nothing that is left can change the result.
func (m *model) firm() {
	m.preview, m.previewed = m.iv.Preview(m.iv.Answers())
	p := &firmPage{m: m}
	p.build(0)
	m.page = p
}

func (p *firmPage) build(selected int) {
	p.list = newList([]string{
		entry("", "Finish now: go to the review", p.m.leftWidth()),
		entry("", fmt.Sprintf("Go on with the other %s", english.Count(p.m.iv.Left(), "question", "questions")), p.m.leftWidth()),
	}, selected, p.m.leftWidth(), p.m.look)
}

func (p *firmPage) key(k tea.KeyMsg) tea.Cmd {
	switch k.String() {
	case "enter", "tab":
		if p.list.at() == 0 {
			p.m.toReview()
			return nil
		}
		p.m.iv.Navigation.Onward = true
		p.m.advance()
	case "esc", "shift+tab", "b":
		p.m.question()
	case "r":
		p.m.toReview()
	case "1", "2":
		p.build(int(k.String()[0] - '1'))
	case "up", "down", "j", "k":
		p.list.update(k)
	}
	return nil
}

func (p *firmPage) view() string {
	head := p.m.head("The result is firm", 1, 1)
	foot := p.m.foot([]hint{{"enter", "choose"}, {"esc", "back"}, {"ctrl+c", "stop"}})
	ask := p.m.look.bold(interview.Wrap("Nothing that is left can change this: finish now?", p.m.leftWidth()))
	list, _, first, last := p.list.drawnLines()
	room := p.m.win.room(head, foot)
	left := p.m.look.stacked(ask, list, first, last, nil, room)
	if p.m.beside() {
		left = p.m.look.beside(left, p.m.look.panel(p.m.preview, p.m.win.panelWidth()), p.m.leftWidth(), room)
	}
	return p.m.frame(head, left, foot)
}

func (p *firmPage) resized() { p.build(p.list.at()) }

func (p *firmPage) typing() bool { return false }
