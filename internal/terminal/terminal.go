// Package terminal says what the streams of the process are: whether somebody
// is there, how wide the terminal is, and what it can show. It also draws the
// line of progress, and hears the signals that end a run. It asks nothing, and
// ends nothing itself.
package terminal

import (
	"os"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/term"
)

// Streams are those of the process, and its variables, which say more of them.
type Streams struct {
	Stdin, Stdout, Stderr *os.File
	Getenv                func(string) string
}

// Is reports whether f is a terminal; nil is none.
func Is(f *os.File) bool { return f != nil && term.IsTerminal(f.Fd()) }

// The width of a report, in columns: of the terminal, within what a table can
// use.
const (
	defaultWidth = 80
	MinWidth     = 40
	MaxWidth     = 200
)

// Width is the width for text on f, in columns: 80 where f is no terminal, so
// that a report in a file does not depend on the window it was made in.
func (s Streams) Width(f *os.File) int {
	if !Is(f) {
		return defaultWidth
	}
	w, _, err := term.GetSize(f.Fd())
	if err != nil || w <= 0 {
		if w, err = strconv.Atoi(s.Getenv("COLUMNS")); err != nil {
			w = defaultWidth
		}
	}
	return min(max(w, MinWidth), MaxWidth)
}

// Dumb reports whether the terminal understands no escape sequences.
func (s Streams) Dumb() bool { return s.Getenv("TERM") == "dumb" || s.Getenv("TERM") == "" }

// Color decides on colour for f: the value of --color, NO_COLOR,
// CLICOLOR_FORCE, then what f is.
func (s Streams) Color(flag string, f *os.File) bool {
	switch {
	case flag == "always":
		return true
	case flag == "never", s.Getenv("NO_COLOR") != "":
		return false
	case s.Getenv("CLICOLOR_FORCE") != "" && s.Getenv("CLICOLOR_FORCE") != "0":
		return true
	}
	return Is(f) && !s.Dumb() && s.Getenv("CLICOLOR") != "0"
}

// ASCII reports whether the locale is set and is not UTF-8.
func (s Streams) ASCII() bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := s.Getenv(name); v != "" {
			v = strings.ToLower(v)
			return !strings.Contains(v, "utf-8") && !strings.Contains(v, "utf8")
		}
	}
	return false
}

// Accessible reports whether plain lines are wanted instead of the wizard, by
// the flag, by ACCESSIBLE or because the terminal can do no more.
func (s Streams) Accessible(flag bool) bool {
	v := s.Getenv("ACCESSIBLE")
	return flag || (v != "" && v != "0" && v != "false") || s.Dumb()
}

// Interactive reports whether somebody is there to be asked.
func (s Streams) Interactive() bool { return s.WhyNotInteractive() == "" }

// WhyNotInteractive says why nobody can be asked; empty: somebody can.
func (s Streams) WhyNotInteractive() string {
	switch {
	case s.Getenv("CI") != "":
		return "CI is set"
	case !Is(s.Stdin):
		return "standard input is no terminal"
	case !Is(s.Stderr):
		return "standard error is no terminal"
	case detached(s.Stdin):
		return "the terminal belongs to another session"
	}
	return ""
}
