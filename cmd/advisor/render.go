package main

import (
	"bytes"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/exit"
	"advisor/internal/report"
	"advisor/internal/report/formats"
)

const renderHelp = `Write a saved JSON report in any format again, without the project and without
scoring anything anew. REPORT.json is what advisor or advisor scan printed with
--format json, also of an older version; - is standard input.

Links lead to the files of the project, which is taken to be the folder of the
report; --project-directory says where else it is.

Several files are put together in their order where they hold the JSON lines of
advisor scan --recursive: one table, or the lines again.`

const renderExamples = `  advisor -o json=report.json
  advisor render report.json -o html=report.html -o markdown=review.md
  advisor render 1.jsonl 2.jsonl -o csv=fleet.csv -o markdown=fleet.md`

func (a *app) renderCommand() *cobra.Command {
	o := newOptions()
	c := &cobra.Command{
		Use: "render [flags] REPORT.json", Short: "Write a saved JSON report in another format",
		Long: renderHelp, Example: renderExamples, Args: someReports,
		RunE: func(_ *cobra.Command, args []string) error { return a.runRender(o, args) },
	}
	project := pflag.NewFlagSet("project", pflag.ContinueOnError)
	project.Var(once(&o.projectDirectory), "project-directory", "`DIR` that links lead to")
	a.setUp(c, []flagGroup{{"Report", o.reportFlags(o.fleetFormats())}, {"Project", project}})
	return c
}

func someReports(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return exit.InputErrorf("%s: name a file, REPORT.json", c.Name())
	}
	return nil
}

func (a *app) runRender(o *options, args []string) error {
	inputs, err := a.saved(args)
	defer inputs.close()
	switch {
	case err != nil:
		return err
	case inputs.holdLines():
		return a.renderFleet(o, inputs)
	case len(args) > 1:
		return exit.InputErrorf("render: name one report, not %d; several files are put together only where they hold the lines of advisor scan --recursive", len(args))
	}
	return a.renderReport(o, inputs[0])
}

func (a *app) renderReport(o *options, in *saved) error {
	if err := o.checkOne("a report of one project"); err != nil {
		return err
	}
	a.project = a.cwd
	if in.path != "" {
		a.project = filepath.Dir(in.path)
	}
	if o.projectDirectory != "" {
		a.project = a.abs(o.projectDirectory)
	}
	targets, err := a.targets(o, saves{in}.paths())
	if err != nil {
		return err
	}
	render, err := in.report()
	if err != nil {
		return in.bad(err)
	}
	return a.write(o, targets, render)
}

// report reads a report, or what a scan of one project printed.
func (in *saved) report() (renderer, error) {
	data, err := in.whole()
	if err != nil {
		return nil, err
	}
	if looksLike(data) == otherReport {
		s, err := report.ReadScan(bytes.NewReader(data))
		return func(w io.Writer, f formats.Format, look report.Options) error { return f.WriteScan(w, s, look) }, err
	}
	r, err := report.Read(bytes.NewReader(data))
	return func(w io.Writer, f formats.Format, look report.Options) error { return f.Write(w, r, look) }, err
}
