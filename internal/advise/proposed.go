package advise

import (
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/score"
)

// Proposed are conditions that speak against a decision; before one is taken,
// against what is recommended. A decision against the recommendation has none:
// what changes the recommendation would speak for it.
func Proposed(b score.Basis, suggested questions.Answers, side string) []record.Trigger {
	if side != "" && side != string(score.Assess(b).Recommendation) {
		return nil
	}
	return Triggers(b, suggested)
}
