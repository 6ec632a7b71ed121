package score

import (
	"errors"
	"fmt"
	"slices"

	"advisor/internal/questions"
)

// Verify runs the scenarios of a model: whole teams whose verdict people
// agree on. All that come out otherwise are reported.
func Verify(m Model, s questions.Questionnaire) error {
	var errs []error
	for _, x := range m.Scenarios {
		errs = append(errs, x.verify(m, s))
	}
	return errors.Join(errs...)
}

func (x Scenario) verify(m Model, s questions.Questionnaire) error {
	if err := x.run(m, s); err != nil {
		return fmt.Errorf("scenario %q: %w", x.Name, err)
	}
	return nil
}

func (x Scenario) run(m Model, s questions.Questionnaire) error {
	a, err := x.answers(s)
	if err != nil {
		return err
	}
	if x.Expect != Compose && x.Expect != Kubernetes {
		return fmt.Errorf("expect is %q, not compose or kubernetes", x.Expect)
	}
	as := Assess(m, s, a)
	if as.Recommendation != x.Expect {
		return fmt.Errorf("the model recommends %s at a score of %s, expected is %s: %s", as.Recommendation, number(as.Score), x.Expect, x.Why)
	}
	if len(x.Strength) > 0 && !slices.Contains(x.Strength, as.Strength) {
		return fmt.Errorf("the recommendation is %s, expected is one of %v: %s", as.Strength, x.Strength, as.StrengthWhy)
	}
	return nil
}

// answers are the answers of a scenario.
func (x Scenario) answers(s questions.Questionnaire) (questions.Answers, error) {
	a := questions.Answers{}
	for _, q := range s.Questions {
		o, ok := x.Answers[q.ID]
		if !ok {
			continue
		}
		if _, has := q.Option(o); !has {
			return nil, fmt.Errorf("question %q has no option %q%s", q.ID, o, hint(string(o), optionIDs(q)))
		}
		a[q.ID] = questions.Answer{Option: o, Source: questions.FromFile}
	}
	if len(a) != len(x.Answers) {
		return nil, errors.New("answers name a question that does not exist")
	}
	return a, nil
}
