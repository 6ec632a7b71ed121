package wizard

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"advisor/internal/facts"
	"advisor/internal/interview"
	"advisor/internal/questions"
)

// over is what stands over a question or in place of its options.
type over int

const (
	overNothing  over = iota
	overWhy           // the question's explanation
	overLive          // the live view, where there is no room for it beside
	overEvidence      // the lines of a file that a suggestion rests on
	overNote          // a note is being typed
)

// questionPage is one question.
type questionPage struct {
	m      *model
	q      questions.Question
	edit   bool // it was reached from the review and leads back there
	list   *list
	number string // digits typed as the answer to a numeric question
	wrong  string // what is wrong with the last key, gone with the next
	over   over
	note   *textField // the note that is being typed
	scroll int        // of an explanation or of the lines of a file

	objections []facts.Contradiction
	decided    bool // nothing that is left is needed, section by section
}

// question shows the interview's current question.
func (m *model) question() {
	q, ok := m.iv.Navigation.Current()
	if !ok {
		m.toReview()
		return
	}
	m.ask(q, false)
}

// ask shows one question with what stands there selected; edit: it leads back to
// the review.
func (m *model) ask(q questions.Question, edit bool) {
	p := &questionPage{m: m, q: q, edit: edit, decided: !edit && m.iv.Navigation.Decided() != interview.GoOn}
	m.page = p
	a, _ := m.iv.Answer(q.ID)
	if a.Plain && a.Source != questions.FromScan {
		p.number = fmt.Sprint(a.Number)
	}
	m.previewed = m.iv.Options.Live != nil
	p.build(interview.Standing(q, a))
	p.previewChoice()
}

func (p *questionPage) build(selected int) {
	width := p.m.leftWidth()
	var labels []string
	for i, c := range interview.Choices(p.q) {
		lead := ""
		if !p.q.Numeric {
			lead = numberLead(i)
		}
		label := c.Label
		if s, ok := p.m.iv.Suggestion(p.q.ID); ok && s.Option == c.Option {
			label += interview.FromFiles
		}
		labels = append(labels, entry(lead, label, width))
	}
	p.list = newList(labels, selected, width, p.m.look)
}

// numberLead stands before an entry that a digit chooses.
func numberLead(i int) string { return fmt.Sprintf("%d  ", i+1) }

// entry is one entry of a list of that width, its further lines indented.
func entry(lead, text string, width int) string {
	indent := max(len(lead), len(continued)-len(cursor)+1)
	return lead + strings.Join(interview.Wrap(text, width-len(cursor)-indent-1), "\n"+pad("", indent))
}

func (p *questionPage) key(k tea.KeyMsg) tea.Cmd {
	p.wrong = ""
	switch p.over {
	case overNothing:
		p.questionKey(k)
	case overNote:
		p.noteKey(k)
	case overWhy, overLive, overEvidence:
		p.overlayKey(k)
	}
	return nil
}

func (p *questionPage) resized() {
	p.build(p.list.at())
	if p.note != nil {
		p.note.rebuild(p.m.leftWidth(), p.m.look)
	}
}

func (p *questionPage) typing() bool {
	return p.over == overNote || p.over == overNothing && p.list.filtering()
}

// questionKey answers a key while nothing stands over the question.
func (p *questionPage) questionKey(k tea.KeyMsg) {
	if p.list.filtering() {
		p.filterKey(k)
		return
	}
	if p.leaves(k.String()) {
		return
	}
	switch key := k.String(); key {
	case "?", "f1":
		p.over, p.scroll = overWhy, 0
	case "p":
		p.live()
	case "v":
		p.evidence()
	case "n":
		p.startNote()
	case "q":
		p.m.status = "Ctrl+C stops and keeps your answers."
	case "up", "down", "j", "k", "home", "end", "g", "G", "ctrl+n", "ctrl+p":
		p.number = ""
		p.list.update(k)
	case "/":
		if p.list.filters() {
			p.list.aside = p.list.at()
			p.list.update(k)
		}
	case "backspace":
		p.number = p.number[:max(len(p.number)-1, 0)]
		p.typed()
	default:
		if len(key) == 1 && key[0] >= '0' && key[0] <= '9' {
			p.digit(key)
		}
	}
	p.previewChoice()
}

// leaves answers a key that leads away from the question; false: it does not.
func (p *questionPage) leaves(key string) bool {
	switch key {
	case "enter", "tab":
		p.accept()
	case "esc", "shift+tab", "b":
		p.goBack()
	case "s":
		p.choose(questions.Answer{Source: questions.FromWizard})
	case "r":
		p.toReview()
	default:
		return false
	}
	return true
}

// filterKey answers a key while the list is being filtered.
func (p *questionPage) filterKey(k tea.KeyMsg) {
	switch k.String() {
	case "esc":
		p.build(p.list.aside)
	case "enter":
		if _, ok := p.list.hovered(); ok {
			p.accept()
			return
		}
	case "up", "down":
		p.list.update(k)
	default:
		p.list.update(k)
		p.list.toFirst()
	}
	p.previewChoice()
}

// digit is the number itself where a number is asked for, else the place of
// an option.
func (p *questionPage) digit(key string) {
	if p.q.Numeric {
		if len(p.number) < interview.MaxDigits {
			p.number = strings.TrimLeft(p.number, "0") + key
		}
		p.typed()
		return
	}
	if i := int(key[0]-'0') - 1; i >= 0 && i < p.list.size {
		p.build(i)
		return
	}
	p.wrong = fmt.Sprintf("Type a number from 1 to %d.", min(p.list.size, 9))
}

// typed selects the option that the typed number means.
func (p *questionPage) typed() {
	if p.number == "" {
		return
	}
	_, i, err := interview.ReadNumber(p.q, p.number)
	if err != nil {
		p.wrong = "Enter " + interview.NumberSpan(p.q) + "."
		return
	}
	p.build(i)
}

// candidate is the answer that Enter would give now; false: there is none.
func (p *questionPage) candidate() (questions.Answer, bool) {
	if p.number != "" {
		a, _, err := interview.ReadNumber(p.q, p.number)
		return a, err == nil
	}
	i, ok := p.list.hovered()
	if !ok {
		return questions.Answer{}, false
	}
	return questions.Answer{Option: interview.Choices(p.q)[i].Option, Source: questions.FromWizard}, true
}

func (p *questionPage) accept() {
	a, ok := p.candidate()
	if !ok {
		p.typed()
		return
	}
	p.choose(a)
}

// choose takes an answer and goes on.
func (p *questionPage) choose(a questions.Answer) {
	p.m.iv.Choose(p.q.ID, a)
	if p.edit {
		p.toReview()
		return
	}
	p.m.advance()
}

// toReview shows all answers, with the cursor on this one where it came from there.
func (p *questionPage) toReview() {
	if p.edit {
		p.m.toChanged(p.q.ID)
		return
	}
	p.m.toReview()
}

func (p *questionPage) goBack() {
	switch {
	case p.edit:
		p.toReview()
	case p.m.iv.Navigation.Back():
		p.m.question()
	default:
		p.m.welcome()
	}
}

// previewChoice computes what the selected answer would come to.
func (p *questionPage) previewChoice() {
	if p.over != overNothing {
		return
	}
	all := p.m.iv.Answers()
	if a, ok := p.candidate(); ok {
		all = p.m.iv.With(p.q.ID, a)
	}
	p.m.preview, p.m.previewed = p.m.iv.Preview(all)
	p.objections = p.m.iv.Objections(p.q.ID, all)
}
