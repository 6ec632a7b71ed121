package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"advisor/internal/config"
	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// userInput is what people said, before anybody is asked.
type userInput struct {
	flags questions.Answers
	// record is what the records say, put together where there are several. Its
	// model is named as --model would name it: from this folder.
	record questions.Record
	// respondents and disputed are set where there are several records.
	respondents []string
	disputed    []questions.Disagreement
}

// userInput reads flags and records and reports everything that is wrong with
// them at once.
func (a *app) userInput(o *options, l loaded) (userInput, error) {
	in, fileErr := a.readRecords(o, l)
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

// readRecords reads what every record says. Several are the answers of several
// people, put together: where they differ, the answer is the set of what they
// said.
func (a *app) readRecords(o *options, l loaded) (userInput, error) {
	paths := make([]string, len(l.records))
	for i, r := range l.records {
		paths[i] = r.Path
	}
	if err := a.checkRecords(paths); err != nil {
		return userInput{}, err
	}
	recs := make([]questions.Record, len(paths))
	errs := make([]error, len(paths))
	for i, r := range l.records {
		recs[i], errs[i] = a.readRecord(l.questionnaire, r)
	}
	if err := errors.Join(errs...); err != nil {
		return userInput{}, err
	}
	names := questions.Names(paths)
	var in userInput
	in.record, in.disputed = questions.Together(l.questionnaire, names, recs)
	if len(recs) == 1 {
		in.record.Model = beside(paths[0], recs[0].Model)
		return in, nil
	}
	in.respondents = names
	var err error
	if o.modelFile == "" { // which overrides what records name
		in.record.Model, err = a.oneModel(paths, recs)
	}
	return in, err
}

func (a *app) readRecord(set questions.Questionnaire, r config.Record) (questions.Record, error) {
	name := r.Path
	if r.Path == "-" {
		name = "standard input"
		r.Bytes, r.Err = a.ReadStdin(files.MaxSize)
	}
	switch {
	case exit.Has(r.Err):
		return questions.Record{}, r.Err
	case r.Err != nil:
		return questions.Record{}, exit.InputErrorf("reading %s: %w", untrusted.Text(name).Clean(), r.Err)
	}
	rec, err := set.ReadRecord(name, r.Bytes)
	return rec, exit.InputError(err)
}

// checkRecords refuses a record that is given twice, by any name: it would
// count for two people.
func (a *app) checkRecords(paths []string) error {
	var errs []error
	for i, p := range paths {
		same := func(q string) bool { return p == q || p != "-" && q != "-" && files.Same(a.abs(p), a.abs(q)) }
		switch {
		case p == "":
			errs = append(errs, exit.InputErrorf("--answers: needs a value"))
		case slices.ContainsFunc(paths[:i], same):
			errs = append(errs, exit.InputErrorf("--answers: %s is given twice", untrusted.Text(p).Clean()))
		}
	}
	return errors.Join(errs...)
}

// beside is the path of a file that a record names: it starts from the folder
// of the record, on standard input from this one. Empty stays empty.
func beside(record string, name untrusted.Text) untrusted.Text {
	if name == "" || record == "-" {
		return name
	}
	return untrusted.Text(filepath.ToSlash(config.PathIn(filepath.Dir(record), string(name))))
}

// oneModel is the model file that the records name. Two models would weigh the
// same answers differently, so that is an error.
func (a *app) oneModel(paths []string, recs []questions.Record) (untrusted.Text, error) {
	var first string // the record that names one first
	var out untrusted.Text
	for i, r := range recs {
		name := beside(paths[i], r.Model)
		switch {
		case name == "":
		case out == "":
			first, out = paths[i], name
		case a.abs(string(name)) != a.abs(string(out)):
			return "", exit.InputErrorf("%s names the model %s, and %s names %s; let them agree, or choose one with --model",
				untrusted.Text(first).Clean(), out.Clean(), untrusted.Text(paths[i]).Clean(), name.Clean())
		}
	}
	return out, nil
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
func (o *options) overrule(set questions.Questionnaire, rec *questions.Record) error {
	var errs []error
	if o.decision != "" {
		rec.Decision = o.decision
	}
	if o.reviewBy != "" {
		rec.ReviewBy = o.reviewBy
		if !questions.IsDay(o.reviewBy) {
			errs = append(errs, fmt.Errorf("--review-by: %q is no day; write one such as 2027-06-30", untrusted.Text(o.reviewBy).Clean()))
		}
	}
	if len(o.triggers) > 0 {
		var err error
		rec.Triggers, err = givenTriggers(set, o.triggers)
		errs = append(errs, err)
	}
	if n := len(rec.Triggers); n > questions.MaxTriggers {
		errs = append(errs, fmt.Errorf("%d triggers are more than a record takes, which is %d; keep those that would change the decision", n, questions.MaxTriggers))
	}
	return exit.InputError(errors.Join(errs...))
}

func givenTriggers(set questions.Questionnaire, texts []string) ([]questions.Trigger, error) {
	var out []questions.Trigger
	var errs []error
	for _, text := range texts {
		t, err := set.ParseTrigger(text)
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
