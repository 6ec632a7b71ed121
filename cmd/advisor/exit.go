package main

import (
	"errors"
	"fmt"
	"strings"

	"advisor/internal/untrusted"
)

// The exit status of every command, whatever the format.
const (
	exitDone       = 0
	exitGate       = 1   // a gate that the user set was tripped
	exitInput      = 2   // the user's input or flags are wrong
	exitOutput     = 3   // the output could not be written, or an internal error
	exitLimit      = 4   // stopped by a limit of time or memory
	exitHangup     = 129 // SIGHUP
	exitCancelled  = 130 // SIGINT
	exitQuit       = 131 // SIGQUIT
	exitTerminated = 143 // SIGTERM
)

// failure is an error with the exit status that it asks for.
type failure struct {
	status int
	err    error
}

func (f failure) Error() string { return f.err.Error() }
func (f failure) Unwrap() error { return f.err }

func inputError(err error) error {
	if err == nil {
		return nil
	}
	return failure{exitInput, err}
}

func inputErrorf(format string, a ...any) error {
	return failure{exitInput, fmt.Errorf(format, a...)}
}

func outputError(err error) error { return failure{exitOutput, err} }

// status is the exit status of an error; one that says nothing else is
// internal.
func status(err error) int {
	var f failure
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &f):
		return f.status
	}
	return exitOutput
}

// The size of messages: a line that fits a log, and not more lines than
// somebody reads.
const (
	maxLine  = 400
	maxLines = 20
)

// message is the text for stderr: one line for each thing that is wrong, each
// with the program's name.
func message(err error) string {
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
	if len(s) <= maxLine {
		return s
	}
	cut := maxLine - len(" …")
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
