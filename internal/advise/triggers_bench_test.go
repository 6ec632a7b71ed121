package advise

import (
	"math/rand/v2"
	"testing"

	"advisor/internal/model"
	"advisor/internal/questions"
)

// The wizard works them out once, between two keys.
func BenchmarkTriggers(b *testing.B) {
	m, set := model.Default(), questions.Default()
	today := someAnswers(rand.New(rand.NewPCG(1, 7)), set, 50)
	for b.Loop() {
		Triggers(m, set, today, nil)
	}
}
