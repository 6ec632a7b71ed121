package score_test

import (
	"testing"

	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/score"
)

func BenchmarkAssessUnknown(b *testing.B) {
	m, s := model.Default(), questions.Default()
	for b.Loop() {
		score.Assess(basis(m, s, nil))
	}
}

func BenchmarkAssessFull(b *testing.B) {
	m, s := model.Default(), questions.Default()
	a := middle(s)
	for b.Loop() {
		score.Assess(basis(m, s, a))
	}
}

// middle answers every question with its second option.
func middle(s questions.Questionnaire) questions.Answers {
	a := questions.Answers{}
	for _, q := range s.Questions {
		a[q.ID] = questions.Answer{Option: q.Options[1].ID, Source: questions.FromFlag}
	}
	return a
}

func BenchmarkDefault(b *testing.B) {
	for b.Loop() {
		model.Default()
	}
}

// A clear record: no single weight flips it, so pairs are tried too.
func BenchmarkTippingPairs(b *testing.B) {
	m, s := model.Default(), questions.Default()
	a := full(b)
	for b.Loop() {
		score.Tipping(basis(m, s, a))
	}
}

func BenchmarkNext(b *testing.B) {
	m, s := model.Default(), questions.Default()
	for b.Loop() {
		score.Next(basis(m, s, nil))
	}
}
