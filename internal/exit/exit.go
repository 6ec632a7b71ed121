// Package exit says with which status the program ends, and with which words.
// It ends nothing itself.
package exit

import (
	"errors"
	"fmt"
	"strings"

	"advisor/internal/untrusted"
)

// The exit status of every command, whatever the format.
const (
	Done       = 0
	Gate       = 1   // a gate that the user set was tripped
	Input      = 2   // the user's input or flags are wrong
	Output     = 3   // the output could not be written, or an internal error
	Limit      = 4   // stopped by a limit of time or memory
	Hangup     = 129 // SIGHUP
	Cancelled  = 130 // SIGINT
	Quit       = 131 // SIGQUIT
	Terminated = 143 // SIGTERM
)

// failure is an error with the exit status that it asks for.
type failure struct {
	status int
	err    error
}

func (f failure) Error() string { return f.err.Error() }
func (f failure) Unwrap() error { return f.err }

// Error is err with the exit status that it asks for; nil stays nil.
func Error(status int, err error) error {
	if err == nil {
		return nil
	}
	return failure{status, err}
}

// InputError says that err is a mistake of the user's input; nil stays nil.
func InputError(err error) error { return Error(Input, err) }

// InputErrorf is a mistake of the user's input.
func InputErrorf(format string, a ...any) error { return Error(Input, fmt.Errorf(format, a...)) }

// OutputError says that err kept output from being written; nil stays nil.
func OutputError(err error) error { return Error(Output, err) }

// Has reports whether an error asks for a status.
func Has(err error) bool { return errors.As(err, new(failure)) }

// Status is the exit status of an error; one that says nothing else is
// internal.
func Status(err error) int {
	var f failure
	switch {
	case err == nil:
		return Done
	case errors.As(err, &f):
		return f.status
	}
	return Output
}

// The size of messages: a line that fits a log, and not more lines than
// somebody reads.
const (
	MaxLine  = 400 // bytes
	maxLines = 20
)

// Message is the text for stderr: one line for each thing that is wrong, each
// with the program's name.
func Message(err error) string {
	lines := strings.Split(strings.TrimRight(err.Error(), "\n"), "\n")
	var b strings.Builder
	for i, line := range lines {
		if i == maxLines {
			fmt.Fprintf(&b, "advisor: and %d more problems\n", len(lines)-maxLines)
			break
		}
		b.WriteString(oneLine(line) + "\n")
	}
	return b.String()
}

// oneLine cuts a line at the longest length and makes it safe to print.
func oneLine(s string) string {
	s = "advisor: " + cleanLong(s)
	if len(s) <= MaxLine {
		return s
	}
	cut := MaxLine - len(" …")
	for cut > 0 && s[cut]&0xC0 == 0x80 {
		cut--
	}
	return s[:cut] + " …"
}

// cleanLong cleans a line piece by piece, since Clean cuts what is long for a
// name but not for a sentence.
func cleanLong(s string) string {
	var b strings.Builder
	runes := []rune(strings.ToValidUTF8(s, "\ufffd"))
	for len(runes) > 0 {
		n := min(len(runes), untrusted.MaxRunes)
		b.WriteString(untrusted.Text(runes[:n]).Clean())
		runes = runes[n:]
	}
	return b.String()
}
