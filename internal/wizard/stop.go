package wizard

import (
	tea "github.com/charmbracelet/bubbletea"

	"advisor/internal/interview"
)

// stopPage offers to finish before every question is answered.
type stopPage struct {
	m    *model
	why  interview.Stop
	list *list
}

// mayStop offers to finish, and says why.
func (m *model) mayStop(why interview.Stop) {
	m.preview, m.previewed = m.iv.Preview(m.iv.Answers())
	p := &stopPage{m: m, why: why}
	p.build(0)
	m.page = p
}

func (p *stopPage) build(selected int) {
	p.list = newList([]string{
		entry(numberLead(0), "Finish now: go to the review", p.m.leftWidth()),
		entry(numberLead(1), p.m.iv.GoingOn(), p.m.leftWidth()),
	}, selected, p.m.leftWidth(), p.m.look)
}

func (p *stopPage) key(k tea.KeyMsg) tea.Cmd {
	switch k.String() {
	case "enter", "tab":
		if p.list.at() == 0 {
			p.m.toReview()
			return nil
		}
		p.m.iv.Navigation.Continue(p.why)
		if !p.asked() {
			p.m.start()
			return nil
		}
		if !p.m.iv.Navigation.Forward() {
			p.m.toReview()
			return nil
		}
		p.m.question()
	case "esc", "shift+tab", "b":
		if !p.asked() {
			p.m.welcome()
			return nil
		}
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

// asked reports whether a question was shown before.
func (p *stopPage) asked() bool {
	_, ok := p.m.iv.Navigation.Current()
	return ok
}

func (p *stopPage) view() string {
	head := p.m.head("You can finish here", 1, 1)
	foot := p.m.foot([]hint{{"enter", "choose"}, {"esc", "back"}, {"ctrl+c", "stop"}})
	ask := p.m.look.bold(interview.Wrap(p.m.iv.Stopping(p.why), p.m.leftWidth()))
	list, _, first, last := p.list.drawnLines()
	room := p.m.win.room(head, foot)
	left := p.m.look.stacked(ask, list, first, last, nil, room)
	if p.m.beside() {
		left = p.m.look.beside(left, p.m.look.panel(p.m.preview, p.m.win.panelWidth()), p.m.leftWidth(), room)
	}
	return p.m.frame(head, left, foot)
}

func (p *stopPage) resized() { p.build(p.list.at()) }

func (p *stopPage) typing() bool { return false }
