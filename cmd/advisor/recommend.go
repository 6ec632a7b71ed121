package main

import (
	"context"
	"strings"

	"advisor/internal/advise"
	"advisor/internal/assess"
	"advisor/internal/check"
	"advisor/internal/conversation"
	"advisor/internal/exit"
	"advisor/internal/hints"
)

// recommend is the main job: scan, ask, score, report.
func (a *app) recommend(ctx context.Context, o *options, args []string) error {
	r, err := a.prepare(o, o.Flags, args, true)
	if err != nil {
		return err
	}
	r.tellRefused()
	x, err := r.run.Gather(ctx)
	if err != nil {
		return err
	}
	if x.In.Project == nil && len(x.In.Answers) == 0 && r.mode == conversation.Never {
		return r.nothingToGoOn(x)
	}
	if !a.loaded.Found && conversation.NothingToAsk(r.ask, a.loaded.Questionnaire, x.In.Answers) {
		r.mode = conversation.Never
	}
	if o.settle {
		if r, err = r.settling(x.In); err != nil {
			return err
		}
	}
	if r.mode != conversation.Never {
		if r, x, err = r.converse(ctx, x); err != nil {
			return err
		}
	}
	r.tellUnasked(x)
	rep := r.run.Since(advise.Report(x.In, x.Judged))
	rep.Gates = r.run.Gates.Evaluate(rep, r.run.Today)
	rep = rep.Normal()
	if err := r.saving().NewlyTrue(rep, x); err != nil {
		return err
	}
	if err := r.saving().Save(x.In, x.Judged.Suggested); err != nil {
		return err
	}
	if r.mode == conversation.Never {
		err = r.out.Report(rep, x.Dir)
	} else {
		err = r.end(rep, x)
	}
	if err != nil {
		return err
	}
	return a.concluded(o, tripped(check.Tripped(rep.Gates)))
}

// nothingToGoOn says why nothing is asked and which flags to use, then what was found
// nearby: a line is cut at its end, and the flags help everybody.
func (r runConfig) nothingToGoOn(x assess.Assessed) error {
	why, nearby := "--no-scan", ""
	if x.NoProject != nil {
		why = x.NoProject.Error()
		if found, hint, ok := strings.Cut(strings.TrimSuffix(why, ")"), " ("); ok {
			why, nearby = found, "; "+hint
		}
	}
	if unasked := r.WhyNotInteractive(); unasked != "" {
		why += "; nothing is asked, since " + unasked
	}
	return exit.InputErrorf("nothing to go on: %s; give a directory, -f FILE, --answers FILE, or answers, first %s%s", why, hints.Telling(x.In.Basis()), nearby)
}
