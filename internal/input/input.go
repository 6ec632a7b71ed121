// Package input is what people said before anybody is asked: what flags say over
// what records say. It asks nothing, and reads no file but the records that it is
// given.
package input

import (
	"errors"
	"fmt"
	"slices"

	"advisor/internal/check"
	"advisor/internal/config"
	"advisor/internal/exit"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/rules"
	"advisor/internal/untrusted"
)

// Flags are the answers and the decision, as they were given.
type Flags struct {
	Answers            map[questions.ID]*string // by question, nil until set
	Decision, ReviewBy string
	Triggers           []string
	Model              bool // a flag names the model
}

// Said is what people said.
type Said struct {
	Flags  questions.Answers
	Record record.Record // what the records say, put together, and flags over it
	Read   record.Record // what they say by themselves
	Text   []byte        // of the one record; nil where there are several
	// Respondents, what each of them says and Disputed are set where there are
	// several records.
	Respondents []string
	Each        []record.Record
	Disputed    []record.Disagreement
	// Refused is the model that the records or the settings name and that the caller
	// does not let weigh; the zero value: there is none.
	Refused config.Model
}

// Answers are those of the records with those of flags over them.
func (s Said) Answers() questions.Answers { return questions.Overlay(s.Record.Answers, s.Flags) }

// Form is what a record on a questionnaire may say.
func Form(set questions.Questionnaire) record.Form {
	return record.Form{Questionnaire: set, Metrics: check.MetricIDs(), Rules: rules.IDs()}
}

// Read reads flags and the records of what is loaded, and reports everything
// that is wrong with them at once. Stdin reads what the record "-" stands for, up
// to so many bytes.
func Read(f Flags, l config.Loaded, p config.Places, stdin func(most int) ([]byte, error)) (Said, error) {
	all, fileErr := p.ReadRecords(Form(l.Questionnaire), l, f.Model, stdin)
	said := Said{Record: all.Record, Read: all.Record, Text: all.Text, Respondents: all.Names, Each: all.Each, Disputed: all.Disputed, Refused: all.Refused}
	var flagErr error
	said.Flags, flagErr = f.Given(l.Questionnaire)
	return said, errors.Join(flagErr, f.overrule(l.Questionnaire, &said.Record), fileErr, unusedModel(l, said))
}

// unusedModel refuses a model that a record on standard input names: it would
// have to be read before the record is.
func unusedModel(l config.Loaded, s Said) error {
	piped := slices.ContainsFunc(l.Records, func(r config.Record) bool { return r.Path == "-" })
	if s.Record.Model == "" || l.Own.Chosen() || l.ModelFrom == config.ModelFromConfig || !piped {
		return nil
	}
	return exit.InputErrorf("a record on standard input cannot name a model (%s); give it with --model", s.Record.Model.Clean())
}

// Given are the answers of flags; every wrong one is reported.
func (f Flags) Given(set questions.Questionnaire) (questions.Answers, error) {
	a := questions.Answers{}
	var errs []error
	for _, q := range set.Questions {
		v := f.Answers[q.ID]
		if v == nil {
			continue
		}
		ans, err := q.Parse(*v)
		if err != nil {
			errs = append(errs, fmt.Errorf("--%s: %w", q.ID, err))
			continue
		}
		ans.Source = questions.FromFlag
		a[q.ID] = ans
	}
	return a, exit.InputError(errors.Join(errs...))
}

// overrule puts what the flags say of the decision over what records say.
func (f Flags) overrule(set questions.Questionnaire, rec *record.Record) error {
	var errs []error
	if f.Decision != "" {
		rec.Decision = f.Decision
	}
	if f.ReviewBy != "" {
		rec.ReviewBy = f.ReviewBy
		if !record.IsDay(f.ReviewBy) {
			errs = append(errs, fmt.Errorf("--review-by: %q is not a date; write one such as 2027-06-30", untrusted.Text(f.ReviewBy).Clean()))
		}
	}
	if len(f.Triggers) > 0 {
		var err error
		rec.Triggers, err = givenTriggers(set, f.Triggers)
		errs = append(errs, err)
	}
	if n := len(rec.Triggers); n > record.MaxTriggers {
		errs = append(errs, fmt.Errorf("%d triggers are more than a record takes, which is %d; keep those that would change the decision", n, record.MaxTriggers))
	}
	return exit.InputError(errors.Join(errs...))
}

// givenTriggers are the conditions of flags; every wrong one is reported.
func givenTriggers(set questions.Questionnaire, texts []string) ([]record.Trigger, error) {
	var out []record.Trigger
	var errs []error
	form := Form(set)
	for _, text := range texts {
		t, err := form.ParseTrigger(text)
		switch {
		case err != nil:
			errs = append(errs, fmt.Errorf("--trigger: %w", err))
		case slices.Contains(out, t):
			errs = append(errs, fmt.Errorf("--trigger: %q is given twice", t))
		default:
			out = append(out, t)
		}
	}
	return out, errors.Join(errs...)
}
