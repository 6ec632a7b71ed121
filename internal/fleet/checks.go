package fleet

import (
	"cmp"
	"context"

	"advisor/internal/advise"
	"advisor/internal/assess"
	"advisor/internal/compose"
	"advisor/internal/config"
	"advisor/internal/facts"
	"advisor/internal/input"
	"advisor/internal/output"
	"advisor/internal/report"
	"advisor/internal/scan"
	"advisor/internal/selection"
)

// Checks makes the lines of projects that have decisions of their own.
type Checks struct {
	Lines
	Records *Records
	Models  config.ModelReader // of the whole run
	BuiltIn config.Loaded
	Flags   input.Flags
	// ProfilesGiven: the profiles are those of a flag, and hold for every project.
	ProfilesGiven bool
}

// Check is the line of what became of a project's own decision, as a check in its
// folder would say.
func (c Checks) Check(ctx context.Context, f scan.Found, brief bool) (report.FleetLine, error) {
	path := c.Records.Of(f)
	if path != "" {
		if err := output.Refuse(c.Targets, []string{path}); err != nil {
			return report.FleetLine{}, err
		}
	}
	own, err := c.inProject(f, path)
	if err != nil {
		return c.failed(f, err), nil
	}
	if err := output.Refuse(c.Targets, []string{own.Loaded.Own.Path, own.Loaded.Costs.Path}); err != nil {
		return report.FleetLine{}, err
	}
	if own.Said.Record.Decision == "" {
		l, err := Lines{own, c.Targets, c.Commit}.Scan(ctx, f, brief)
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
	l, read, err := checked(ctx, own, f, brief)
	if err != nil {
		return c.failed(f, err), nil
	}
	rec := own.Said.Record
	l.Decision, l.ReviewBy, l.Owner, l.Commit = rec.Decision, rec.ReviewBy, cmp.Or(rec.Owner, own.Loaded.Settings.Owner()), c.Commit
	return l, protectRead(read, f.Dir, c.Targets)
}

func (c Checks) failed(f scan.Found, err error) report.FleetLine {
	own, _, _ := c.Run.Selection.OfMany(f) // whatever can be read of it
	own.Records = nil
	if path := c.Records.Of(f); path != "" {
		own.Records = []config.Record{own.Places.FoundRecord(path)}
	}
	l := c.about(Failed(c.Run.Version, f, err), own)
	l.Status = report.CheckFailed
	return l
}

// inProject is a run in the folder of a project: its settings, its record and
// the model and the prices that they name are its own. The limits are those of the whole run.
func (c Checks) inProject(f scan.Found, path string) (assess.Run, error) {
	own, places := c.Run, c.Run.Selection.Places
	places.Cwd = f.Dir
	own.Watch = unwatched
	s := &own.Selection
	if s.Config != "" {
		s.Config = s.Places.Abs(s.Config)
	}
	s.Places, s.Shared, s.Below, s.Command = places, f.Shared, f.Root, ""
	s.Files, s.Args = f.Files, nil
	if f.Files == nil {
		s.Args = []string{f.Dir}
	}
	models := c.Models
	models.Places, models.Watch = places, own.Watch
	var err error
	if own.Loaded, err = c.load(models, *s, path); err != nil {
		return own, err
	}
	s.Settings, s.Records = own.Loaded.Settings, own.Loaded.Records
	if !c.ProfilesGiven {
		s.Profiles, _ = s.Settings.Value("profile")
	}
	own.Said, err = input.Read(c.Flags, own.Loaded, places, s.ReadStdin)
	return own, err
}

// load reads what a project comes to: the settings of its folder, its record,
// and the model and the prices that they name, unless the caller named them, which
// are the same for all and were read.
func (c Checks) load(models config.ModelReader, s selection.Selection, path string) (config.Loaded, error) {
	w := config.Wanted{Dir: s.Places.Cwd, Config: s.Config, NoConfig: s.NoConfig, Weights: c.Run.Loaded.Own, Figures: c.Run.Loaded.Costs, ModelFrom: c.Run.Loaded.ModelFrom}
	if path != "" {
		rec := models.FoundRecord(path)
		if rec.Err != nil {
			return c.BuiltIn, rec.Err
		}
		w.Records = []config.Record{rec}
	}
	return models.Load(c.BuiltIn, w)
}

// checked is the line of a project with a decision, and what was read for it.
func checked(ctx context.Context, own assess.Run, f scan.Found, brief bool) (report.FleetLine, *facts.Project, error) {
	own.Protect = nil // targets are not of one project
	rep, x, err := own.Checked(ctx)
	if err != nil {
		return report.FleetLine{}, nil, err
	}
	if x.In.Project == nil {
		return report.FleetLine{}, nil, compose.ErrNoProject
	}
	x.In.Answers = own.Said.Answers()
	l := advise.FleetLine(x.In, f.Path, x.Judged, brief)
	l.Check = rep.Normal().Check
	l.Gates = trippedIn(own.Gates.Evaluate(rep, own.Today))
	l.Status = report.DecisionChanged
	if l.Check.Stands {
		l.Status = report.DecisionStands
	}
	return l, x.In.Project, nil
}
