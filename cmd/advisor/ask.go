package main

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"advisor/internal/advise"
	"advisor/internal/assess"
	"advisor/internal/compose"
	"advisor/internal/config"
	"advisor/internal/conversation"
	"advisor/internal/english"
	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/input"
	"advisor/internal/interview"
	"advisor/internal/output"
	"advisor/internal/questions"
	"advisor/internal/report/formats"
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
	r.out, err = r.out.take(res.Offers, r.recordName(), r.places())
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
		Drafts: r.drafts(), Offers: r.offers(), Today: r.run.Today,
		Nothing: nothingFound(x.NoProject),
	}
	if r.out.save.Path == "" {
		c.Save = offerRecord
	}
	if r.loaded.Found && len(r.run.Said.Read.Lines) > 0 {
		c.Found = untrusted.Text(r.loaded.Records[0].Path).Clean()
	}
	return c
}

// nothingFound says where a project was looked for and what to do; empty: nobody
// looked, or there is one.
func nothingFound(why error) string {
	if why == nil {
		return ""
	}
	return english.Sentence(why.Error()) + " advisor looks for " + english.Or(compose.DefaultNames()) +
		"; name another folder, or a file with -f FILE. Without one your answers alone decide."
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

// What a conversation offers to do at its end, and the files that it writes
// then, in the working directory.
const (
	offerRecord = "record"
	offerReview = "review"
	offerPage   = "page"
	reviewName  = "advisor-review.md"
	htmlName    = "advisor-review.html"
)

// offers are the things that were not asked for by flags already.
func (r runConfig) offers() []interview.Offer {
	var out []interview.Offer
	if r.out.save.Path == "" {
		out = append(out, interview.Offer{ID: offerRecord, On: true, Label: "save the answers " + r.recordOffer()})
	}
	if len(r.Outputs) == 0 {
		out = append(out, interview.Offer{ID: offerReview, Label: "save the report as " + r.named(reviewName) + ", for a design review"},
			interview.Offer{ID: offerPage, Label: "save the report as " + r.named(htmlName) + ", to read in a browser"})
	}
	return out
}

// recordName is the record that is written where --save names none: the one
// that was found, so that there are not two.
func (r runConfig) recordName() string {
	if r.loaded.Found {
		return r.loaded.Records[0].Path
	}
	return config.RecordName
}

// recordOffer says where the answers are saved, and what becomes of what is
// there.
func (r runConfig) recordOffer() string {
	name := r.recordName()
	if files.Exists(r.places().Abs(name)) {
		return "in " + name + ", which keeps what you did not change"
	}
	return "as " + name + ", to run again from them"
}

// named is a file of the working directory, with a word about what is there.
func (e env) named(name string) string {
	if files.Exists(e.places().Abs(name)) {
		return name + " (replaces the one that is there)"
	}
	return name
}

// take is the places of a run once what was chosen is done, as the flags that mean
// the same would.
func (o outputs) take(chosen []string, record string, places config.Places) (outputs, error) {
	for _, id := range chosen {
		switch id {
		case offerRecord:
			o.save = output.Target{Path: places.Abs(record), Shown: record}
			_, _, err := o.recordThere()
			if err := cmp.Or(o.Check(o.save, nil), err); err != nil {
				return o, err
			}
		case offerReview, offerPage:
			name, format := reviewName, "markdown"
			if id == offerPage {
				name, format = htmlName, "html"
			}
			f, _ := formats.Named(format)
			t := output.Target{Path: places.Abs(name), Shown: name, Format: f}
			if err := o.Check(t, o.inputs); err != nil {
				return o, err
			}
			o.targets = append(slices.Clone(o.targets), t)
		}
	}
	return o, nil
}
