package main

import (
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"advisor/internal/advise"
	"advisor/internal/compose"
	"advisor/internal/exit"
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
			if err := o.checkFleet(c); err != nil {
				return err
			}
			return a.runScan(c.Context(), o, args)
		},
	}
	a.setUp(c, []flagGroup{
		{"Project", o.projectFlags()},
		{"Many projects", o.fleetFlags("scan")},
		{"Answers", o.answerFlags()},
		{"Report", o.reportFlags(o.fleetFormats())},
		{"Gates", o.gateFlags()},
		{"Since", o.sinceFlags()},
		{"Settings", o.settingFlags()},
		{"Questions (each also takes unknown)", o.questionFlags(a.set)},
	})
	return c
}

func (a *app) runScan(ctx context.Context, o *options, args []string) error {
	o.ask = "never"
	p, err := a.prepare(o)
	if err != nil {
		return err
	}
	if err := o.onlyScans(p.gates); err != nil {
		return err
	}
	if o.fleet.recursive {
		return a.runRecursive(ctx, o, p, args, a.scanLines(o, p))
	}
	found, err := a.scan(ctx, o, args)
	if errors.Is(err, compose.ErrNoProject) {
		return exit.InputErrorf("scan: %w; name a folder or a file", err)
	}
	if err != nil {
		return exit.Error(exit.Status(err), oneLineOf(err))
	}
	if err := a.protect(o, p.targets); err != nil {
		return err
	}
	in := advise.Input{
		Version: version(), Set: a.set, Answers: questions.Overlay(p.given.file, p.given.flags),
		Project: found.project, Gaps: found.gaps,
	}
	judged := p.judge(in.Project)
	rep := p.sinceScan(advise.ScanReport(in, judged))
	in.Answers = questions.Overlay(judged.Suggested, in.Answers)
	if err := a.save(o, p, in); err != nil {
		return err
	}
	err = a.write(o, p.targets, func(w io.Writer, f formats.Format, look report.Options) error {
		return f.WriteScan(w, rep, look)
	})
	if err != nil {
		return err
	}
	return tripped(p.gates.scanned(rep.Contradictions, rep.Findings, p.today))
}

// onlyScans refuses what every command has a flag for and a scan cannot do.
func (o *options) onlyScans(g gates) error {
	switch {
	case g.undecided || g.notFirm:
		return exit.InputErrorf("--fail-on undecided: scan makes no recommendation; use it with advisor, or take undecided and not-firm out of the list")
	case g.expect != "":
		return exit.InputErrorf("--expect: scan makes no recommendation; use it with advisor or advisor check")
	case o.noScan:
		return exit.InputErrorf("--no-scan: scan does nothing else; use it with advisor or advisor check")
	}
	return nil
}
