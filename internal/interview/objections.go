package interview

import (
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// Objections are what the files and the estimate say against the answer to one
// question.
func (iv *Interview) Objections(id questions.ID, all questions.Answers) []facts.Contradiction {
	if iv.Options.Contradict == nil {
		return nil
	}
	return slices.DeleteFunc(iv.Options.Contradict(all), func(c facts.Contradiction) bool {
		return !slices.Contains(c.Questions, string(id))
	})
}

// Objection says what contradicts an answer, the files or the estimate, once; without
// the final stop.
func Objection(c facts.Contradiction) string {
	s := strings.TrimSuffix(c.Message.Whole(), ".")
	switch {
	case c.Source != "": // counted nowhere
		return "The " + untrusted.Text(c.Source).Clean() + " contradicts this: " + s
	case strings.HasPrefix(s, "The files "):
		return s
	}
	return "The files contradict this: " + s
}
