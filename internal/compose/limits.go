package compose

import (
	"fmt"

	"advisor/internal/untrusted"
)

// The caps on one project. Each is far above real projects (in brackets) and
// low enough that any input ends within seconds.
const (
	maxServices     = 1_000   // (about 70)
	maxFiles        = 64      // (about 20)
	maxIncludeDepth = 8       // (3)
	maxExtends      = 64      // (2)
	maxValues       = 100_000 // after anchors, merges and extends (5,780)
	maxBytes        = 4 << 20 // of all texts after anchors and variables
	maxProblems     = 100     // reported; the rest is counted
	maxGaps         = 1_000
)

// LimitError tells that a project was not loaded because it goes beyond a cap
// of this program. It wraps ErrLimit.
type LimitError struct {
	Place   untrusted.Place
	Message string
}

// Error is one line: file:line: message.
func (e *LimitError) Error() string { return e.Place.String() + ": " + e.Message }

// Unwrap makes a LimitError an ErrLimit.
func (e *LimitError) Unwrap() error { return ErrLimit }

// budget is what may still be expanded.
type budget struct {
	values, bytes int
	over          string // which cap was passed; empty while none was
	at            pos
}

func newBudget() *budget { return &budget{values: maxValues, bytes: maxBytes} }

// spend takes from the budget and tells whether there was enough.
func (b *budget) spend(at pos, values, bytes int) bool {
	if b.over != "" {
		return false
	}
	b.values -= values
	b.bytes -= bytes
	switch {
	case b.values < 0:
		b.exceed(at, fmt.Sprintf("the project grows beyond %d values (anchors, merges and extends counted)", maxValues))
	case b.bytes < 0:
		b.exceed(at, fmt.Sprintf("the texts of the project grow beyond %d MiB (anchors and variables counted)", maxBytes>>20))
	}
	return b.over == ""
}

// exceed records the first cap that was passed.
func (b *budget) exceed(at pos, why string) {
	if b.over == "" {
		b.over, b.at = why, at
	}
}
