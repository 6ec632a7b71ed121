package score

import (
	"errors"
	"fmt"
	"slices"

	"advisor/internal/model"
	"advisor/internal/options"
	"advisor/internal/questions"
)

// Verify runs the scenarios of a model: whole teams whose verdict people
// agree on. All that come out otherwise are reported.
func Verify(m model.Model, s questions.Questionnaire) error {
	var errs []error
	for _, x := range m.Scenarios {
		errs = append(errs, verify(x, m, s))
	}
	return errors.Join(errs...)
}

func verify(x model.Scenario, m model.Model, s questions.Questionnaire) error {
	if err := run(x, m, s); err != nil {
		return fmt.Errorf("scenario %q: %w", x.Name, err)
	}
	return nil
}

func run(x model.Scenario, m model.Model, s questions.Questionnaire) error {
	a, err := x.Filled(s)
	if err != nil {
		return err
	}
	if x.Expect != model.Compose && x.Expect != model.Kubernetes {
		return fmt.Errorf("expect is %q, not compose or kubernetes", x.Expect)
	}
	as := Assess(Basis{m, s, a})
	// Where nothing is to be recommended, and nothing is, the side is no verdict.
	none := slices.Equal(x.Strength, []model.Strength{model.Undecided}) && as.Strength == model.Undecided
	if as.Recommendation != x.Expect && !none {
		return fmt.Errorf("the model recommends %s at a score of %s, expected is %s: %s", as.Recommendation, Number(as.Score), x.Expect, x.Why)
	}
	if len(x.Strength) > 0 && !slices.Contains(x.Strength, as.Strength) {
		return fmt.Errorf("the recommendation is %s, expected is one of %v: %s", as.Strength, x.Strength, as.StrengthWhy)
	}
	return wayOf(x, Basis{m, s, a}, as)
}

// wayOf checks the option that a scenario expects, unless nothing is recommended
// and that was expected too.
func wayOf(x model.Scenario, b Basis, as Assessment) error {
	if x.Option == "" || (as.Strength == model.Undecided && slices.Contains(x.Strength, model.Undecided)) {
		return nil
	}
	for _, o := range Options(b, as) {
		if o.Verdict == options.Recommended && o.ID != x.Option {
			return fmt.Errorf("the recommended option is %s, expected is %s: %s", o.ID, x.Option, x.Why)
		}
		if o.Verdict == options.Recommended {
			return nil
		}
	}
	return fmt.Errorf("no option is recommended, expected is %s: %s", x.Option, x.Why)
}
