package diagnostics

import (
	"fmt"
	"strings"

	"advisor/internal/untrusted"
)

// Problem is one mistake in the project's files.
type Problem struct {
	Place untrusted.Place
	// Message says what is wrong; it carries no value of a variable.
	Message string
	// Hint says what was probably meant; often empty.
	Hint string
	// LeftOut is the part that was not read because of it; often empty.
	LeftOut string
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

// maxErrorLine is how many bytes of problems an error shows: a message on the
// terminal has 400, with what stands before it.
const maxErrorLine = 340

// Error is one line with as many of the problems as fit, and how many more
// there are.
func (p Problems) Error() string {
	var b strings.Builder
	for i, problem := range p {
		text := problem.String()
		if i > 0 && b.Len()+len(text) > maxErrorLine {
			b.WriteString(p[i:].rest())
			break
		}
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(text)
	}
	return b.String()
}

// rest says how many problems are not shown.
func (p Problems) rest() string {
	if last := p[len(p)-1]; last.Place.File == "" { // which counts those that were not kept
		return fmt.Sprintf("; and more than %d more", len(p)-1)
	}
	return fmt.Sprintf("; and %d more", len(p))
}
