package advise

import (
	"math/rand/v2"
	"testing"

	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/score"
)

// The wizard works them out once, between two keys.
func BenchmarkTriggers(b *testing.B) {
	m, set := model.Default(), questions.Default()
	today := someAnswers(rand.New(rand.NewPCG(1, 7)), set, 50)
	for b.Loop() {
		Triggers(score.Basis{Model: m, Questions: set, Answers: today}, nil)
	}
}
