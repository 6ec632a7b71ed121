package main

import (
	"context"
	"math"
	"strings"
	"time"

	"advisor/internal/advise"
	"advisor/internal/compose"
	"advisor/internal/exit"
	"advisor/internal/facts"
	"advisor/internal/limit"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/scan"
	"advisor/internal/untrusted"
)

// checkEach checks the decisions of many projects.
func (a *app) checkEach(ctx context.Context, o *options, args []string) error {
	p, err := a.prepare(o)
	if err != nil {
		return err
	}
	if o.config != "" {
		o.config = a.abs(o.config)
	}
	return a.runRecursive(ctx, o, p, args, a.checkLines(o, p))
}

// checkLines makes lines of what became of each project's own decision, as
// advisor check in its folder would say.
func (a *app) checkLines(o *options, p prepared) func(brief bool) lineMaker {
	return func(brief bool) lineMaker {
		return func(ctx context.Context, f scan.Found) (report.FleetLine, error) {
			own := a.inProject(f)
			record := own.recordOf(f)
			for _, t := range p.targets {
				if err := protectFiles([]string{record}, t); err != nil {
					return report.FleetLine{}, err
				}
			}
			l, read, err := own.checkedLine(ctx, o, p, f, record, brief)
			if err != nil {
				l = failed(f, err)
				l.Status = report.CheckFailed
			}
			if read != nil {
				err = protectRead(read, f.Dir, p.targets)
				return l, err
			}
			return l, nil
		}
	}
}

// inProject is a run of its own in the folder of a project: its settings, its
// record and the model that they name are its own. The limits are those of the
// whole run.
func (a *app) inProject(f scan.Found) *app {
	own := &app{env: a.env, set: questionnaire(), name: a.name}
	own.cwd = f.Dir
	own.limits = limit.Limits{Time: 24 * time.Hour, Memory: math.MaxUint64, Every: time.Minute}
	if a.modelBy == "--model" || strings.HasPrefix(a.modelBy, envPrefix) { // which is the same for all, and was read
		own.weights, own.set, own.modelPath, own.modelBy = a.weights, a.set, a.modelPath, a.modelBy
	}
	return own
}

// checkedLine is the line of a project, and what was read for it.
func (a *app) checkedLine(ctx context.Context, o *options, p prepared, f scan.Found, record string, brief bool) (report.FleetLine, *facts.Project, error) {
	own := *o
	own.files, own.answerFiles = f.Files, nil
	if record != "" {
		if _, err := a.readInside(record); err != nil {
			return report.FleetLine{}, nil, exit.InputErrorf("reading %s: %w", untrusted.Text(a.shownPath(record)).Clean(), err)
		}
		own.answerFiles = []string{a.shownPath(record)}
	}
	if err := a.ownSettings(&own); err != nil {
		return report.FleetLine{}, nil, err
	}
	var err error
	if p.given, err = a.given(&own); err != nil {
		return report.FleetLine{}, nil, err
	}
	if p.given.decision == "" {
		return a.undecidedLine(ctx, &own, p, f, brief)
	}
	p.targets = nil // which are not of one project
	var args []string
	if f.Files == nil {
		args = []string{f.Dir}
	}
	rep, from, err := a.checked(ctx, &own, p, args)
	if err != nil {
		return report.FleetLine{}, nil, err
	}
	if from.in.Project == nil {
		return report.FleetLine{}, nil, compose.ErrNoProject
	}
	from.in.Answers = questions.Overlay(p.given.file, p.given.flags)
	l := advise.FleetLine(from.in, f.Path, from.judged, brief)
	l.Check = rep.Normal().Check
	l.Status = report.DecisionChanged
	if l.Check.Stands {
		l.Status = report.DecisionStands
	}
	return l, from.in.Project, nil
}

// ownSettings are those of the project, but for what a flag says.
func (a *app) ownSettings(o *options) error {
	look := glance{command: "check", dir: a.cwd, answers: o.answerFiles, config: o.config, noConfig: o.noConfig, weighs: true}
	settle := func() error { return a.settle(look.dir, look.config, look.noConfig) }
	if a.modelBy == "" {
		settle = func() error { return a.adopt(look) }
	}
	if err := settle(); err != nil {
		return err
	}
	if !o.fleet.profiles {
		o.profiles, _, _ = a.setting("profile")
	}
	return nil
}

// undecidedLine is the line of a project without a decision: what is known of
// it, which trips nothing.
func (a *app) undecidedLine(ctx context.Context, o *options, p prepared, f scan.Found, brief bool) (report.FleetLine, *facts.Project, error) {
	l, err := a.scanLines(o, p)(brief)(ctx, f)
	switch {
	case l.Error != "":
		l.Status = report.CheckFailed
	case len(o.answerFiles) == 0:
		l.Status = report.NoRecord
	default:
		l.Status = report.NoDecision
	}
	return l, nil, err
}
