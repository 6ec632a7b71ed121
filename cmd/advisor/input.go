package main

import (
	"errors"
	"fmt"
	"slices"

	"advisor/internal/config"
	"advisor/internal/exit"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/untrusted"
)

// userInput is what people said, before anybody is asked.
type userInput struct {
	flags  questions.Answers
	record record.Record // what the records say, put together, and flags over it
	read   record.Record // what they say by themselves
	text   []byte        // of the one record; nil where there are several
	// respondents and disputed are set where there are several records.
	respondents []string
	disputed    []record.Disagreement
}

// userInput reads flags and records and reports everything that is wrong with
// them at once.
func (e env) userInput(o *options, l loaded) (userInput, error) {
	modelGiven := o.modelFile != ""
	all, fileErr := e.places().ReadRecords(recordForm(l.questionnaire), l.records, modelGiven, e.ReadStdin)
	in := userInput{record: all.Record, read: all.Record, text: all.Text, respondents: all.Names, disputed: all.Disputed}
	var flagErr error
	in.flags, flagErr = o.givenAnswers(l.questionnaire)
	return in, errors.Join(flagErr, o.overrule(l.questionnaire, &in.record), fileErr, unusedModel(l, in))
}

// unusedModel refuses a model that a record on standard input names: it would
// have to be read before the record is.
func unusedModel(l loaded, in userInput) error {
	piped := slices.ContainsFunc(l.records, func(r config.Record) bool { return r.Path == "-" })
	if in.record.Model == "" || l.own.Chosen() || !piped {
		return nil
	}
	return exit.InputErrorf("a record on standard input cannot name a model (%s); give it with --model", in.record.Model.Clean())
}

// givenAnswers are the answers of flags; every wrong one is reported.
func (o *options) givenAnswers(set questions.Questionnaire) (questions.Answers, error) {
	a := questions.Answers{}
	var errs []error
	for _, q := range set.Questions {
		v := o.answers[q.ID]
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
func (o *options) overrule(set questions.Questionnaire, rec *record.Record) error {
	var errs []error
	if o.decision != "" {
		rec.Decision = o.decision
	}
	if o.reviewBy != "" {
		rec.ReviewBy = o.reviewBy
		if !record.IsDay(o.reviewBy) {
			errs = append(errs, fmt.Errorf("--review-by: %q is not a date; write one such as 2027-06-30", untrusted.Text(o.reviewBy).Clean()))
		}
	}
	if len(o.triggers) > 0 {
		var err error
		rec.Triggers, err = givenTriggers(set, o.triggers)
		errs = append(errs, err)
	}
	if n := len(rec.Triggers); n > record.MaxTriggers {
		errs = append(errs, fmt.Errorf("%d triggers are too many: a record holds %d; keep those that would change the decision", n, record.MaxTriggers))
	}
	return exit.InputError(errors.Join(errs...))
}

func givenTriggers(set questions.Questionnaire, texts []string) ([]record.Trigger, error) {
	var out []record.Trigger
	var errs []error
	form := recordForm(set)
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
