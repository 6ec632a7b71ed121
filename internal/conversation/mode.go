package conversation

import (
	"advisor/internal/exit"
	"advisor/internal/questions"
	"advisor/internal/terminal"
)

// Mode is how missing answers are asked for. The zero value asks nothing.
type Mode int

// The ways of asking.
const (
	Never Mode = iota
	Lines      // plain lines
	TUI        // the wizard
)

// The words of --ask. Auto looks at the terminal.
const (
	askAuto  = "auto"
	askTUI   = "tui"
	askLines = "lines"
	askNever = "never"
)

// Words are the values that --ask takes.
func Words() []string { return []string{askAuto, askTUI, askLines, askNever} }

// ModeOf decides on asking, for a value of --ask: by itself never without a
// terminal, plain lines where the terminal is dumb or was asked for by
// ACCESSIBLE or --accessible. The error is a mistake of the user's input.
func ModeOf(s terminal.Streams, ask string, accessible bool) (Mode, error) {
	switch ask {
	case askNever:
		return Never, nil
	case askLines:
		return Lines, nil
	case askTUI:
		if !terminal.Is(s.Stdin) || !terminal.Is(s.Stderr) {
			return Never, exit.InputErrorf("--ask tui needs a terminal on standard input and standard error; use --ask lines, or flags and --answers")
		}
		if s.Dumb() {
			return Never, exit.InputErrorf("--ask tui needs a terminal that can move the cursor (TERM is %q); use --ask lines", s.Getenv("TERM"))
		}
		return TUI, nil
	}
	switch {
	case !s.Interactive():
		return Never, nil
	case s.Accessible(accessible):
		return Lines, nil
	}
	return TUI, nil
}

// NothingToAsk reports whether people have answered everything that would be
// asked; then nothing is asked unless --ask asks for it by name.
func NothingToAsk(ask string, set questions.Questionnaire, answers questions.Answers) bool {
	if ask != askAuto {
		return false
	}
	for _, q := range set.Asked(answers) {
		if !answers[q.ID].ByPerson() {
			return false
		}
	}
	return true
}
