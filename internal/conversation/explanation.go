package conversation

import (
	"advisor/internal/explain"
	"advisor/internal/interview"
	"advisor/internal/questions"
	"advisor/internal/score"
)

// explained is what the model says of a question, as a conversation shows it.
func explained(b score.Basis, id questions.ID) interview.Explanation {
	asked, _ := explain.QuestionOf(b.Model, b.Questions, id)
	out := interview.Explanation{More: asked.More}
	for _, e := range asked.Effects {
		out.Effects = append(out.Effects, interview.Effect{Option: e.Option, Points: e.Points, RulesOut: e.RulesOut, With: e.With})
	}
	return out
}
