package interview

import (
	"strings"

	"advisor/internal/layout"
	"advisor/internal/untrusted"
)

// Prose is a text of several lines at that width, cleaned: an organisation can
// have extended it.
func Prose(text string, width int) []string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		out = append(out, layout.Prose(untrusted.Text(line).Whole(), width)...)
	}
	return out
}

// Wrap breaks a text into lines of at most width cells. Styles go on later.
func Wrap(s string, width int) []string { return layout.Wrap(s, width) }

// Hang is Wrap with a lead before the first line and the same indent
// before the others.
func Hang(lead, s string, width int) []string { return layout.Hang(lead, s, width) }
