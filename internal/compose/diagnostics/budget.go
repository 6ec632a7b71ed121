package diagnostics

import (
	"fmt"

	"advisor/internal/compose/tree"
)

// The caps on what one project may grow to, far above real projects (in
// brackets) and low enough that any input ends within seconds.
const (
	maxValues = 100_000 // after anchors, merges and extends (5,780)
	maxBytes  = 4 << 20 // of all texts after anchors and variables
)

// Budget is what may still be expanded.
type Budget struct {
	values, bytes int
	Over          string // which cap was passed; empty while none was
	at            tree.Pos
}

func newBudget() *Budget { return &Budget{values: maxValues, bytes: maxBytes} }

// Spend takes from the budget and reports whether there was enough.
func (b *Budget) Spend(at tree.Pos, values, bytes int) bool {
	if b.Over != "" {
		return false
	}
	b.values -= values
	b.bytes -= bytes
	switch {
	case b.values < 0:
		b.Exceed(at, fmt.Sprintf("the project grows beyond %d values (anchors, merges and extends counted)", maxValues))
	case b.bytes < 0:
		b.Exceed(at, fmt.Sprintf("the texts of the project grow beyond %d MiB (anchors and variables counted)", maxBytes>>20))
	}
	return b.Over == ""
}

// Exceed records the first cap that was passed.
func (b *Budget) Exceed(at tree.Pos, why string) {
	if b.Over == "" {
		b.Over, b.at = why, at
	}
}
