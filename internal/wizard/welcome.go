package wizard

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"advisor/internal/interview"
	"advisor/internal/untrusted"
)

// way is one way to begin.
type way struct {
	label string
	begin func()
}

// welcomePage is the first screen: what was found, and the ways to begin.
type welcomePage struct {
	m    *model
	list *list
}

// welcome shows the first screen.
func (m *model) welcome() {
	m.previewed = false
	selected := 0
	if m.iv.CanRank() && !m.iv.Navigation.Quick && m.iv.Options.Draft == nil && m.iv.Options.Record == nil {
		selected = 1
	}
	p := &welcomePage{m: m}
	p.build(selected)
	m.page = p
}

func (p *welcomePage) build(selected int) {
	var labels []string
	for i, w := range p.ways() {
		labels = append(labels, entry(numberLead(i), w.label, p.m.win.columns()))
	}
	p.list = newList(labels, min(selected, len(labels)-1), p.m.win.columns(), p.m.look)
}

// ways are the ways to begin: a draft first, since who comes back wants to go
// on; the quick way only where something can rank the questions.
func (p *welcomePage) ways() []way {
	if d := p.m.iv.Options.Draft; d != nil {
		return append(p.resumes(d),
			way{"Start over; the draft stays until new answers replace it", func() { p.m.iv.Options.Draft = nil; p.m.welcome() }},
			way{"Throw the draft away and start over", p.discard})
	}
	if rec := p.m.iv.Options.Record; rec != nil {
		return append([]way{
			{"Continue from " + interview.Clean(rec.Name) + ": " + interview.Clean(rec.Summary), func() { p.m.begin() }},
			{"Start over; what you do not answer again stays in " + interview.Clean(rec.Name), p.fresh},
		}, p.others()...)
	}
	return append(p.starts(), p.others()...)
}

// resumes are the ways to go on with a draft: as it was, and in the other order.
func (p *welcomePage) resumes(d *interview.Draft) []way {
	fit, _, _ := d.Fit(p.m.iv.Questionnaire)
	resume := func(quick bool) func() {
		return func() { p.m.iv.Resume(fit); p.m.iv.Navigation.Quick = quick; p.m.begin() }
	}
	out := []way{{fmt.Sprintf("Go on where you stopped: %s, %d to go", fit.Summary(), p.m.iv.ToGo(fit)), resume(fit.Quick)}}
	switch {
	case fit.Quick:
		out = append(out, way{"Go on, section by section", resume(false)})
	case p.m.iv.CanRank():
		out = append(out, way{"Go on: most telling questions first", resume(true)})
	}
	return out
}

// fresh begins without the record that was found.
func (p *welcomePage) fresh() {
	o, err := p.m.iv.Options.Fresh()
	if err != nil {
		p.m.status = interview.Clean(err.Error())
		return
	}
	o.Draft = nil
	p.m.iv = interview.New(p.m.iv.Questionnaire, o)
	p.m.welcome()
}

// mostOthers is how many other environments the first screen offers.
const mostOthers = 4

// others are the ways to judge another environment.
func (p *welcomePage) others() []way {
	others := p.m.iv.Options.Welcome.Others
	if p.m.iv.Options.Judge == nil {
		return nil
	}
	var out []way
	for _, x := range others[:min(len(others), mostOthers)] {
		out = append(out, way{"Judge instead: " + x.Said(), func() { p.judge(x.Name) }})
	}
	return out
}

// judge begins again with another environment.
func (p *welcomePage) judge(environment untrusted.Text) {
	o, err := p.m.iv.Options.Judge(environment)
	if err != nil {
		p.m.status = "It cannot be judged: " + interview.Clean(err.Error())
		return
	}
	p.m.iv = interview.New(p.m.iv.Questionnaire, o)
	p.m.welcome()
}

// starts are the ways to begin with nothing, the quick one first where something
// can rank the questions.
func (p *welcomePage) starts() []way {
	quick, sections := "Start: most telling questions first", "Start, section by section"
	if len(p.m.iv.Given) > 0 {
		quick, sections = "Go on: most telling questions first", "Go on, section by section"
	}
	bySection := way{sections, func() { p.m.iv.Navigation.Quick = false; p.m.begin() }}
	if !p.m.iv.CanRank() {
		return []way{bySection}
	}
	return []way{{quick, func() { p.m.iv.Navigation.Quick = true; p.m.begin() }}, bySection}
}

func (p *welcomePage) discard() {
	p.m.iv.Options.Draft = nil
	if p.m.iv.Options.DropDraft != nil {
		if err := p.m.iv.Options.DropDraft(); err != nil {
			p.m.welcome()
			p.m.status = "The draft could not be removed: " + interview.Clean(err.Error())
			return
		}
	}
	p.m.welcome()
}

// begin goes to the first open question, or to the review if there is none. Where
// enough is known already it says so first.
func (m *model) begin() {
	if stop := m.iv.Navigation.Stop(); stop != interview.GoOn {
		m.mayStop(stop)
		return
	}
	m.start()
}

// start goes to the first open question, or to the review if there is none.
func (m *model) start() {
	if m.iv.Navigation.Start() {
		m.question()
		return
	}
	m.toReview()
}

func (p *welcomePage) key(k tea.KeyMsg) tea.Cmd {
	ways := p.ways()
	switch key := k.String(); key {
	case "enter", "tab":
		ways[p.list.at()].begin()
	case "up", "down", "j", "k", "home", "end":
		p.list.update(k)
	case "r":
		p.m.toReview()
	case "esc", "q":
		p.m.status = "Ctrl+C stops."
	default:
		if i := int(key[0] - '1'); len(key) == 1 && i >= 0 && i < len(ways) {
			p.build(i)
		}
	}
	return nil
}

func (p *welcomePage) view() string {
	head := p.m.head("advisor", 0, 1)
	foot := p.m.foot([]hint{{"enter", "begin"}, {p.m.look.signs.less + p.m.look.signs.more, "choose"}, {"ctrl+c", "stop"}, {"r", "review"}})
	list, _, first, last := p.list.drawnLines()
	room := p.m.win.room(head, foot)
	text := p.introduction(room - len(list))
	return p.m.frame(head, append(text, p.m.look.window(list, first, last, room-len(text))...), foot)
}

func (p *welcomePage) resized() { p.build(p.list.at()) }

func (p *welcomePage) typing() bool { return false }
