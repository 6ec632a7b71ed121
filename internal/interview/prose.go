package interview

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"advisor/internal/untrusted"
)

// narrowColumn is the least width, in cells, in which the last column of a
// table is still read as one.
const narrowColumn = 20

// further stands before the further lines of a row that has lost its columns.
const further = "  "

// Prose is a text of several lines at that width. What goes on stands under
// the first word of its line, or of its last column.
func Prose(text string, width int) []string {
	var out []string
	for _, line := range strings.Split(text, "\n") {
		out = append(out, proseLine(strings.TrimRight(line, " "), width)...)
	}
	return out
}

// proseLine keeps the columns of a line where the last one has room, and
// otherwise puts them behind each other.
func proseLine(line string, width int) []string {
	indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
	lead, rest := columns(line)
	if lead != indent && width-ansi.StringWidth(lead) < narrowColumn {
		words := strings.Join(strings.Fields(line), " ")
		out := Wrap(untrusted.Text(words).Whole(), width-len(indent)-len(further))
		for i := range out {
			if i > 0 {
				out[i] = further + out[i]
			}
			out[i] = indent + out[i]
		}
		return out
	}
	return Hang(lead, untrusted.Text(rest).Whole(), width)
}

// columns splits a line before its last column: after the last two spaces that
// stand within its first half, or after its indent.
func columns(line string) (lead, last string) {
	const half = 40
	at := len(line) - len(strings.TrimLeft(line, " "))
	if i := strings.LastIndex(line[:min(len(line), half)], "  "); i+2 > at && i >= 0 {
		at = i + 2
	}
	return line[:at], line[at:]
}

// Wrap breaks a text into lines of at most width cells. Styles go on later.
func Wrap(s string, width int) []string {
	return strings.Split(ansi.Wrap(s, max(width, 1), ""), "\n")
}

// Hang is Wrap with a lead before the first line and the same indent
// before the others.
func Hang(lead, s string, width int) []string {
	n := ansi.StringWidth(lead)
	lines := Wrap(s, width-n)
	for i, line := range lines {
		if i > 0 {
			lead = strings.Repeat(" ", n)
		}
		lines[i] = lead + line
	}
	return lines
}
