package main

import (
	"errors"
	"io"

	"github.com/spf13/cobra"

	"advisor/internal/advise"
	"advisor/internal/assess"
	"advisor/internal/exit"
	"advisor/internal/flags"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/report/formats"
)

const compareHelp = `Compare two records, two JSON reports, or one of each: which answers, files and
findings changed, whether the model did, how much of the score each change is
worth, and what flipped the recommendation.

A record is assessed without a scan, with the model of --model, else the one
that a record names (of NEW, where both do), else the built-in one. A report is
a file that advisor --format json wrote. One of the two may be -, standard
input.`

const compareExamples = `  advisor compare last-year.yaml advisor.yaml
  advisor --format json . | advisor compare review.json -`

func (a *app) compareCommand() *cobra.Command {
	o := newOptions()
	c := &cobra.Command{
		Use: "compare [flags] OLD NEW", Short: "Compare two records or reports: what changed, and its effect",
		Long: compareHelp, Example: compareExamples, Args: twoFiles,
		RunE: func(_ *cobra.Command, args []string) error { return a.runCompare(o, args) },
	}
	a.setUp(c, o, []flags.Group{
		{Title: "Report", Flags: o.reportFlags(formats.ComparisonNames())},
		{Title: "Model", Flags: o.weightFlags()},
	})
	return c
}

func twoFiles(c *cobra.Command, args []string) error {
	switch {
	case len(args) != 2:
		return exit.InputErrorf("%s: name two files, OLD and NEW, not %d", c.Name(), len(args))
	case args[0] == "-" && args[1] == "-":
		return exit.InputErrorf("%s: standard input can be one of the two, not both", c.Name())
	}
	return nil
}

func (a *app) runCompare(o *options, args []string) error {
	targets, err := a.writer(o).Targets(o.Flags, a.places().AbsAll(append([]string{a.loaded.Own.Path}, args...)...))
	if err != nil {
		return err
	}
	saved := assess.Saved{Version: version(), Loaded: a.loaded, Reader: a.reader()}
	old, errOld := saved.Side(a.loaded.Records[0])
	now, errNow := saved.Side(a.loaded.Records[1])
	if err := errors.Join(errOld, errNow); err != nil {
		return err
	}
	names := record.Names(args)
	old.Name, now.Name = names[0], names[1]
	c := advise.Compare(advise.Comparing{Version: version(), Set: a.loaded.Questionnaire, Model: a.loaded.Model(), Old: old, New: now})
	return a.writer(o).Write(targets, "", func(w io.Writer, f formats.Format, look report.Options) error {
		return formats.WriteComparison(w, f.Name, c, look)
	})
}
