package compose

import (
	"errors"
	"fmt"
	"strings"

	"advisor/internal/untrusted"
)

// ErrNoProject tells that there is no Compose file where one was looked for.
var ErrNoProject = errors.New("no Compose file found")

// ErrLimit is wrapped by problems that are limits of this program and not
// mistakes of the project.
var ErrLimit = errors.New("limit reached")

// Problem is one mistake in the project's files.
type Problem struct {
	Place untrusted.Place
	// Message says what is wrong; it carries no value of a variable.
	Message string
	// Hint says what was probably meant; often empty.
	Hint string
}

// String is one line: file:line: message (hint).
func (p Problem) String() string {
	s := p.Message
	if p.Place.File != "" {
		s = p.Place.String() + ": " + s
	}
	if p.Hint != "" {
		s += " (" + p.Hint + ")"
	}
	return s
}

// Problems are all mistakes that were found, in file order.
type Problems []Problem

// Error is the first problem, and how many more there are.
func (p Problems) Error() string {
	if len(p) == 0 {
		return "no problem"
	}
	s := p[0].String()
	if len(p) > 1 {
		s += fmt.Sprintf(" (and %d more)", len(p)-1)
	}
	return strings.ReplaceAll(s, "\n", " ")
}
