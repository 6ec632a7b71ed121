package main

import (
	"context"

	"github.com/spf13/cobra"

	"advisor/internal/advise"
	"advisor/internal/compose"
	"advisor/internal/config"
	"advisor/internal/facts"
	"advisor/internal/fleet"
	"advisor/internal/limit"
	"advisor/internal/output"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/scan"
)

// checkEach checks the decisions of many projects.
func (a *app) checkEach(c *cobra.Command, o *options, flags output.Flags, args []string) error {
	r, err := a.prepare(o, flags, args, false)
	if err != nil {
		return err
	}
	r.profileGiven = c.Flags().Changed("profile")
	return r.overProjects(c.Context(), r.checkLine)
}

// checkLine is the line of what became of a project's own decision, as advisor
// check in its folder would say.
func (r runConfig) checkLine(ctx context.Context, f scan.Found, brief bool) (report.FleetLine, error) {
	path := r.places().RecordBelow(f.Dir, f.Root)
	if path != "" {
		if err := output.Refuse(r.targets, []string{path}); err != nil {
			return report.FleetLine{}, err
		}
	}
	own, err := r.inProject(f, path)
	if err != nil {
		return checkFailed(f, err), nil
	}
	if err := output.Refuse(r.targets, []string{own.own.Path, own.costs.Path}); err != nil {
		return report.FleetLine{}, err
	}
	if own.input.record.Decision == "" {
		l, err := own.scanLine(ctx, f, brief)
		switch {
		case l.Error != "":
			l.Status = report.CheckFailed
		case path == "":
			l.Status = report.NoRecord
		default:
			l.Status = report.NoDecision
		}
		return l, err
	}
	l, read, err := own.checkedLine(ctx, f, brief)
	if err != nil {
		return checkFailed(f, err), nil
	}
	return l, fleet.ProtectRead(read, f.Dir, r.targets)
}

func checkFailed(f scan.Found, err error) report.FleetLine {
	l := fleet.Failed(version(), f, err)
	l.Status = report.CheckFailed
	return l
}

// inProject is a run in the folder of a project: its settings, its record and
// the model and the prices that they name are its own. The limits are those of the whole run.
func (r runConfig) inProject(f scan.Found, record string) (runConfig, error) {
	own, o := r, *r.options
	own.shared, own.below = f.Shared, f.Root
	o.files, own.args = f.Files, nil
	if f.Files == nil {
		own.args = []string{f.Dir}
	}
	if o.config != "" {
		o.config = r.abs(o.config)
	}
	own.app, own.options = r.inFolder(f.Dir), &o
	var err error
	if own.loaded, err = own.loadProject(&o, record, r.loaded); err != nil {
		return own, err
	}
	if !r.profileGiven {
		o.profiles, _ = own.settings.Value("profile")
	}
	own.input, err = own.userInput(&o, own.loaded)
	return own, err
}

// inFolder is the program as if it was started in a folder.
func (a *app) inFolder(dir string) *app {
	e := a.env
	e.cwd = dir
	e.limits = limit.None()
	own := &app{env: e, ending: ending{process: e}, base: a.base, models: a.models}
	own.models.Places, own.models.Watch = own.places(), own.watch
	return own
}

// loadProject reads what a project comes to: the settings of its folder, its
// record, and the model and the prices that they name, unless the caller named
// them, which are the same for all and were read.
func (a *app) loadProject(o *options, record string, caller loaded) (loaded, error) {
	out := a.base
	if record != "" {
		rec := a.places().FoundRecord(record)
		if rec.Err != nil {
			return out, rec.Err
		}
		out.records = []config.Record{rec}
	}
	var err error
	if out.settings, err = a.places().Settings(a.cwd, o.config, o.noConfig); err != nil {
		return out, err
	}
	own := caller.own
	if !own.Chosen() {
		if own, err = a.models.Read("", out.settings, out.records); err != nil {
			return out, err
		}
	}
	out = out.with(own)
	out.costs, err = a.costsOf(out.settings, out.records, caller.costs)
	return out, err
}

// costsOf are the prices that the settings and records of a project name, unless
// the caller named some, which are the same for all and were read.
func (a *app) costsOf(settings config.Settings, records []config.Record, caller config.Costs) (config.Costs, error) {
	if caller.Chosen() {
		return caller, nil
	}
	unwatched := func(string) func() { return func() {} } // the whole run is
	return a.places().Costs("", settings, records, unwatched)
}

// checkedLine is the line of a project with a decision, and what was read for it.
func (r runConfig) checkedLine(ctx context.Context, f scan.Found, brief bool) (report.FleetLine, *facts.Project, error) {
	r.targets = nil // which are not of one project
	rep, x, err := r.checked(ctx)
	if err != nil {
		return report.FleetLine{}, nil, err
	}
	if x.in.Project == nil {
		return report.FleetLine{}, nil, compose.ErrNoProject
	}
	x.in.Answers = questions.Overlay(r.input.record.Answers, r.input.flags)
	l := advise.FleetLine(x.in, f.Path, x.judged, brief)
	l.Check = rep.Normal().Check
	l.Status = report.DecisionChanged
	if l.Check.Stands {
		l.Status = report.DecisionStands
	}
	return l, x.in.Project, nil
}
