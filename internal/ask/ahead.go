package ask

import (
	"slices"

	"advisor/internal/facts"
	"advisor/internal/questions"
)

// candidate is the answer that Enter would give now; false: there is none.
func (m *model) candidate() (questions.Answer, bool) {
	if m.number != "" {
		a, _, err := readNumber(m.q, m.number)
		return a, err == nil
	}
	i, ok := m.list.hovered()
	if !ok {
		return questions.Answer{}, false
	}
	return questions.Answer{Option: choices(m.q)[i].option, Source: questions.FromWizard}, true
}

func (m *model) accept() {
	a, ok := m.candidate()
	if !ok {
		m.typed()
		return
	}
	m.iv.choose(m.q.ID, a)
	m.advance()
}

func (m *model) goBack() {
	switch {
	case m.edit:
		m.toReview()
	case m.iv.back():
		m.question()
	default:
		m.welcome()
	}
}

// lookAhead computes what the selected answer would come to.
func (m *model) lookAhead() {
	if m.screen != onQuestion {
		return
	}
	all := m.iv.answers()
	if a, ok := m.candidate(); ok {
		all = m.iv.with(m.q.ID, a)
	}
	m.preview, m.previewed = m.iv.preview(all)
	m.objections = m.iv.objections(m.q.ID, all)
}

// objections are what the files say against the answer to one question.
func (iv *interview) objections(id questions.ID, all questions.Answers) []facts.Contradiction {
	if iv.opts.Contradict == nil {
		return nil
	}
	return slices.DeleteFunc(iv.opts.Contradict(all), func(c facts.Contradiction) bool {
		return !slices.Contains(c.Questions, string(id))
	})
}
