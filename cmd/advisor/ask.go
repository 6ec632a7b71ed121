package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"advisor/internal/advise"
	"advisor/internal/ask"
	"advisor/internal/exit"
	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/questions"
	"advisor/internal/score"
	"advisor/internal/suggest"
	"advisor/internal/terminal"
	"advisor/internal/untrusted"
)

// ask asks what is not known yet and puts the answers over the others.
func (a *app) ask(ctx context.Context, o *options, p *prepared, in advise.Input, judged advise.Scanned, place string) (advise.Input, error) {
	talk := ask.Lines
	if p.mode == askTUI {
		talk = ask.Wizard
	}
	a.release()
	defer a.handleSignals()
	ctx, stop := ask.Signals(ctx)
	defer stop()
	res, err := talk(ctx, a.set, a.askOptions(o, *p, in, judged, place))
	if err != nil {
		return in, stopped(err, res.Draft)
	}
	in.Answers, in.Notes = questions.Overlay(in.Answers, res.Answers), res.Notes
	p.decide(res.Decision, &in)
	return in, a.take(o, p, res.Offers)
}

// askOptions are what a conversation knows and may do.
func (a *app) askOptions(o *options, p prepared, in advise.Input, judged advise.Scanned, place string) ask.Options {
	d := a.drafts(place)
	out := ask.Options{
		In: a.Stdin, Out: a.Stderr,
		ASCII: a.ASCII(), Color: a.Color(o.color, a.Stderr),
		Fixed: p.given.flags, Known: questions.Overlay(judged.Suggested, p.given.file), Notes: p.given.notes,
		Welcome: welcome(in.Project),
		Live:    func(ans questions.Answers) ask.Preview { return preview(in.Model, a.set, ans) },
		Next:    func(ans questions.Answers) []ask.Next { return nextQuestions(in.Model, a.set, ans) },
		Order:   func(ans questions.Answers) []questions.ID { return score.Quickest(in.Model, a.set, ans) },
		Explain: func(id questions.ID) string { text, _ := a.explain(string(id)); return text },
		Draft:   d.read(),
		Offers:  a.offers(o),
		Quick:   o.quick,

		Deciding: a.deciding(o, p, in, judged.Suggested),
	}
	if d.path != "" {
		out.SaveDraft, out.DropDraft = d.save, d.drop
	}
	if in.Project != nil {
		out.Contradict = func(ans questions.Answers) []facts.Contradiction {
			return suggest.Contradictions(*in.Project, ans)
		}
		out.Snippet = a.snippet
	}
	return out
}

func preview(m score.Model, set questions.Questionnaire, ans questions.Answers) ask.Preview {
	as := score.Assess(m, set, ans)
	p := ask.Preview{
		Recommendation: string(as.Recommendation), Strength: string(as.Strength),
		Score: as.Score, Low: as.Range.Low, High: as.Range.High,
		Firm: as.Firm, KnownWeight: as.KnownWeight,
	}
	for _, x := range as.Axes {
		p.Axes = append(p.Axes, ask.AxisPreview{Name: string(x.Axis), Score: x.Score, Low: x.Range.Low, High: x.Range.High})
	}
	for _, v := range as.Vetoes {
		p.Closed = append(p.Closed, v.Why)
	}
	return p
}

func nextQuestions(m score.Model, set questions.Questionnaire, ans questions.Answers) []ask.Next {
	var out []ask.Next
	for _, n := range score.Next(m, set, ans) {
		out = append(out, ask.Next{ID: n.Question, Swing: n.Swing})
	}
	return out
}

// welcome is what the first screen says of a project: its services by role,
// most first, and what is notable.
func welcome(p *facts.Project) ask.Welcome {
	if p == nil {
		return ask.Welcome{}
	}
	w := ask.Welcome{Project: p.Name}
	line := func(format string, args ...any) {
		w.Facts = append(w.Facts, untrusted.Text(fmt.Sprintf(format, args...)))
	}
	line("%s in %s", count(len(p.Services), "service"), fileNames(p.Files))
	var state []string
	for _, s := range p.Services {
		if s.Stateful {
			state = append(state, string(s.Name))
		}
	}
	if len(state) > 0 {
		line("keeps data in %s", shortList(state))
	}
	if p.Orchestrated != len(p.Services) {
		line("%d of them count for the decision (no jobs, development helpers or static frontends)", p.Orchestrated)
	}
	return w
}

func count(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// shortList names at most five.
func shortList(names []string) string {
	const most = 5
	if len(names) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
	}
	return strings.Join(names, ", ")
}

func fileNames(fs []facts.File) string {
	var names []string
	for _, f := range fs {
		if f.Kind == "compose" || f.Kind == "override" {
			names = append(names, string(f.Path))
		}
	}
	return shortList(names)
}

// stopped is why a conversation ended early, and where its answers are.
func stopped(err error, draft string) error {
	kept := ""
	if draft != "" {
		kept = "; the answers are kept in " + untrusted.Text(draft).Whole() + ", start again to go on"
	}
	state := exit.Output
	switch {
	case errors.Is(err, ask.ErrCancelled), errors.Is(err, ask.ErrInputEnded):
		state = exit.Cancelled
	case errors.Is(err, ask.ErrTerminated):
		state = exit.Terminated
	case errors.Is(err, ask.ErrHangup):
		state = exit.Hangup
	case errors.Is(err, ask.ErrQuit):
		state = exit.Quit
	case errors.Is(err, ask.ErrNoTerminal):
		state = exit.Input
	}
	return exit.Error(state, fmt.Errorf("%w: nothing was written%s", err, kept))
}

// snippetLines is how many lines are shown on each side of a place.
const snippetLines = 3

// snippet gives the lines around a place. Their values are for the person at
// the terminal, who has the file; they go into no report.
func (a *app) snippet(p untrusted.Place) []ask.Line {
	data, err := files.ReadUser(filepath.Join(a.project, filepath.FromSlash(string(p.File))))
	if err != nil {
		return nil
	}
	lines := strings.Split(string(data.Bytes), "\n")
	var out []ask.Line
	for n := max(p.Line-snippetLines, 1); n <= min(p.Line+snippetLines, len(lines)); n++ {
		out = append(out, ask.Line{Number: n, Text: untrusted.Text(ansi.Truncate(lines[n-1], terminal.MaxWidth, ""))})
	}
	return out
}
