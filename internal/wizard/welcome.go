package wizard

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"advisor/internal/english"
	"advisor/internal/interview"
	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// way is one way to begin.
type way struct {
	label string
	begin func(m *model)
}

// welcome shows the first screen.
func (m *model) welcome() {
	m.screen, m.q, m.previewed = onWelcome, questions.Question{}, false
	selected := 0
	if m.iv.Navigation.Quick && m.iv.Options.Draft == nil {
		selected = 1
	}
	m.buildWelcome(selected)
}

func (m *model) buildWelcome(selected int) {
	var labels []string
	for _, w := range m.ways() {
		labels = append(labels, entry("", w.label, m.columns()))
	}
	m.list = newList(labels, min(selected, len(labels)-1), m.columns(), m.look)
}

// ways are the ways to begin: a draft first, since who comes back wants to go
// on; the quick way only where something can rank the questions.
func (m *model) ways() []way {
	if d := m.iv.Options.Draft; d != nil {
		fit, _, _ := d.Fit(m.iv.Questionnaire)
		return []way{
			{fmt.Sprintf("Go on where you stopped: %s given, %d to go", english.Count(len(fit.Given), "answer", "answers"), m.toGo(fit)), func(m *model) { m.iv.Resume(fit); m.begin() }},
			{"Start over; the draft stays until new answers replace it", func(m *model) { m.iv.Options.Draft = nil; m.welcome() }},
			{"Throw the draft away and start over", (*model).discard},
		}
	}
	return append(m.starts(), m.others()...)
}

// mostOthers is how many other environments the first screen offers.
const mostOthers = 4

// others are the ways to judge another environment.
func (m *model) others() []way {
	names := m.iv.Options.Welcome.Others
	if m.iv.Options.Judge == nil {
		return nil
	}
	var out []way
	for _, name := range names[:min(len(names), mostOthers)] {
		out = append(out, way{"Judge " + name.Clean() + " instead", func(m *model) { m.judge(name) }})
	}
	return out
}

// judge begins again with another environment.
func (m *model) judge(environment untrusted.Text) {
	o, err := m.iv.Options.Judge(environment)
	if err != nil {
		m.status = "It cannot be judged: " + interview.Clean(err.Error())
		return
	}
	m.iv = interview.New(m.iv.Questionnaire, o)
	m.welcome()
}

// starts are the ways to begin with nothing.
func (m *model) starts() []way {
	quick := "Quick: the most telling questions first, until the result is firm"
	out := []way{{"Start, section by section", func(m *model) { m.iv.Navigation.Quick = false; m.begin() }}}
	if m.iv.Options.Next != nil || m.iv.Options.Order != nil {
		out = append(out, way{quick, func(m *model) { m.iv.Navigation.Quick = true; m.begin() }})
	}
	if len(m.iv.Given) > 0 {
		out[0].label = "Go on, section by section"
	}
	return out
}

// toGo is how many questions a draft leaves.
func (m *model) toGo(d interview.Draft) int {
	iv := interview.New(m.iv.Questionnaire, m.iv.Options)
	iv.Resume(d)
	return iv.Left()
}

func (m *model) discard() {
	m.iv.Options.Draft = nil
	if m.iv.Options.DropDraft != nil {
		if err := m.iv.Options.DropDraft(); err != nil {
			m.welcome()
			m.status = "The draft could not be removed: " + interview.Clean(err.Error())
			return
		}
	}
	m.welcome()
}

// begin goes to the first open question, or to the review if there is none.
func (m *model) begin() {
	if m.iv.Navigation.Start() {
		m.question()
		return
	}
	m.toReview()
}

func (m *model) welcomeKey(k tea.KeyMsg) tea.Cmd {
	ways := m.ways()
	switch key := k.String(); key {
	case "enter", "tab":
		ways[m.hovered()].begin(m)
	case "up", "down", "j", "k", "home", "end":
		m.list.update(k)
	case "r":
		m.toReview()
	case "esc", "q":
		m.status = "Ctrl+C stops."
	default:
		if i := int(key[0] - '1'); len(key) == 1 && i >= 0 && i < len(ways) {
			m.buildWelcome(i)
		}
	}
	return nil
}

func (m *model) welcomeView() string {
	head := m.head("advisor", 0, 1)
	foot := m.foot([]hint{{"enter", "begin"}, {m.look.signs.less + m.look.signs.more, "choose"}, {"ctrl+c", "stop"}, {"r", "review"}})
	list, _, first, last := m.list.drawnLines()
	room := m.room(head, foot)
	text := m.introduction(room - len(list))
	return m.frame(head, append(text, m.look.window(list, first, last, room-len(text))...), foot)
}
