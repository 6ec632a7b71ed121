package advise

import (
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/score"
)

// Proposed are conditions that speak against a decision; before one is taken,
// against what is recommended. A decision against a recommendation has none:
// what changes the recommendation would speak for it.
func Proposed(b score.Basis, suggested questions.Answers, side string) []record.Trigger {
	decided := model.Recommendation(side)
	if now := headline(score.Assess(b)); now != "" && decided != "" && now != decided {
		return nil
	}
	return triggers(b, suggested, decided)
}
