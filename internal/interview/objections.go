package interview

import (
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/questions"
)

// Objections are what the files say against the answer to one question.
func (iv *Interview) Objections(id questions.ID, all questions.Answers) []facts.Contradiction {
	if iv.Options.Contradict == nil {
		return nil
	}
	return slices.DeleteFunc(iv.Options.Contradict(all), func(c facts.Contradiction) bool {
		return !slices.Contains(c.Questions, string(id))
	})
}

// Objection says that the files speak against an answer, once.
func Objection(c facts.Contradiction) string {
	s := c.Message.Whole()
	if strings.HasPrefix(s, "The files ") {
		return s
	}
	return "The files speak against this: " + s
}
