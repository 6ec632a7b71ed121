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

// Budget is what may still be expanded. What does not fit in is left out.
type Budget struct {
	values, bytes int
	Over          string // why the first part was left out; empty while none was
	at            tree.Pos
}

func newBudget() *Budget { return &Budget{values: maxValues, bytes: maxBytes} }

// Spend takes from the budget and reports whether there was enough; what does
// not fit in is not taken.
func (b *Budget) Spend(at tree.Pos, values, bytes int) bool {
	switch {
	case values > b.values:
		b.exceed(at, fmt.Sprintf("the project grows beyond %d values here (anchors, merges and extends counted): what does not fit in was left out; scan its files one by one with -f", maxValues))
		return false
	case bytes > b.bytes:
		b.exceed(at, fmt.Sprintf("the texts of the project grow beyond %d MiB here (anchors and variables counted): what does not fit in was left out; scan its files one by one with -f", maxBytes>>20))
		return false
	}
	b.values -= values
	b.bytes -= bytes
	return true
}

// exceed records the first part that did not fit in.
func (b *Budget) exceed(at tree.Pos, why string) {
	if b.Over == "" {
		b.Over, b.at = why, at
	}
}
