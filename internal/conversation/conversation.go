// Package conversation asks what a run does not know yet: it decides how
// (plain lines, the wizard or not at all), gives the interview what it shows
// beside the questions, keeps its draft and words its end. It writes nothing
// else and does not know what becomes of the answers.
package conversation

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"advisor/internal/advise"
	"advisor/internal/check"
	"advisor/internal/english"
	"advisor/internal/exit"
	"advisor/internal/facts"
	"advisor/internal/interview"
	"advisor/internal/plain"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/score"
	"advisor/internal/terminal"
	"advisor/internal/untrusted"
	"advisor/internal/wizard"
)

// Conversation is what one begins with.
type Conversation struct {
	Mode    Mode // not Never
	Streams terminal.Streams
	Color   bool
	Quick   bool // the most telling questions first

	Input     advise.Input      // what is known, with the project
	Folder    string            // of the project, absolute
	Nothing   string            // what to say where there is no project; empty: nobody looked
	Suggested questions.Answers // by the files
	Flags     questions.Answers // given for good
	Record    record.Record
	Given     Given
	// Settle are the disputed questions to agree on; nil: the usual ones are asked.
	Settle []advise.Dispute
	Tell   func(error) // what goes wrong and ends nothing

	// Found is the record that lies with the project, which nobody named; empty:
	// there is none. Fresh is the conversation without it.
	Found string
	Fresh func() (Conversation, error)

	// Judge is the conversation about another environment of the project.
	Judge func(environment untrusted.Text) (Conversation, error)

	Drafts Drafts
	Offers []interview.Offer // what can be done at the end
	Save   string            // the offer that keeps the decision; empty: it is kept anyway
	Today  string            // YYYY-MM-DD
}

// Given says what of the decision flags have settled.
type Given struct{ Side, Triggers, ReviewBy bool }

// Run asks. A conversation that ended early is an error with the status of the
// program and, in its words, where the answers are.
func (c Conversation) Run(ctx context.Context) (interview.Result, error) {
	run := plain.Run
	if c.Mode == TUI {
		run = wizard.Run
	}
	ctx, stop := interview.Signals(ctx)
	defer stop()
	res, err := run(ctx, c.Input.Set, c.options())
	if err != nil {
		return res, stopped(err, res.Draft)
	}
	c.noteAgreed(&res)
	return res, nil
}

// options are what a conversation knows and may do.
func (c Conversation) options() interview.Options {
	basis := c.Input.Basis()
	out := interview.Options{
		In: c.Streams.Stdin, Out: c.Streams.Stderr,
		ASCII: c.Streams.ASCII(), Color: c.Color,
		Fixed: c.Flags, Known: questions.Overlay(c.Suggested, c.Record.Answers), Notes: c.Record.Notes,
		Live:     func(ans questions.Answers) interview.Preview { return preview(basis.With(ans)) },
		Conclude: c.conclude,
		RulesOut: func(ans questions.Answers, id questions.ID) []string { return rulesOut(basis, ans, id) },
		Next:     func(ans questions.Answers) []interview.Next { return nextQuestions(basis.With(ans)) },
		Order:    func(ans questions.Answers) []questions.ID { return score.Quickest(basis.With(ans)) },
		Explain:  func(id questions.ID) interview.Explanation { return explained(basis, id) },
		Contradict: func(ans questions.Answers) []facts.Contradiction {
			in := c.Input
			in.Answers = ans
			return advise.Doubts(in)
		},
		Offers: c.Offers,
		Quick:  c.Quick,

		Deciding: c.deciding(),
	}
	for _, d := range c.Settle {
		out.Settle = append(out.Settle, d.Question)
		out.Voices = c.voices
	}
	if c.Found != "" {
		out.Record = &interview.Found{Name: c.Found, Summary: summary(c.Record)}
		out.Fresh = func() (interview.Options, error) {
			fresh, err := c.Fresh()
			if err != nil {
				return interview.Options{}, err
			}
			return fresh.options(), nil
		}
	}
	var err error
	if out.Draft, err = c.Drafts.read(); err != nil {
		c.Tell(err)
	}
	if c.Drafts.path != "" {
		out.SaveDraft, out.DropDraft = c.Drafts.save, c.Drafts.Drop
	}
	out.Welcome.Nothing = untrusted.Text(c.Nothing)
	if p := c.Input.Project; p != nil {
		out.Welcome = interview.Welcome{Project: p.Called(), Facts: advise.Notable(*p)}
		out.Judge = c.judge(p.Choice, &out.Welcome)
		out.Snippet = func(at untrusted.Place) []interview.Line { return snippet(c.Folder, at) }
	}
	return out
}

// summary is what a record says, in a few words.
func summary(rec record.Record) string {
	var out []string
	if rec.Decision != "" {
		out = append(out, "decided "+interview.SideName(rec.Decision))
	}
	if rec.ReviewBy != "" {
		out = append(out, "review by "+rec.ReviewBy)
	}
	if len(out) == 0 {
		out = append(out, english.Count(len(rec.Answers), "answer", "answers"))
	}
	return strings.Join(out, ", ")
}

// judge is how a conversation begins again with another environment; nil where
// there is none.
func (c Conversation) judge(choice facts.Choice, welcome *interview.Welcome) func(untrusted.Text) (interview.Options, error) {
	for _, o := range choice.Others {
		welcome.Others = append(welcome.Others, interview.Environment{Name: o.Name, Files: o.Files})
	}
	if len(choice.Others) == 0 || c.Judge == nil {
		return nil
	}
	return func(environment untrusted.Text) (interview.Options, error) {
		other, err := c.Judge(environment)
		if err != nil {
			return interview.Options{}, err
		}
		return other.options(), nil
	}
}

// deciding is what a conversation asks of the decision at its end.
func (c Conversation) deciding() *interview.Deciding {
	basis, rec := c.Input.Basis(), c.Record
	return &interview.Deciding{
		Known:     interview.Decision{Side: rec.Decision, Triggers: rec.Triggers, ReviewBy: rec.ReviewBy},
		SideGiven: c.Given.Side, TriggersGiven: c.Given.Triggers, ReviewGiven: c.Given.ReviewBy,
		Propose: func(ans questions.Answers, side string) []record.Trigger {
			return advise.Proposed(basis.With(ans), c.Suggested, side)
		},
		Words: func(t record.Trigger) string { return check.ConditionWords(basis.Model, basis.Questions, t) },
		Today: c.Today, ReviewBy: record.DayAfter(c.Today, 1, 0), Offer: c.Save,
	}
}

// stopped is why a conversation ended early, and where its answers are.
func stopped(err error, draft string) error {
	kept := ""
	if draft != "" {
		kept = "; the answers are kept in " + untrusted.Text(draft).Whole() + ", start again to go on"
	}
	state := exit.Output
	switch {
	case errors.Is(err, interview.ErrCancelled), errors.Is(err, interview.ErrInputEnded):
		state = exit.Cancelled
	case errors.Is(err, interview.ErrTerminated):
		state = exit.Terminated
	case errors.Is(err, interview.ErrHangup):
		state = exit.Hangup
	case errors.Is(err, interview.ErrQuit):
		state = exit.Quit
	case errors.Is(err, interview.ErrNoTerminal):
		state = exit.Input
	}
	return exit.Error(state, fmt.Errorf("%w: nothing was written%s", err, kept))
}
