package main

import (
	"bytes"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/report"
	"advisor/internal/untrusted"
)

const renderHelp = `Write a saved JSON report in any format again, without the project and without
scoring anything anew. REPORT.json is what advisor or advisor scan printed with
--format json, also of an older version; - is standard input.

Links lead to the files of the project, which is taken to be the folder of the
report; --project-directory says where else it is.`

const renderExamples = `  advisor -o json=report.json
  advisor render report.json -o html=report.html -o markdown=review.md`

func (a *app) renderCommand() *cobra.Command {
	o := newOptions()
	c := &cobra.Command{
		Use: "render [flags] REPORT.json", Short: "Write a saved JSON report in another format",
		Long: renderHelp, Example: renderExamples, Args: oneReport,
		RunE: func(_ *cobra.Command, args []string) error { return a.runRender(o, args[0]) },
	}
	project := pflag.NewFlagSet("project", pflag.ContinueOnError)
	project.Var(once(&o.projectDirectory), "project-directory", "`DIR` that links lead to")
	a.setUp(c, []flagGroup{{"Report", o.reportFlags(report.Names())}, {"Project", project}})
	return c
}

func oneReport(c *cobra.Command, args []string) error {
	if len(args) != 1 {
		return inputErrorf("%s: name one file, REPORT.json, not %d", c.CommandPath(), len(args))
	}
	return nil
}

func (a *app) runRender(o *options, path string) error {
	var inputs []string
	name := "standard input"
	a.project = a.cwd
	if path != "-" {
		name = path
		inputs = []string{a.abs(path)}
		a.project = filepath.Dir(a.abs(path))
	}
	if o.projectDirectory != "" {
		a.project = a.abs(o.projectDirectory)
	}
	targets, err := a.targets(o, inputs)
	if err != nil {
		return err
	}
	render, err := a.saved(path)
	if err != nil {
		return inputErrorf("reading %s: %w", untrusted.Text(name).Clean(), err)
	}
	return a.write(o, targets, render)
}

// saved reads a report, or what a scan printed.
func (a *app) saved(path string) (renderer, error) {
	data, err := a.readSide(path)
	if err != nil {
		return nil, err
	}
	if looksLike(data) == otherReport {
		s, err := report.ReadScan(bytes.NewReader(data))
		return func(w io.Writer, f report.Format, look report.Options) error { return f.WriteScan(w, s, look) }, err
	}
	r, err := report.Read(bytes.NewReader(data))
	return func(w io.Writer, f report.Format, look report.Options) error { return f.Write(w, r, look) }, err
}
