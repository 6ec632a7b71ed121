package wizard

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"advisor/internal/interview"
)

// sidePage asks what is decided.
type sidePage struct {
	m     *model
	list  *list
	basis []string // what the decision rests on
}

// askSide shows what can be decided, with what stands selected.
func (m *model) askSide() {
	p := &sidePage{m: m, basis: m.iv.Basis()}
	p.build(slices.IndexFunc(m.iv.Decision.Sides(), func(c interview.Choice) bool { return string(c.Option) == m.iv.Decision.Side() }))
	m.page = p
}

func (p *sidePage) build(selected int) {
	var labels []string
	for i, c := range p.m.iv.Decision.Sides() {
		labels = append(labels, entry(numberLead(i), c.Label, p.m.win.columns()))
	}
	p.list = newList(labels, max(selected, 0), p.m.win.columns(), p.m.look)
}

func (p *sidePage) key(k tea.KeyMsg) tea.Cmd {
	last := len(p.m.iv.Decision.Sides()) - 1
	switch key := k.String(); key {
	case "enter", "tab":
		p.m.iv.Decision.Decide(string(p.m.iv.Decision.Sides()[p.list.at()].Option))
		return p.m.after(stepSide)
	case "s":
		p.m.iv.Decision.Leave()
		return p.m.after(stepSide)
	case "esc", "shift+tab", "b":
		p.m.before(stepSide)
	case "up", "down", "j", "k", "home", "end":
		p.list.update(k)
	case "q":
		p.m.status = "Ctrl+C stops and keeps your answers."
	default:
		if len(key) == 1 && key[0] >= '1' && int(key[0]-'1') <= last {
			p.build(int(key[0] - '1'))
		}
	}
	return nil
}

func (p *sidePage) view() string {
	head := p.m.head("The decision", 1, 1)
	foot := p.m.foot([]hint{{"enter", "next"}, {"esc", "back"}, {"s", "skip"}, {"ctrl+c", "stop"}, {"1-3", "choose"}})
	list, _, first, last := p.list.drawnLines()
	return p.m.frame(head, p.m.look.stacked(p.m.look.bold(interview.Wrap(interview.AskDecision, p.m.win.columns())), list, first, last, p.advice(), p.m.win.room(head, foot)), foot)
}

// advice is what the answers speak for, and what a decision is for.
func (p *sidePage) advice() []string {
	var out []string
	for _, s := range p.basis {
		lead, rest, labelled := strings.Cut(s, ": ")
		if !labelled || strings.Contains(lead, " ruled") {
			out = append(out, interview.Wrap(s, p.m.win.columns())...)
			continue
		}
		out = append(out, interview.Hang(lead+": ", rest, p.m.win.columns())...)
	}
	for _, line := range interview.Wrap(interview.AboutDecision, p.m.win.columns()) {
		out = append(out, p.m.look.faint.Render(line))
	}
	return out
}

func (p *sidePage) resized() { p.build(p.list.at()) }

func (p *sidePage) typing() bool { return false }
