package compose

import "fmt"

// The caps on what one project may grow to, far above real projects (in
// brackets) and low enough that any input ends within seconds.
const (
	maxValues = 100_000 // after anchors, merges and extends (5,780)
	maxBytes  = 4 << 20 // of all texts after anchors and variables
)

// budget is what may still be expanded.
type budget struct {
	values, bytes int
	over          string // which cap was passed; empty while none was
	at            pos
}

func newBudget() *budget { return &budget{values: maxValues, bytes: maxBytes} }

// spend takes from the budget and reports whether there was enough.
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
