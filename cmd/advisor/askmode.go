package main

import (
	"advisor/internal/exit"
	"advisor/internal/questions"
	"advisor/internal/terminal"
)

// askMode is how missing answers are asked for.
type askMode int

const (
	neverAsk askMode = iota
	askLines         // plain lines
	askTUI           // the wizard
)

// allAnswered reports whether people have answered everything that would be
// asked; then nothing is asked unless it was asked for by name.
func (r runConfig) allAnswered(answers questions.Answers) bool {
	if r.ask != "auto" {
		return false
	}
	for _, q := range r.questionnaire.Asked(answers) {
		if !answers[q.ID].ByPerson() {
			return false
		}
	}
	return true
}

// mode decides on asking: never without a terminal, plain lines where the
// terminal is dumb or was asked for by ACCESSIBLE or --accessible.
func (e env) mode(o *options) (askMode, error) {
	switch o.ask {
	case "never":
		return neverAsk, nil
	case "lines":
		return askLines, nil
	case "tui":
		if !terminal.Is(e.Stdin) || !terminal.Is(e.Stderr) {
			return neverAsk, exit.InputErrorf("--ask tui needs a terminal on standard input and standard error; use --ask lines, or flags and --answers")
		}
		if e.Dumb() {
			return neverAsk, exit.InputErrorf("--ask tui needs a terminal that can move the cursor (TERM is %q); use --ask lines", e.Getenv("TERM"))
		}
		return askTUI, nil
	}
	switch {
	case !e.Interactive():
		return neverAsk, nil
	case e.Accessible(o.accessible):
		return askLines, nil
	}
	return askTUI, nil
}
