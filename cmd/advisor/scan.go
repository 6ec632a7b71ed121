package main

import (
	"errors"
	"io"

	"github.com/spf13/cobra"

	"advisor/internal/advise"
	"advisor/internal/check"
	"advisor/internal/compose"
	"advisor/internal/exit"
	"advisor/internal/flags"
	"advisor/internal/fleet"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/report/formats"
)

const scanHelp = `Read a Compose project and its Dockerfiles and print what they show: the
services and their roles, findings, the size of a move to Kubernetes, answers
that the files suggest, and what could not be read. Nothing is asked, started
or fetched.

With --answers it also says where the files speak against an answer.

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
	a.setUp(c, o, []flags.Group{
		{Title: "Project", Flags: o.projectFlags()},
		{Title: "Many projects", Flags: o.fleetFlags("scan")},
		{Title: "Answers", Flags: o.answerFlags()},
		{Title: "Report", Flags: o.reportFlags(o.fleetFormats())},
		{Title: "Gates", Flags: o.gateFlags()},
		{Title: "Since", Flags: o.sinceFlags()},
		{Title: "Settings", Flags: o.settingFlags()},
		questionGroup(),
	})
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
	if o.recursive {
		return r.overProjects(c.Context(), r.scanLine)
	}
	found, err := r.scan(c.Context())
	if errors.Is(err, compose.ErrNoProject) {
		return exit.InputErrorf("scan: %w; name a folder or a file", err)
	}
	if err != nil {
		return exit.Error(exit.Status(err), fleet.OneLine(err))
	}
	if err := r.protect(); err != nil {
		return err
	}
	in := advise.Input{
		Version: version(), Set: r.questionnaire, Model: r.model(), Project: found.facts, Gaps: found.gaps,
		Answers: questions.Overlay(r.input.record.Answers, r.input.flags),
	}
	judged := r.judge(in.Project, in.Answers)
	rep := r.sinceScan(advise.ScanReport(in, judged))
	rep.Gates = r.gates.EvaluateFiles(rep.Report(), r.today)
	rep = rep.Normal()
	in.Answers = questions.Overlay(judged.Suggested, in.Answers)
	if err := r.saveRecord(in, nil); err != nil {
		return err
	}
	err = r.writer(o).Write(r.targets, found.dir, func(w io.Writer, f formats.Format, look report.Options) error {
		return f.WriteScan(w, rep, look)
	})
	if err != nil {
		return err
	}
	return r.concluded(tripped(check.Tripped(rep.Gates)))
}

// sinceScan leaves the new findings where there is a baseline.
func (r runConfig) sinceScan(s report.Scan) report.Scan {
	if r.baseline.name == "" {
		return s
	}
	fresh, since := check.Since(s.Findings, r.baseline.Findings, r.baseline.name)
	s.Findings, s.Since = fresh, &since
	return s.Normal()
}

// onlyScans refuses what every command has a flag for and a scan cannot do.
func (r runConfig) onlyScans() error {
	switch {
	case r.gates.Undecided || r.gates.NotFirm:
		return exit.InputErrorf("--fail-on undecided: scan makes no recommendation; use it with advisor, or take undecided and not-firm out of the list")
	case r.gates.Expect != "":
		return exit.InputErrorf("--expect: scan makes no recommendation; use it with advisor or advisor check")
	case r.noScan:
		return exit.InputErrorf("--no-scan: scan does nothing else; use it with advisor or advisor check")
	}
	return nil
}
