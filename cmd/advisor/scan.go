package main

import (
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"advisor/internal/advise"
	"advisor/internal/compose"
	"advisor/internal/questions"
	"advisor/internal/report"
)

const scanHelp = `Read a Compose project and its Dockerfiles and print what they show: the
services and their roles, findings, the size of a move to Kubernetes, answers
that the files suggest, and what could not be read. Nothing is asked, started
or fetched.

With --answers it also says where the files speak against an answer.`

func (a *app) scanCommand() *cobra.Command {
	o := newOptions()
	c := &cobra.Command{
		Use: "scan [flags] [DIR or FILE]", Short: "Print what the Compose project shows, without asking anything",
		Long: scanHelp, Args: atMostOne,
		RunE: func(c *cobra.Command, args []string) error { return a.runScan(c.Context(), o, args) },
	}
	project := o.projectFlags()
	project.BoolVar(&o.recursive, "recursive", false, "scan every project below DIR, one JSON line each")
	a.setUp(c, []flagGroup{
		{"Project", project},
		{"Answers", o.recordFlags()},
		{"Report", o.reportFlags(report.Names())},
		{"Gates", o.scanGateFlags()},
		{"Since", o.sinceFlags()},
		{"Settings", o.settingFlags()},
		{"Questions (each also takes unknown)", o.questionFlags(a.set)},
	})
	return c
}

func (a *app) runScan(ctx context.Context, o *options, args []string) error {
	p, err := a.prepare(o)
	if err != nil {
		return err
	}
	if p.gates.undecided || p.gates.notFirm {
		return inputErrorf("--fail-on undecided: scan makes no recommendation; use it with advisor, or take undecided and not-firm out of the list")
	}
	if o.recursive {
		if err := o.checkRecursive(); err != nil {
			return err
		}
		return a.runRecursive(ctx, o, p, args)
	}
	found, err := a.scan(ctx, o, args)
	if errors.Is(err, compose.ErrNoProject) {
		return inputErrorf("scan: %w; name a folder or a file", err)
	}
	if err != nil {
		return failure{status(err), oneLineOf(err)}
	}
	if err := a.protect(found.project, o, p.targets); err != nil {
		return err
	}
	in := advise.Input{
		Version: version(), Set: a.set, Answers: questions.Overlay(p.given.file, p.given.flags),
		Project: found.project, Gaps: found.gaps,
	}
	rep := p.sinceScan(advise.ScanReport(in, p.judge(in.Project)))
	err = a.write(o, p.targets, func(w io.Writer, f report.Format, look report.Options) error {
		return f.WriteScan(w, rep, look)
	})
	if err != nil {
		return err
	}
	return tripped(p.gates.scanned(rep.Contradictions, rep.Findings, p.today))
}
