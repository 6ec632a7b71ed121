package main

import (
	"errors"
	"io"

	"github.com/spf13/cobra"

	"advisor/internal/advise"
	"advisor/internal/check"
	"advisor/internal/compose"
	"advisor/internal/exit"
	"advisor/internal/fleet"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/report/formats"
)

const scanHelp = `Read a Compose project and its Dockerfiles and print what they show: the
services and their roles, findings, the size of a move to Kubernetes, answers
that the files suggest, and what could not be read. Nothing is asked, started
or fetched. With --recursive it prints one line of JSON for every project.

More:
With --answers it also reports the answers that the files contradict.

With --recursive it scans every project below each DIR (default: this folder)
and prints one line of JSON for each, with the recommendation that follows from
the files and the answers, or a table. A project that cannot be read is a line
with its error. --shard I/N scans a part; the parts in their order are the
whole, and advisor render makes one table of them.`

const scanExamples = `  advisor scan --format json
  advisor scan --recursive ~/src --format text
  advisor scan --recursive ~/src --shard 1/4 --brief -o json=1.jsonl
  advisor render 1.jsonl 2.jsonl 3.jsonl 4.jsonl -o csv=fleet.csv`

func (a *app) scanCommand() *cobra.Command {
	o := newOptions()
	c := &cobra.Command{
		Use: "scan [flags] [DIR or FILE]", Short: "Print what the Compose project shows, without asking anything",
		Long: scanHelp, Example: scanExamples, Args: o.anyFolders,
		RunE: func(c *cobra.Command, args []string) error {
			return a.runScan(c, o, args)
		},
	}
	a.setUp(c, o, o.oneOrMany("scan"))
	return c
}

func (a *app) runScan(c *cobra.Command, o *options, args []string) error {
	flags, err := o.outputFlags(c)
	if err != nil {
		return err
	}
	r, err := a.prepare(o, flags, args, false)
	if err != nil {
		return err
	}
	if err := r.onlyScans(); err != nil {
		return err
	}
	r.tellRefused()
	if o.recursive {
		return r.overProjects(c.Context(), fleet.Over{Line: r.lines().Scan})
	}
	found, err := r.run.Selection.Load(c.Context(), a.watch)
	if errors.Is(err, compose.ErrNoProject) {
		return exit.InputErrorf("scan: %w; name a folder or a file", err)
	}
	if err != nil {
		return exit.Error(exit.Status(err), fleet.OneLine(err))
	}
	if err := r.out.Protect(); err != nil {
		return err
	}
	in := advise.Input{
		Version: version(), Set: a.loaded.Questionnaire, Model: a.loaded.Model(), Project: found.Facts, Gaps: found.Gaps,
		Answers: r.run.Said.Answers(),
	}
	judged := r.run.Judge(in.Project, in.Answers)
	rep := r.run.SinceScan(advise.ScanReport(in, judged))
	rep.Gates = r.run.Gates.EvaluateFiles(rep.Report(), r.run.Today)
	rep = rep.Normal()
	in.Answers = questions.Overlay(judged.Suggested, in.Answers)
	if err := r.saving().Save(in, nil); err != nil {
		return err
	}
	err = r.out.Write(r.out.Targets, found.Dir, func(w io.Writer, f formats.Format, look report.Options) error {
		return f.WriteScan(w, rep, look)
	})
	if err != nil {
		return err
	}
	return a.concluded(o, tripped(check.Tripped(rep.Gates)))
}

// onlyScans refuses what every command has a flag for and a scan cannot do.
func (r runConfig) onlyScans() error {
	switch {
	case r.run.Gates.Undecided || r.run.Gates.NotFirm:
		return exit.InputErrorf("--fail-on undecided: scan makes no recommendation; use it with advisor, or take undecided and not-firm out of the list")
	case r.run.Gates.Expect != "":
		return exit.InputErrorf("--expect: scan makes no recommendation; use it with advisor or advisor check")
	case r.noScan:
		return exit.InputErrorf("--no-scan: scan does nothing else; use it with advisor or advisor check")
	}
	return nil
}
