package wizard

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"advisor/internal/interview"
	"advisor/internal/questions"
)

// question shows the interview's current question.
func (m *model) question() {
	q, ok := m.iv.Navigation.Current()
	if !ok {
		m.toReview()
		return
	}
	m.edit = false
	m.ask(q)
}

// ask shows one question with what stands there selected.
func (m *model) ask(q questions.Question) {
	m.screen, m.q, m.number, m.scroll = onQuestion, q, "", 0
	a, _ := m.iv.Answer(q.ID)
	if a.Plain && a.Source != questions.FromScan {
		m.number = fmt.Sprint(a.Number)
	}
	m.previewed = m.iv.Options.Live != nil
	m.buildQuestion(interview.Standing(q, a))
	m.previewChoice()
}

func (m *model) buildQuestion(selected int) {
	width := m.leftWidth()
	var labels []string
	for i, c := range interview.Choices(m.q) {
		lead := ""
		if !m.q.Numeric {
			lead = fmt.Sprintf("%d  ", i+1)
		}
		labels = append(labels, entry(lead, c.Label, width))
	}
	m.list = newList(labels, selected, width, m.look)
}

// entry is one entry of a list of that width, its further lines indented.
func entry(lead, text string, width int) string {
	indent := max(len(lead), len(continued)-len(cursor)+1)
	return lead + strings.Join(interview.Wrap(text, width-len(cursor)-indent-1), "\n"+pad("", indent))
}

// questionKey answers a key while a question is shown.
func (m *model) questionKey(k tea.KeyMsg) {
	if m.list.filtering() {
		m.filterKey(k)
		return
	}
	if m.leaves(k.String()) {
		return
	}
	switch key := k.String(); key {
	case "?", "f1":
		m.screen, m.scroll = onWhy, 0
	case "p":
		m.live()
	case "v":
		m.evidence()
	case "n":
		m.startNote()
	case "q":
		m.status = "Ctrl+C stops and keeps your answers."
	case "up", "down", "j", "k", "home", "end", "g", "G", "ctrl+n", "ctrl+p":
		m.number = ""
		m.list.update(k)
	case "/":
		if m.list.filters() {
			m.list.aside = m.hovered()
			m.list.update(k)
		}
	case "backspace":
		m.number = m.number[:max(len(m.number)-1, 0)]
		m.typed()
	default:
		if len(key) == 1 && key[0] >= '0' && key[0] <= '9' {
			m.digit(key)
		}
	}
	m.previewChoice()
}

// leaves answers a key that leads away from the question; false: it does not.
func (m *model) leaves(key string) bool {
	switch key {
	case "enter", "tab":
		m.accept()
	case "esc", "shift+tab", "b":
		m.goBack()
	case "s":
		m.iv.Choose(m.q.ID, questions.Answer{Source: questions.FromWizard})
		m.advance()
	case "r":
		m.toReview()
	default:
		return false
	}
	return true
}

// filterKey answers a key while the list is being filtered.
func (m *model) filterKey(k tea.KeyMsg) {
	switch k.String() {
	case "esc":
		m.buildQuestion(m.list.aside)
	case "enter":
		if _, ok := m.list.hovered(); ok {
			m.accept()
			return
		}
	default:
		m.list.update(k)
	}
	m.previewChoice()
}

// digit is the number itself where a number is asked for, else the place of
// an option.
func (m *model) digit(key string) {
	if m.q.Numeric {
		if len(m.number) < interview.MaxDigits {
			m.number = strings.TrimLeft(m.number, "0") + key
		}
		m.typed()
		return
	}
	if i := int(key[0]-'0') - 1; i >= 0 && i < m.list.size {
		m.buildQuestion(i)
		return
	}
	m.status = fmt.Sprintf("Type a number from 1 to %d.", min(m.list.size, 9))
}

// typed selects the option that the typed number means.
func (m *model) typed() {
	if m.number == "" {
		return
	}
	_, i, err := interview.ReadNumber(m.q, m.number)
	if err != nil {
		m.status = "Not possible here: type " + interview.NumberSpan(m.q) + "."
		return
	}
	m.buildQuestion(i)
}

// candidate is the answer that Enter would give now; false: there is none.
func (m *model) candidate() (questions.Answer, bool) {
	if m.number != "" {
		a, _, err := interview.ReadNumber(m.q, m.number)
		return a, err == nil
	}
	i, ok := m.list.hovered()
	if !ok {
		return questions.Answer{}, false
	}
	return questions.Answer{Option: interview.Choices(m.q)[i].Option, Source: questions.FromWizard}, true
}

func (m *model) accept() {
	a, ok := m.candidate()
	if !ok {
		m.typed()
		return
	}
	m.iv.Choose(m.q.ID, a)
	m.advance()
}

func (m *model) goBack() {
	switch {
	case m.edit:
		m.toReview()
	case m.iv.Navigation.Back():
		m.question()
	default:
		m.welcome()
	}
}

// previewChoice computes what the selected answer would come to.
func (m *model) previewChoice() {
	if m.screen != onQuestion {
		return
	}
	all := m.iv.Answers()
	if a, ok := m.candidate(); ok {
		all = m.iv.With(m.q.ID, a)
	}
	m.preview, m.previewed = m.iv.Preview(all)
	m.objections = m.iv.Objections(m.q.ID, all)
}
