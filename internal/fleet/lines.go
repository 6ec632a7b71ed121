package fleet

import (
	"cmp"
	"context"

	"advisor/internal/advise"
	"advisor/internal/assess"
	"advisor/internal/config"
	"advisor/internal/output"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/scan"
	"advisor/internal/selection"
	"advisor/internal/untrusted"
)

// Lines makes the lines of projects.
type Lines struct {
	Run     assess.Run // what holds for all of them
	Targets []output.Target
	Commit  string // that the caller names; empty: none
}

// Scan is the line of what the files and the answers that hold for all projects
// come to; brief: without what was found in detail.
func (l Lines) Scan(ctx context.Context, f scan.Found, brief bool) (report.FleetLine, error) {
	own, in, err := l.Run.Selection.OfMany(f)
	if err != nil {
		return l.about(Failed(l.Run.Version, f, err), own), nil
	}
	costs, err := l.costs(own)
	if err != nil {
		return l.about(Failed(l.Run.Version, f, err), own), nil
	}
	project, gaps, err := scan.Load(ctx, in)
	if err != nil {
		return l.about(Failed(l.Run.Version, f, err), own), nil
	}
	if err := protectRead(&project, f.Dir, l.Targets); err != nil {
		return report.FleetLine{}, err
	}
	if err := output.Refuse(l.Targets, []string{costs.Path}); err != nil {
		return report.FleetLine{}, err
	}
	advice := advise.Input{
		Version: l.Run.Version, Set: l.Run.Loaded.Questionnaire, Model: l.Run.Loaded.Model(), Costs: costs.Figures,
		Answers: l.Run.Said.Answers(), Project: &project, Gaps: gaps,
	}
	line := advise.FleetLine(advice, f.Path, l.Run.Judge(&project, advice.Answers), brief && !l.Run.Gates.OfFiles())
	if line.Scan != nil {
		line.Gates = trippedIn(l.Run.Gates.EvaluateFiles(line.Report(), l.Run.Today))
	}
	if brief {
		line = line.Brief()
	}
	return l.about(line, own), nil
}

// about adds what the record, the settings and the caller say of a project, also of
// one that cannot be read: somebody answers for it.
func (l Lines) about(line report.FleetLine, own selection.Selection) report.FleetLine {
	line.Commit = l.Commit
	if len(own.Records) > 0 {
		line.Decision, line.ReviewBy, line.Owner = record.AgreementOf(own.Records[0].Bytes)
	}
	line.Owner = cmp.Or(line.Owner, own.Settings.Owner())
	return line
}

// trippedIn are the gates of a project that are tripped, which its line has.
func trippedIn(gates []report.Gate) []report.Gate {
	var out []report.Gate
	for _, g := range gates {
		if g.Tripped {
			out = append(out, report.Gate{Gate: g.Gate, Tripped: true, Why: g.Why, Places: []untrusted.Place{}})
		}
	}
	return out
}

// costs are the prices that the settings and records of a project name, unless
// the caller named some, which are the same for all and were read; else those of
// the caller's settings.
func (l Lines) costs(own selection.Selection) (config.Costs, error) {
	all := l.Run.Loaded.Costs
	if all.Chosen() {
		return all, nil
	}
	costs, err := own.Places.Costs("", own.Settings, own.Records, unwatched)
	if costs.Path == "" {
		return all, err
	}
	return costs, err
}

// unwatched guards nothing: the whole run is watched.
func unwatched(string) (done func()) { return func() {} }
