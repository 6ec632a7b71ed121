package main

import (
	"context"

	"advisor/internal/advise"
	"advisor/internal/check"
	"advisor/internal/conversation"
	"advisor/internal/exit"
)

// recommend is the main job: scan, ask, score, report.
func (a *app) recommend(ctx context.Context, o *options, args []string) error {
	r, err := a.prepare(o, o.Flags, args, true)
	if err != nil {
		return err
	}
	x, err := r.gather(ctx)
	if err != nil {
		return err
	}
	if x.in.Project == nil && len(x.in.Answers) == 0 && r.mode == conversation.Never {
		return nothingToGoOn(x.noProject)
	}
	if conversation.NothingToAsk(r.ask, r.questionnaire, x.in.Answers) {
		r.mode = conversation.Never
	}
	if r.mode != conversation.Never {
		if r, x, err = r.converse(ctx, x); err != nil {
			return err
		}
	}
	rep := r.since(advise.Report(x.in, x.judged))
	rep.Gates = r.gates.Evaluate(rep, r.today)
	rep = rep.Normal()
	if err := r.saveRecord(x.in, x.judged.Suggested); err != nil {
		return err
	}
	if err := r.write(rep, x.dir); err != nil {
		return err
	}
	if r.mode != conversation.Never {
		if r.decided {
			r.checkHint()
		}
		r.repeatHint()
		r.tellAge()
		_ = r.drafts().Drop() // the report is there; an old draft does no harm
	}
	return r.concluded(tripped(check.Tripped(rep.Gates)))
}

// nothingToGoOn names the flags to use.
func nothingToGoOn(noProject error) error {
	where := "--no-scan"
	if noProject != nil {
		where = noProject.Error()
	}
	return exit.InputErrorf("nothing to go on: no answers, no terminal to ask in and no Compose project (%s); give a directory, -f FILE, --answers FILE, or answers such as --hosts 2 --host-failure automatic (advisor list questions)", where)
}
