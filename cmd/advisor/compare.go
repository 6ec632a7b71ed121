package main

import (
	"errors"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"advisor/internal/assess"
	"advisor/internal/exit"
	"advisor/internal/flags"
	"advisor/internal/fleet"
	"advisor/internal/output"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/report/formats"
	"advisor/internal/saved"
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
projects that changed, are new or gone, and whose review is due by now or within
30 days of --today.`

const compareExamples = `  advisor compare last-year.yaml advisor.yaml
  advisor compare advisor.yaml --hosts 3 --host-failure automatic
  advisor --format json . | advisor compare review.json -
  advisor check --recursive ~/src | advisor compare last-week.jsonl -`

func (a *app) compareCommand() *cobra.Command {
	o := newOptions()
	c := &cobra.Command{
		Use: "compare [flags] OLD [NEW]", Short: "Compare two records or reports, or try other answers",
		Long: compareHelp, Example: compareExamples,
		RunE: func(c *cobra.Command, args []string) error { return a.runCompare(c, o, args) },
	}
	a.setUp(c, o, []flags.Group{
		{Title: "Report", Flags: o.reportFlags(formats.ComparisonNames())},
		{Title: "Many projects", Flags: o.todayFlags()},
		{Title: "Model", Flags: o.modelFlags()},
		questionGroup(),
	})
	return c
}

// comparableFiles refuses what cannot be compared: two files, or one with answers.
func comparableFiles(args []string, answers questions.Answers) error {
	switch {
	case len(args) < 2 && len(answers) == 0:
		return exit.InputErrorf("compare: name two files, OLD and NEW, or give the answers to try as flags, such as --hosts 3")
	case len(args) == 2 && len(answers) > 0:
		return exit.InputErrorf("compare: answers as flags are tried on one file, not two")
	case len(args) == 0:
		return exit.InputErrorf("compare: name the record or report on which the answers are tried")
	case len(args) > 2:
		return exit.InputErrorf("compare: name two files, OLD and NEW, not %d", len(args))
	case len(args) == 2 && args[0] == "-" && args[1] == "-":
		return exit.InputErrorf("compare: standard input can be one of the two, not both")
	}
	return nil
}

func (a *app) runCompare(c *cobra.Command, o *options, args []string) error {
	answers, err := o.given().Given(a.loaded.Questionnaire)
	if err := errors.Join(err, comparableFiles(args, answers)); err != nil {
		return err
	}
	targets, err := a.writer(o).Targets(o.Flags, a.places().AbsAll(append([]string{a.loaded.Own.Path}, args...)...))
	if err != nil {
		return err
	}
	if done, err := a.compareFleets(c, o, targets, args); done || err != nil {
		return err
	}
	changed, err := assess.Saved{Version: version(), Loaded: a.loaded, Reader: a.reader()}.Compare(args, answers)
	if err != nil {
		return err
	}
	return a.writer(o).Write(targets, "", func(w io.Writer, f formats.Format, look report.Options) error {
		return formats.WriteComparison(w, f.Name, changed, look)
	})
}

// compareFleets compares the lines of two runs over many projects; not done where
// the files hold something else. Standard input is read once, so what it holds is
// kept for who reads it then.
func (a *app) compareFleets(c *cobra.Command, o *options, targets []output.Target, args []string) (done bool, err error) {
	inputs, err := a.reader().Open(args)
	if err != nil {
		return false, nil //nolint:nilerr // for the reader of reports and records to say
	}
	defer inputs.Close()
	if !fleet.Comparable(inputs) {
		return false, errors.Join(a.keepStandard(args, inputs), unused(c, "says which reviews are due, and of two reports or records none is", "today"))
	}
	today, err := a.dayOf(o)
	if err := errors.Join(unused(c, "weighs records, and lines of many projects are compared as they are", "model"), err); err != nil {
		return true, err
	}
	changed, err := fleet.CompareFiles(version(), inputs, today)
	if err != nil {
		return true, err
	}
	return true, a.writer(o).Write(targets, "", func(w io.Writer, f formats.Format, look report.Options) error {
		return formats.WriteFleetComparison(w, f.Name, changed, look)
	})
}

// keepStandard keeps what was read of standard input for the records of the run.
func (a *app) keepStandard(args []string, inputs saved.Files) error {
	i := slices.Index(args, "-")
	if i < 0 {
		return nil
	}
	b, err := inputs[i].Whole()
	if err != nil {
		return inputs[i].Bad(err)
	}
	a.loaded.Records[i].Bytes = saved.WithoutMark(b)
	return nil
}
