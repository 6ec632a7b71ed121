package main

import (
	"errors"
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"advisor/internal/assess"
	"advisor/internal/compare"
	"advisor/internal/exit"
	"advisor/internal/flags"
	"advisor/internal/fleet"
	"advisor/internal/output"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/report/formats"
)

const compareHelp = `Compare two records, two JSON reports, or one of each: which answers, files and
findings changed, what became of the options, the estimate and the work of a
move, how much of the score each change is worth, and what flipped the
recommendation.

With one file and answers as flags it tells what those answers would change:
the file as it is is compared with the file with these answers.

A record is assessed without a scan, with the model of --model, else the one
that a record names (of NEW, where both do), else the built-in one. A report is
a file that advisor --format json wrote. One of the two may be -, standard
input. Two files of lines of many projects (advisor scan --recursive) give the
projects that changed, are new or gone, and whose review is due in 30 days.`

const compareExamples = `  advisor compare last-year.yaml advisor.yaml
  advisor compare advisor.yaml --hosts 3 --host-failure automatic
  advisor --format json . | advisor compare review.json -`

func (a *app) compareCommand() *cobra.Command {
	o := newOptions()
	c := &cobra.Command{
		Use: "compare [flags] OLD [NEW]", Short: "Compare two records or reports, or try other answers",
		Long: compareHelp, Example: compareExamples,
		RunE: func(_ *cobra.Command, args []string) error { return a.runCompare(o, args) },
	}
	a.setUp(c, o, []flags.Group{
		{Title: "Report", Flags: o.reportFlags(formats.ComparisonNames())},
		{Title: "Model", Flags: o.modelFlags()},
		questionGroup(),
	})
	return c
}

// comparableFiles refuses what cannot be compared: two files, or one with answers.
func comparableFiles(args []string, answers questions.Answers) error {
	switch {
	case len(args) == 1 && len(answers) == 0:
		return exit.InputErrorf("compare: name two files, OLD and NEW, or give the answers to try as flags, such as --hosts 3")
	case len(args) == 2 && len(answers) > 0:
		return exit.InputErrorf("compare: answers as flags are tried on one file, not two")
	case len(args) != 1 && len(args) != 2:
		return exit.InputErrorf("compare: name two files, OLD and NEW, not %d", len(args))
	case len(args) == 2 && args[0] == "-" && args[1] == "-":
		return exit.InputErrorf("compare: standard input can be one of the two, not both")
	}
	return nil
}

func (a *app) runCompare(o *options, args []string) error {
	answers, err := o.given().Given(a.loaded.Questionnaire)
	if err := errors.Join(err, comparableFiles(args, answers)); err != nil {
		return err
	}
	targets, err := a.writer(o).Targets(o.Flags, a.places().AbsAll(append([]string{a.loaded.Own.Path}, args...)...))
	if err != nil {
		return err
	}
	if done, err := a.compareFleets(o, targets, args); done || err != nil {
		return err
	}
	saved := assess.Saved{Version: version(), Loaded: a.loaded, Reader: a.reader()}
	old, errOld := saved.Side(a.loaded.Records[0])
	names := record.Names(args)
	old.Name = names[0]
	var now compare.Side
	var errNow error
	switch {
	case len(args) == 2:
		now, errNow = saved.Side(a.loaded.Records[1])
		now.Name = names[1]
	case errOld == nil:
		now, errNow = saved.WhatIf(old, answers)
	}
	if err := errors.Join(errOld, errNow); err != nil {
		return err
	}
	c := compare.Reports(compare.Input{Version: version(), Set: a.loaded.Questionnaire, Model: a.loaded.Model(), Old: old, New: now, WhatIf: len(args) == 1})
	return a.writer(o).Write(targets, "", func(w io.Writer, f formats.Format, look report.Options) error {
		return formats.WriteComparison(w, f.Name, c, look)
	})
}

// compareFleets compares the lines of two runs over many projects; not done where
// the files hold something else.
func (a *app) compareFleets(o *options, targets []output.Target, args []string) (done bool, err error) {
	if slices.Contains(args, "-") {
		return false, nil // which is read once
	}
	inputs, err := a.reader().Open(args)
	if err != nil {
		return false, nil //nolint:nilerr // for the reader of reports and records to say
	}
	defer inputs.Close()
	if !inputs[0].Fleet || !inputs[1].Fleet {
		return false, nil
	}
	old, errOld := fleet.ReadLines(inputs[0])
	now, errNow := fleet.ReadLines(inputs[1])
	if err := errors.Join(errOld, errNow); err != nil {
		return true, err
	}
	c := fleet.Compare(version(), old, now, a.now().UTC().Format(time.DateOnly))
	return true, a.writer(o).Write(targets, "", func(w io.Writer, f formats.Format, look report.Options) error {
		return formats.WriteFleetComparison(w, f.Name, c, look)
	})
}
