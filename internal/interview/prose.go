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

// WrapWhole is Wrap where no word is broken, however long: for a path that somebody
// copies.
func WrapWhole(s string, width int) []string { return layout.WrapWhole(s, width) }

// HangWhole is Hang where no word is broken.
func HangWhole(lead, s string, width int) []string { return layout.HangWhole(lead, s, width) }

// ProseWhole is Prose where no word is broken, as lines with their ends.
func ProseWhole(text string, width int) string {
	var b strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		b.WriteString(layout.Unbroken(untrusted.Text(line).Whole()+"\n", width))
	}
	return b.String()
}
