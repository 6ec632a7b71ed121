package questions

import "slices"

// Written is a question in the form of the questionnaire's file, for other
// files that may add questions.
type Written = fileQuestion

// With is the questionnaire with further questions at its end. All mistakes
// are reported at once: the error is of the type Flaws.
func (s Questionnaire) With(more []Written) (Questionnaire, error) {
	out := Questionnaire{Sections: s.Sections, Questions: slices.Clone(s.Questions)}
	for _, w := range more {
		out.Questions = append(out.Questions, w.question())
	}
	return out, out.flaws().err()
}
