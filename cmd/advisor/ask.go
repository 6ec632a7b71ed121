package main

import (
	"cmp"
	"context"
	"slices"

	"advisor/internal/config"
	"advisor/internal/conversation"
	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/interview"
	"advisor/internal/output"
	"advisor/internal/questions"
	"advisor/internal/report/formats"
	"advisor/internal/untrusted"
)

// converse asks what is not known yet and puts the answers over the others. It
// returns the run as it goes on from there.
func (r runConfig) converse(ctx context.Context, x assessedInput) (runConfig, assessedInput, error) {
	c := r.conversation(x)
	c.Judge = func(environment untrusted.Text) (conversation.Conversation, error) {
		other := r.instead(x, environment)
		found, err := other.gather(ctx)
		if err != nil {
			return conversation.Conversation{}, err
		}
		r, x = other, found
		next := r.conversation(x)
		next.Judge = c.Judge
		return next, nil
	}
	r.release()
	defer r.handleSignals()
	res, err := c.Run(ctx)
	if err != nil {
		return r, x, err
	}
	r.conversed = true
	x.in.Answers, x.in.Notes = questions.Overlay(x.in.Answers, res.Answers), res.Notes
	x.judged = r.judge(x.in.Project, x.in.Answers)
	if d := res.Decision; d != nil {
		r.decided = d.Side != ""
		rec := &r.input.record
		rec.Decision, rec.Triggers, rec.ReviewBy = d.Side, d.Triggers, d.ReviewBy
		x.in.Agreed, x.in.Triggers, x.in.ReviewBy = d.Side, d.Triggers, d.ReviewBy
	}
	r, err = r.take(res.Offers)
	return r, x, err
}

// instead is the run about another environment of the project, whatever chose
// this one.
func (r runConfig) instead(x assessedInput, environment untrusted.Text) runConfig {
	o := *r.options
	o.environment = string(environment)
	if len(o.files) > 0 || len(r.args) == 1 && files.KindOf(r.abs(r.args[0])) != files.Folder {
		o.files, r.args = nil, []string{x.dir}
	}
	r.options = &o
	return r
}

// conversation is what one begins with.
func (r runConfig) conversation(x assessedInput) conversation.Conversation {
	c := conversation.Conversation{
		Mode: r.mode, Streams: r.Streams, Color: r.Streams.Color(r.Color, r.Stderr), Quick: r.quick,
		Input: x.in, Folder: x.dir, Suggested: x.judged.Suggested, Flags: r.input.flags, Record: r.input.record,
		Given:   conversation.Given{Side: r.decision != "", Triggers: len(r.triggers) > 0, ReviewBy: r.reviewBy != ""},
		Explain: func(id questions.ID) string { text, _ := r.source().Explain(string(id)); return text },
		Tell:    func(err error) { r.tell(exit.Message(err)) },
		Drafts:  r.drafts(), Offers: r.offers(), Today: r.today,
	}
	if r.save == "" {
		c.Save = offerRecord
	}
	return c
}

// drafts are those of the project that a run is about.
func (r runConfig) drafts() conversation.Drafts {
	return conversation.DraftsOf(r.abs(cmp.Or(first(r.args), first(r.files))), r.Getenv)
}

// What a conversation offers to do at its end, and the files that it writes
// then, in the working directory.
const (
	offerRecord = "record"
	offerReview = "review"
	reviewName  = "advisor-review.md"
)

// offers are the things that were not asked for by flags already.
func (r runConfig) offers() []interview.Offer {
	var out []interview.Offer
	if r.save == "" {
		out = append(out, interview.Offer{ID: offerRecord, On: true, Label: "save the answers as " + r.named(config.RecordName) + ", to run again from them"})
	}
	if len(r.Outputs) == 0 {
		out = append(out, interview.Offer{ID: offerReview, Label: "save the report as " + r.named(reviewName) + ", for a design review"})
	}
	return out
}

// named is a file of the working directory, with a word about what is there.
func (e env) named(name string) string {
	if files.Exists(e.abs(name)) {
		return name + " (replaces the one that is there)"
	}
	return name
}

// take does what was chosen, as the flags that mean the same would.
func (r runConfig) take(chosen []string) (runConfig, error) {
	w := r.writer(r.options)
	for _, id := range chosen {
		switch id {
		case offerRecord:
			r.save = config.RecordName
			if err := w.Check(output.Target{Path: r.abs(r.save), Shown: r.save}, nil); err != nil {
				return r, err
			}
		case offerReview:
			f, _ := formats.Named("markdown")
			t := output.Target{Path: r.abs(reviewName), Shown: reviewName, Format: f}
			if err := w.Check(t, r.inputs()); err != nil {
				return r, err
			}
			r.targets = append(slices.Clone(r.targets), t)
		}
	}
	return r, nil
}
