package main

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"

	"advisor/internal/advise"
	"advisor/internal/exit"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/report/formats"
	"advisor/internal/untrusted"
)

// recommend is the main job: scan, ask, score, report.
func (a *app) recommend(ctx context.Context, o *options, args []string) error {
	p, err := a.prepare(o)
	if err != nil {
		return err
	}
	given, err := a.gather(ctx, o, p, args)
	if err != nil {
		return err
	}
	in, judged := given.in, given.judged
	if in.Project == nil && len(in.Answers) == 0 && p.mode == neverAsk {
		return nothingToGoOn(given.noProject)
	}
	if a.settled(o, in.Answers) {
		p.mode = neverAsk
	}
	if p.mode != neverAsk {
		in, err = a.ask(ctx, o, &p, in, judged, a.place(o, args))
		if err != nil {
			return err
		}
	}
	p.propose(in, judged.Suggested)
	rep := p.since(advise.Report(in, judged)).Normal()
	if err := a.save(o, p, in); err != nil {
		return err
	}
	err = a.write(o, p.targets, func(w io.Writer, f formats.Format, look report.Options) error {
		return f.Write(w, rep, look)
	})
	if err != nil {
		return err
	}
	if p.mode != neverAsk {
		if p.decided {
			a.checkHint(o, args)
		}
		a.repeatHint(o, args)
		_ = a.drafts(a.place(o, args)).drop() // the report is there; an old draft does no harm
	}
	return p.gates.check(rep, p.today)
}

// prepared is everything that can be wrong before the work begins.
type prepared struct {
	given   given
	targets []target
	gates   gates
	mode    askMode
	today   string // the day that dates are compared with, YYYY-MM-DD
	// noAccepted: no finding counts as accepted.
	noAccepted bool
	baseline   baseline
	// proposed are triggers that a record has as comments; none where a
	// conversation asked for them.
	proposed []questions.Trigger
	decided  bool // in a conversation
}

func (a *app) prepare(o *options) (prepared, error) {
	var p prepared
	var errs [6]error
	p.given, errs[0] = a.given(o)
	p.gates, errs[1] = o.gates()
	p.targets, errs[2] = a.targets(o, a.inputs(o))
	if o.save != "" {
		errs[3] = a.checkSave(o, p.targets)
	}
	p.today, errs[4] = a.today(o)
	p.baseline, errs[5] = a.readBaseline(o)
	p.noAccepted = o.noAccepted
	if err := errors.Join(errs[:]...); err != nil {
		return p, err
	}
	var err error
	p.mode, err = a.mode(o)
	return p, err
}

// inputs are the files that a run reads and must not overwrite.
func (a *app) inputs(o *options) []string {
	var in []string
	for _, f := range slices.Concat(o.answerFiles, []string{a.modelPath, o.baseline, o.config}, o.files, o.envFiles) {
		if f != "" && f != "-" {
			in = append(in, a.abs(f))
		}
	}
	return in
}

// checkSave finds what would go wrong with --save. A record may be saved over
// the one that was read: that is how it is kept up to date. Of several, none
// is overwritten: each is what one person said.
func (a *app) checkSave(o *options, targets []target) error {
	path := a.abs(o.save)
	for _, t := range targets {
		if t.path == path {
			return exit.InputErrorf("--save and --output name the same file: %s", o.save)
		}
	}
	others := *o
	if len(o.answerFiles) == 1 {
		others.answerFiles = nil
	}
	return a.checkTarget(path, o.save, a.inputs(&others))
}

func (a *app) save(o *options, p prepared, in advise.Input) error {
	if o.save == "" {
		return nil
	}
	body := a.set.WriteRecord(questions.Record{
		Version: questions.RecordVersion, Answers: in.Answers, Notes: in.Notes,
		Decision: p.given.decision, ReviewBy: p.given.reviewBy,
		Triggers: p.given.triggers, Proposed: p.proposed, Accepted: p.given.accepted,
		Model: a.modelFrom(o.save, p.given.modelFile),
	})
	return a.writeOne(target{path: a.abs(o.save), shown: o.save}, body)
}

// modelFrom is the path of a model as a record in another place names it.
func (a *app) modelFrom(record string, model untrusted.Text) untrusted.Text {
	path := filepath.FromSlash(string(model))
	if model == "" || filepath.IsAbs(path) {
		return model
	}
	rel, err := filepath.Rel(filepath.Dir(a.abs(record)), a.abs(path))
	if err != nil {
		rel = a.abs(path)
	}
	return untrusted.Text(filepath.ToSlash(rel))
}

// nothingToGoOn names the flags to use.
func nothingToGoOn(noProject error) error {
	where := "--no-scan"
	if noProject != nil {
		where = noProject.Error()
	}
	return exit.InputErrorf("nothing to go on: no answers, no terminal to ask in and no Compose project (%s); give a directory, -f FILE, --answers FILE, or answers such as --hosts 2 --host-failure automatic (advisor list questions)", where)
}
