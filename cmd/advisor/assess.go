package main

import (
	"context"
	"errors"

	"advisor/internal/advise"
	"advisor/internal/check"
	"advisor/internal/compose"
	"advisor/internal/exit"
	"advisor/internal/facts"
	"advisor/internal/questions"
	"advisor/internal/report"
)

// assessedInput is what a report is made from.
type assessedInput struct {
	in        advise.Input
	judged    advise.Scanned
	noProject error // why there is none; nil where there is one or nobody looked
}

// gather puts what people gave together with what the files show, before
// anybody is asked.
func (a *app) gather(ctx context.Context, o *options, p prepared, args []string) (assessedInput, error) {
	x := assessedInput{in: a.adviceInput(p)}
	if !o.noScan {
		found, err := a.scan(ctx, o, args)
		if err != nil && !errors.Is(err, compose.ErrNoProject) {
			return x, exit.Error(exit.Status(err), eachProblem(err))
		}
		x.in.Project, x.in.Gaps, x.noProject = found.project, found.gaps, err
	}
	if err := a.protect(o, p.targets); err != nil {
		return x, err
	}
	x.in.Arguments = a.arguments(o, x.in.Project != nil)
	x.judged = p.judge(x.in.Project)
	x.in.Answers = questions.Overlay(x.judged.Suggested, p.given.file, p.given.flags)
	return x, nil
}

// assess makes the whole report of a day, without asking.
func (a *app) assess(ctx context.Context, o *options, p prepared, args []string) (report.Report, assessedInput, error) {
	p.given.accepted = check.InForce(p.given.accepted, p.today) // a check has a day; a report has none
	x, err := a.gather(ctx, o, p, args)
	if err != nil {
		return report.Report{}, x, err
	}
	return advise.Report(x.in, x.judged), x, nil
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
