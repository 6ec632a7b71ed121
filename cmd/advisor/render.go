package main

import (
	"errors"
	"path/filepath"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"advisor/internal/exit"
	"advisor/internal/flags"
	"advisor/internal/fleet"
	"advisor/internal/saved"
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
	project.Var(flags.Once(&o.project.ProjectDirectory), "project-directory", "`DIR` that links lead to")
	a.setUp(c, o, []flags.Group{{Title: "Report", Flags: o.reportFlags(o.fleetFormats())}, {Title: "Many projects", Flags: o.tableFlags()}, {Title: "Project", Flags: project}})
	return c
}

func someReports(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return exit.InputErrorf("%s: name a file, REPORT.json", c.Name())
	}
	return nil
}

func (a *app) runRender(o *options, args []string) error {
	inputs, err := a.reader().Open(args)
	if err != nil {
		return err
	}
	defer inputs.Close()
	switch {
	case inputs.HoldLines():
		return a.renderFleet(o, inputs)
	case len(args) > 1:
		return exit.InputErrorf("render: name one report, not %d; several files are put together only where they hold the lines of advisor scan --recursive", len(args))
	}
	return a.renderReport(o, inputs)
}

func (a *app) renderReport(o *options, inputs saved.Files) error {
	flags, err := o.forOne("scan", "a report of one project", "--format")
	if err != nil {
		return err
	}
	project := a.cwd
	for _, path := range inputs.Paths() {
		project = filepath.Dir(path)
	}
	if o.project.ProjectDirectory != "" {
		project = a.places().Abs(o.project.ProjectDirectory)
	}
	targets, err := a.writer(o).Targets(flags, inputs.Paths())
	if err != nil {
		return err
	}
	render, err := inputs[0].Renderer()
	if err != nil {
		return inputs[0].Bad(err)
	}
	return a.writer(o).Write(targets, project, render)
}

// renderFleet puts saved lines of projects together and writes them as one
// table, or as lines again.
func (a *app) renderFleet(o *options, inputs saved.Files) error {
	var errs []error
	errs = append(errs, fleet.Mergeable(inputs))
	if o.project.ProjectDirectory != "" {
		errs = append(errs, errors.New("--project-directory is for links, and a table of projects has none"))
	}
	flags, err := forMany(o.Flags)
	if err := errors.Join(exit.InputError(errors.Join(errs...)), err); err != nil {
		return err
	}
	targets, err := a.writer(o).Targets(flags, inputs.Paths())
	if err != nil {
		return err
	}
	out, err := a.begin(a.writer(o), targets, o.brief)
	if err != nil {
		return err
	}
	defer out.Drop()
	if err := fleet.Merge(inputs, out); err != nil {
		return err
	}
	return out.Finish()
}
