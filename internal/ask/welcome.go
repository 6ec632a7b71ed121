package ask

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"advisor/internal/questions"
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
	if m.iv.quick && m.iv.opts.Draft == nil {
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
	quick := "Quick: the most telling questions first, until the result is firm"
	if d := m.iv.opts.Draft; d != nil {
		fit, _, _ := d.Fit(m.iv.set)
		return []way{
			{fmt.Sprintf("Go on where you stopped: %s given, %d to go", counted(len(fit.Given), "answer"), m.toGo(fit)), func(m *model) { m.iv.resume(fit); m.begin() }},
			{"Start over; the draft stays until new answers replace it", func(m *model) { m.iv.opts.Draft = nil; m.welcome() }},
			{"Throw the draft away and start over", (*model).discard},
		}
	}
	out := []way{{"Start, section by section", func(m *model) { m.iv.quick = false; m.begin() }}}
	if m.iv.opts.Next != nil || m.iv.opts.Order != nil {
		out = append(out, way{quick, func(m *model) { m.iv.quick = true; m.begin() }})
	}
	if len(m.iv.given) > 0 {
		out[0].label = "Go on, section by section"
	}
	return out
}

// toGo is how many questions a draft leaves.
func (m *model) toGo(d Draft) int {
	iv := newInterview(m.iv.set, m.iv.opts)
	iv.resume(d)
	return iv.left()
}

func (m *model) discard() {
	m.iv.opts.Draft = nil
	if m.iv.opts.DropDraft != nil {
		if err := m.iv.opts.DropDraft(); err != nil {
			m.welcome()
			m.status = "The draft could not be removed: " + clean(err.Error())
			return
		}
	}
	m.welcome()
}

// begin goes to the first open question, or to the review if there is none.
func (m *model) begin() {
	if m.iv.start() {
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
	list, _, first, last := m.list.lines()
	room := m.room(head, foot)
	text := m.introduction(room - len(list))
	return m.frame(head, append(text, m.look.window(list, first, last, room-len(text))...), foot)
}

// introduction says what this is, what was found, how long it takes, and that
// nothing leaves the machine, in at most room lines: what matters least goes
// first, then the air.
func (m *model) introduction(room int) []string {
	width, w := m.columns(), m.iv.opts.Welcome
	blocks := [][]string{
		m.bold(wrapped("Docker Compose or Kubernetes for production?", width)),
		wrapped(m.iv.length(), width),
		wrapped("Nothing leaves this machine.", width),
		wrapped("Ctrl+C stops at any time and keeps your answers.", width),
	}
	if width >= besideWidth {
		blocks[1] = wrapped(m.iv.length()+" Nothing leaves this machine. Ctrl+C stops at any time and keeps your answers.", width)
		blocks = blocks[:2]
	}
	if w.Project != "" {
		blocks = append(blocks, append([]string{""}, m.bold([]string{m.look.cut("Found in "+w.Project.Clean(), width)})...))
		for _, f := range m.iv.finds() {
			blocks = append(blocks, hanging(m.look.signs.dot+" ", f, width))
		}
	}
	for _, line := range m.news() {
		blocks = append(blocks, append([]string{""}, wrapped(line, width)...))
	}
	var out []string
	for _, b := range append(blocks, []string{""}) {
		if len(out)+len(b) <= room {
			out = append(out, b...)
		}
	}
	return out
}

func (m *model) bold(lines []string) []string {
	for i := range lines {
		lines[i] = m.look.strong.Render(lines[i])
	}
	return lines
}

// secondsEach is what one question takes, as a guess for the first screen:
// reading two lines and choosing among five.
const secondsEach = 11

// length says how many questions there are, and about how long they take.
func (iv *interview) length() string {
	n := len(iv.asked())
	if n == 0 {
		return "All questions are answered already."
	}
	minutes := (n*secondsEach + 59) / 60
	return fmt.Sprintf("%s, about %s; each can be skipped.", counted(n, "question"), counted(minutes, "minute"))
}

// finds are the notable facts of the project, and how much they answer.
func (iv *interview) finds() []string {
	var out []string
	for _, f := range iv.opts.Welcome.Facts {
		out = append(out, f.Whole())
	}
	n := 0
	for _, q := range iv.asked() {
		if _, ok := iv.suggestion(q.ID); ok {
			n++
		}
	}
	if n > 0 {
		out = append(out, fmt.Sprintf("an answer to %s, which you can overrule", counted(n, "question")))
	}
	return out
}

// news says what has changed since the draft was kept.
func (m *model) news() []string {
	d := m.iv.opts.Draft
	if d == nil {
		return nil
	}
	_, gone, added := d.Fit(m.iv.set)
	return news(gone, added)
}

func news(gone, added []questions.ID) []string {
	var out []string
	if len(gone) > 0 {
		out = append(out, fmt.Sprintf("The questions have changed since: %s of the draft no longer %s: %s.", counted(len(gone), "answer"), fits(len(gone)), listed(gone)))
	}
	if len(added) > 0 {
		out = append(out, fmt.Sprintf("New since then: %s.", listed(added)))
	}
	return out
}

func listed(ids []questions.ID) string {
	s := ""
	for i, id := range ids {
		if i > 0 {
			s += ", "
		}
		s += clean(string(id))
	}
	return s
}

// counted is a number and its noun.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func fits(n int) string {
	if n == 1 {
		return "fits"
	}
	return "fit"
}
