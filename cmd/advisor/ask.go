package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"advisor/internal/advise"
	"advisor/internal/check"
	"advisor/internal/exit"
	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/interview"
	"advisor/internal/plain"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/score"
	"advisor/internal/suggest"
	"advisor/internal/terminal"
	"advisor/internal/untrusted"
	"advisor/internal/wizard"
)

// converse asks what is not known yet and puts the answers over the others. It
// returns the run as it goes on from there.
func (r runConfig) converse(ctx context.Context, x assessedInput) (runConfig, assessedInput, error) {
	talk := plain.Run
	if r.mode == askTUI {
		talk = wizard.Run
	}
	r.release()
	defer r.handleSignals()
	ctx, stop := interview.Signals(ctx)
	defer stop()
	res, err := talk(ctx, r.questionnaire, r.askOptions(x))
	if err != nil {
		return r, x, stopped(err, res.Draft)
	}
	x.in.Answers, x.in.Notes = questions.Overlay(x.in.Answers, res.Answers), res.Notes
	if d := res.Decision; d != nil {
		r.decided = d.Side != ""
		rec := &r.input.record
		rec.Decision, rec.Triggers, rec.ReviewBy = d.Side, d.Triggers, d.ReviewBy
		x.in.Agreed, x.in.Triggers, x.in.ReviewBy = d.Side, d.Triggers, d.ReviewBy
	}
	r, err = r.take(res.Offers)
	return r, x, err
}

// askOptions are what a conversation knows and may do.
func (r runConfig) askOptions(x assessedInput) interview.Options {
	d, basis := r.drafts(), x.in.Basis()
	out := interview.Options{
		In: r.Stdin, Out: r.Stderr,
		ASCII: r.ASCII(), Color: r.colored(r.Streams),
		Fixed: r.input.flags, Known: questions.Overlay(x.judged.Suggested, r.input.record.Answers), Notes: r.input.record.Notes,
		Live:    func(ans questions.Answers) interview.Preview { return preview(basis.With(ans)) },
		Next:    func(ans questions.Answers) []interview.Next { return nextQuestions(basis.With(ans)) },
		Order:   func(ans questions.Answers) []questions.ID { return score.Quickest(basis.With(ans)) },
		Explain: func(id questions.ID) string { text, _ := r.source().Explain(string(id)); return text },
		Draft:   d.read(),
		Offers:  r.offers(),
		Quick:   r.quick,

		Deciding: r.deciding(x),
	}
	if d.path != "" {
		out.SaveDraft, out.DropDraft = d.save, d.drop
	}
	if p := x.in.Project; p != nil {
		out.Welcome = interview.Welcome{Project: p.Name, Facts: advise.Notable(*p)}
		out.Contradict = func(ans questions.Answers) []facts.Contradiction { return suggest.Contradictions(*p, ans) }
		out.Snippet = func(at untrusted.Place) []interview.Line { return snippet(x.dir, at) }
	}
	return out
}

// colored reports whether the conversation has colours.
func (o *options) colored(s terminal.Streams) bool { return s.Color(o.Color, s.Stderr) }

// deciding is what a conversation asks of the decision at its end.
func (r runConfig) deciding(x assessedInput) *interview.Deciding {
	basis, rec := x.in.Basis(), r.input.record
	d := &interview.Deciding{
		Known:     interview.Decision{Side: rec.Decision, Triggers: rec.Triggers, ReviewBy: rec.ReviewBy},
		SideGiven: r.decision != "", TriggersGiven: len(r.triggers) > 0, ReviewGiven: r.reviewBy != "",
		Propose: func(ans questions.Answers, side string) []record.Trigger {
			return advise.Proposed(basis.With(ans), x.judged.Suggested, side)
		},
		Words: func(t record.Trigger) string { return check.ConditionWords(basis.Model, basis.Questions, t) },
		Today: r.today, ReviewBy: yearAfter(r.today),
	}
	if r.save == "" {
		d.Offer = offerRecord
	}
	return d
}

// yearAfter is the day a year after a day, YYYY-MM-DD.
func yearAfter(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return t.AddDate(1, 0, 0).Format(time.DateOnly)
}

func preview(b score.Basis) interview.Preview {
	as := score.Assess(b)
	p := interview.Preview{
		Recommendation: string(as.Recommendation), Strength: string(as.Strength),
		Score: as.Score, Low: as.Range.Low, High: as.Range.High,
		Firm: as.Firm, KnownWeight: as.KnownWeight,
	}
	for _, x := range as.Axes {
		p.Axes = append(p.Axes, interview.AxisPreview{Name: string(x.Axis), Score: x.Score, Low: x.Range.Low, High: x.Range.High})
	}
	for _, v := range as.Vetoes {
		p.Closed = append(p.Closed, v.Why)
	}
	return p
}

func nextQuestions(b score.Basis) []interview.Next {
	var out []interview.Next
	for _, n := range score.Next(b) {
		out = append(out, interview.Next{ID: n.Question, Swing: n.Swing})
	}
	return out
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

// snippetLines is how many lines are shown on each side of a place.
const snippetLines = 3

// snippet gives the lines around a place. Their values are for the person at
// the terminal, who has the file; they go into no report.
func snippet(project string, p untrusted.Place) []interview.Line {
	data, err := files.ReadUser(filepath.Join(project, filepath.FromSlash(string(p.File))))
	if err != nil {
		return nil
	}
	lines := strings.Split(string(data.Bytes), "\n")
	var out []interview.Line
	for n := max(p.Line-snippetLines, 1); n <= min(p.Line+snippetLines, len(lines)); n++ {
		out = append(out, interview.Line{Number: n, Text: untrusted.Text(ansi.Truncate(lines[n-1], terminal.MaxWidth, ""))})
	}
	return out
}
