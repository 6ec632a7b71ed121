package main

import (
	"context"
	"errors"

	"advisor/internal/advise"
	"advisor/internal/check"
	"advisor/internal/compose"
	"advisor/internal/facts"
	"advisor/internal/questions"
	"advisor/internal/report"
)

// assessedInput is what a report was made from.
type assessedInput struct {
	in     advise.Input
	judged advise.Scanned
}

// assess scans, marks what is accepted and makes the whole report, without
// asking.
func (a *app) assess(ctx context.Context, o *options, p prepared, args []string) (report.Report, assessedInput, error) {
	in := a.adviceInput(p)
	found := scanned{}
	var err error
	if !o.noScan {
		found, err = a.scan(ctx, o, args)
		if err != nil && !errors.Is(err, compose.ErrNoProject) {
			return report.Report{}, assessedInput{}, failure{status(err), eachProblem(err)}
		}
	}
	if err := a.protect(o, p.targets); err != nil {
		return report.Report{}, assessedInput{}, err
	}
	in.Project, in.Gaps = found.project, found.gaps
	in.Arguments = a.arguments(o, in.Project != nil)
	p.given.accepted = check.InForce(p.given.accepted, p.today) // a check has a day; a report has none
	judged := p.judge(in.Project)
	in.Answers = questions.Overlay(judged.Suggested, p.given.file, p.given.flags)
	return advise.Report(in, judged), assessedInput{in, judged}, nil
}

// adviceInput is what people gave, before the files are read.
func (a *app) adviceInput(p prepared) advise.Input {
	return advise.Input{
		Version: version(), Set: a.set, Model: a.model(), Notes: p.given.notes,
		Agreed: p.given.decision, ReviewBy: p.given.reviewBy, Triggers: p.given.triggers,
		Respondents: p.given.respondents, Disputed: p.given.disputed,
	}
}

// judge is advise.Scan with what the team lives with marked as accepted.
func (p prepared) judge(project *facts.Project) advise.Scanned {
	judged := advise.Scan(project)
	if !p.noAccepted {
		judged.Findings = check.Accept(judged.Findings, p.given.accepted)
	}
	return judged
}

// since leaves the new findings where there is a baseline.
func (p prepared) since(r report.Report) report.Report {
	if p.baseline.name == "" {
		return r
	}
	fresh, since := check.Since(r.Findings, p.baseline.findings, p.baseline.name)
	r.Findings, r.Since = fresh, &since
	return r
}
