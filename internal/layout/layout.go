// Package layout sets plain text in columns: how wide it is, wrapped, cut and
// padded. It cleans nothing and knows nothing of what the text says.
package layout

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// NoCommand breaks up two colons at the start of a line, blanks before them or
// not, which a CI runner that reads the log takes for a command.
func NoCommand(line string) string {
	rest := strings.TrimLeftFunc(line, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Z, r) })
	if after, ok := strings.CutPrefix(rest, "::"); ok {
		return line[:len(line)-len(rest)] + ": :" + after
	}
	return line
}

// Width is the number of columns that a string takes; escape sequences take none.
func Width(s string) int {
	for i := range len(s) {
		if s[i] >= 0x80 || s[i] == '\x1b' {
			return ansi.StringWidth(s)
		}
	}
	return len(s)
}

// Clip shortens a string to the columns that there are.
func Clip(s string, width int) string {
	if Width(s) <= width {
		return s
	}
	if width < 4 {
		return ""
	}
	return ansi.Truncate(s, width, "...")
}

// Pad fills a string up to the columns.
func Pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-Width(s)))
}

// PadLeft puts the spaces before.
func PadLeft(s string, width int) string {
	return strings.Repeat(" ", max(0, width-Width(s))) + s
}

// Wrap breaks a string at spaces; a word that is longer than a line is broken
// where the line ends. There is always one line at least.
func Wrap(s string, width int) []string { return wrap(s, width, true) }

// WrapWhole is Wrap where no word is broken, however long, for what is copied from.
func WrapWhole(s string, width int) []string { return wrap(s, width, false) }

func wrap(s string, width int, breaks bool) []string {
	width = max(width, 8)
	if strings.Contains(s, "::") {
		width-- // room for noCommand
	}
	var out []string
	line, used := strings.Builder{}, 0
	flush := func() {
		out = append(out, NoCommand(line.String()))
		line.Reset()
		used = 0
	}
	for _, word := range strings.Fields(s) {
		w := Width(word)
		if used > 0 && used+1+w > width {
			flush()
		}
		if breaks && w > width {
			pieces := strings.Split(ansi.Hardwrap(word, width, true), "\n")
			for _, piece := range pieces[:len(pieces)-1] {
				out = append(out, NoCommand(piece))
			}
			word = pieces[len(pieces)-1]
			w = Width(word)
		}
		if used > 0 {
			line.WriteByte(' ')
			used++
		}
		line.WriteString(word)
		used += w
	}
	flush()
	return out
}

// Middle shortens a path in its middle, since both of its ends tell it from
// others.
func Middle(s string, width int) string {
	n := Width(s)
	if n <= width {
		return s
	}
	const cut = "..."
	head := strings.TrimRight(ansi.Truncate(s, max((width-len(cut))/3, 0), ""), " ")
	tail := max(width-len(cut)-Width(head), 0)
	end := ansi.TruncateLeft(s, n-tail, "")
	for more := 1; Width(end) > tail; more++ { // no character is cut into halves
		end = ansi.TruncateLeft(s, n-tail+more, "")
	}
	return head + cut + end
}

// Hang is Wrap with a lead before the first line and as much room before the
// others.
func Hang(lead, s string, width int) []string { return hang(lead, Wrap(s, width-Width(lead))) }

// HangWhole is WrapWhole with a lead, as Hang.
func HangWhole(lead, s string, width int) []string {
	return hang(lead, WrapWhole(s, width-Width(lead)))
}

func hang(lead string, lines []string) []string {
	n := Width(lead)
	for i, line := range lines {
		if i > 0 {
			lead = strings.Repeat(" ", n)
		}
		lines[i] = lead + line
	}
	return lines
}
