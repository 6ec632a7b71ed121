package layout

import "strings"

// narrowColumn is the least width, in columns, in which the last column of a table
// is still read as one.
const narrowColumn = 20

// further stands before the further lines of a row that has lost its columns.
const further = "  "

// Prose is a text of several lines at a width. What goes on stands under the first
// word of its line, or of its last column where that has room; otherwise the
// columns are put behind each other.
func Prose(text string, width int) []string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		out = append(out, proseLine(strings.TrimRight(line, " "), width)...)
	}
	return out
}

func proseLine(line string, width int) []string {
	indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
	at := lastColumn(line)
	if at == len(indent) || width-Width(line[:at]) >= narrowColumn {
		return Hang(line[:at], line[at:], width)
	}
	out := Wrap(line, width-len(indent)-len(further))
	for i := range out {
		if i > 0 {
			out[i] = further + out[i]
		}
		out[i] = indent + out[i]
	}
	return out
}

// Unbroken is Prose for what is copied from: no word is broken, however long, and
// columns stay.
func Unbroken(text string, width int) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \n")
		hang := lastColumn(line)
		b.WriteString(line[:hang])
		at := hang
		for i, word := range strings.Fields(line[hang:]) {
			switch {
			case i == 0:
			case at+1+Width(word) > width:
				b.WriteString("\n" + strings.Repeat(" ", hang))
				at = hang
			default:
				b.WriteByte(' ')
				at++
			}
			b.WriteString(word)
			at += Width(word)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// lastColumn is where the last column of a line begins, in bytes: after the last
// two spaces that stand within its left half, or after its indent.
func lastColumn(line string) int {
	const half = 40
	indent := len(line) - len(strings.TrimLeft(line, " "))
	if i := strings.LastIndex(line[:min(len(line), half)], "  "); i >= 0 && i+2 > indent {
		return i + 2
	}
	return indent
}
