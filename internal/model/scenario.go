package model

import (
	"errors"
	"fmt"

	"advisor/internal/questions"
	"advisor/internal/strictyaml"
)

// Filled are the answers of a scenario, with the source FromFile. The error names
// a question or an option that the questionnaire does not have.
func (x Scenario) Filled(s questions.Questionnaire) (questions.Answers, error) {
	a := questions.Answers{}
	for _, q := range s.Questions {
		o, ok := x.Answers[q.ID]
		if !ok {
			continue
		}
		if _, has := q.Option(o); !has {
			return nil, fmt.Errorf("question %q has no option %q; %s", q.ID, o, strictyaml.Nearest(string(o), q.OptionStrings()))
		}
		a[q.ID] = questions.Answer{Option: o, Source: questions.FromFile}
	}
	if len(a) != len(x.Answers) {
		return nil, errors.New("answers name a question that does not exist")
	}
	return a, nil
}
