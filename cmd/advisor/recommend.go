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
	x, err := r.run.Gather(ctx)
	if err != nil {
		return err
	}
	if x.In.Project == nil && len(x.In.Answers) == 0 && r.mode == conversation.Never {
		return nothingToGoOn(x.NoProject)
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
	rep := r.run.Since(advise.Report(x.In, x.Judged))
	rep.Gates = r.run.Gates.Evaluate(rep, r.run.Today)
	rep = rep.Normal()
	if err := r.newlyTrue(rep, x); err != nil {
		return err
	}
	if err := r.saveRecord(x.In, x.Judged.Suggested); err != nil {
		return err
	}
	if r.mode == conversation.Never {
		err = r.out.write(rep, x.Dir)
	} else {
		err = r.end(rep, x)
	}
	if err != nil {
		return err
	}
	return a.concluded(o, tripped(check.Tripped(rep.Gates)))
}

// nothingToGoOn names the flags to use.
func nothingToGoOn(noProject error) error {
	where := "--no-scan"
	if noProject != nil {
		where = noProject.Error()
	}
	return exit.InputErrorf("nothing to go on: no answers, no terminal to ask in and no Compose project (%s); give a directory, -f FILE, --answers FILE, or answers such as --hosts 2 --host-failure automatic (advisor list questions)", where)
}
