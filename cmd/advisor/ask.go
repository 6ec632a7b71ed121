package main

import (
	"cmp"
	"context"
	"errors"

	"advisor/internal/advise"
	"advisor/internal/assess"
	"advisor/internal/conversation"
	"advisor/internal/exit"
	"advisor/internal/input"
	"advisor/internal/questions"
	"advisor/internal/save"
	"advisor/internal/selection"
	"advisor/internal/terminal"
	"advisor/internal/untrusted"
)

// converse asks what is not known yet and puts the answers over the others. It
// returns the run as it goes on from there.
func (r runConfig) converse(ctx context.Context, x assess.Assessed) (runConfig, assess.Assessed, error) {
	c := r.conversation(x)
	c.Judge = func(environment untrusted.Text) (conversation.Conversation, error) {
		other := r
		other.run.Selection = r.run.Selection.Instead(environment, x.Dir)
		found, err := other.run.Gather(ctx)
		if err != nil {
			return conversation.Conversation{}, err
		}
		r, x = other, found
		next := r.conversation(x)
		next.Judge, next.Fresh = c.Judge, c.Fresh
		return next, nil
	}
	c.Fresh = func() (conversation.Conversation, error) {
		fresh, found, err := r.withoutRecord(ctx)
		if err != nil {
			return conversation.Conversation{}, err
		}
		r, x = fresh, found
		next := r.conversation(x)
		next.Judge, next.Found = c.Judge, ""
		return next, nil
	}
	r.release()
	defer r.handleSignals()
	res, err := c.Run(ctx)
	if err != nil {
		return r, x, err
	}
	r.conversed, r.draft = true, res.Draft
	x.In.Answers, x.In.Notes = questions.Overlay(x.In.Answers, res.Answers), res.Notes
	x.Judged = r.run.Judge(x.In.Project, x.In.Answers)
	if d := res.Decision; d != nil {
		r.decided = d.Side != ""
		rec := &r.run.Said.Record
		rec.Decision, rec.Triggers, rec.ReviewBy = d.Side, d.Triggers, d.ReviewBy
		x.In.Agreed, x.In.Triggers, x.In.ReviewBy = d.Side, d.Triggers, d.ReviewBy
	}
	r.out, err = r.out.Take(res.Offers, r.loaded, r.places())
	return r, x, err
}

// settling is the run that asks what the records dispute, and nothing where that
// decides nothing.
func (r runConfig) settling(in advise.Input) (runConfig, error) {
	switch {
	case len(in.Respondents) < 2:
		return r, exit.InputErrorf("--settle settles what several records dispute; give --answers twice or more, once for each person")
	case r.mode == conversation.Never:
		return r, exit.InputErrorf("--settle asks, and there is no terminal to ask in; use --ask lines, or answer by flags")
	}
	r.disputes = advise.ToSettle(in)
	if len(r.disputes) == 0 {
		r.mode = conversation.Never
		r.tell(exit.Message(errors.New("nothing to settle: whoever is right, the recommendation stays as it is")))
	}
	return r, nil
}

// withoutRecord is the run without what the record says that was found. It is
// added to all the same.
func (r runConfig) withoutRecord(ctx context.Context) (runConfig, assess.Assessed, error) {
	loaded := r.run.Loaded
	loaded.Records = nil
	said, err := input.Read(r.given(), loaded, r.places(), r.ReadStdin)
	if err != nil {
		return r, assess.Assessed{}, err
	}
	r.run.Said = said
	x, err := r.run.Gather(ctx)
	return r, x, err
}

// conversation is what one begins with.
func (r runConfig) conversation(x assess.Assessed) conversation.Conversation {
	c := conversation.Conversation{
		Mode: r.mode, Streams: r.Streams, Color: r.Streams.Color(r.Color, r.Stderr), Quick: r.quickly(),
		Input: x.In, Folder: x.Dir, Suggested: x.Judged.Suggested, Flags: r.run.Said.Flags, Record: r.run.Said.Record,
		Given:  conversation.Given{Side: r.said.Decision != "", Triggers: len(r.said.Triggers) > 0, ReviewBy: r.said.ReviewBy != ""},
		Tell:   func(err error) { r.tell(exit.Message(err)) },
		Settle: r.disputes,
		Drafts: r.drafts(), Offers: r.out.Offers(r.loaded, r.places(), len(r.Outputs) > 0), Today: r.run.Today,
		Nothing: selection.NothingFound(x.NoProject),
	}
	if r.out.Record.Path == "" {
		c.Save = save.OfferRecord
	}
	if r.loaded.Found && len(r.run.Said.Read.Lines) > 0 {
		c.Found = untrusted.Text(r.loaded.Records[0].Path).Clean()
	}
	return c
}

// quickly reports whether the most telling questions come first. Lines of a pipe
// are answers to questions whose order does not depend on them.
func (r runConfig) quickly() bool {
	if r.mode == conversation.Lines && !terminal.Is(r.Stdin) {
		return r.quick
	}
	return r.quick || !r.sections
}

// drafts are those of the project that a run is about.
func (r runConfig) drafts() conversation.Drafts {
	return conversation.DraftsOf(r.places().Abs(cmp.Or(first(r.run.Selection.Args), first(r.run.Selection.Files))), r.Getenv)
}
