package report

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// noCommand breaks up two colons at the start of a line, which a CI runner
// that reads the log takes for a command.
func noCommand(line string) string {
	if rest, ok := strings.CutPrefix(line, "::"); ok {
		return ": :" + rest
	}
	return line
}

// columns is the number of columns that a string takes.
func columns(s string) int {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return ansi.StringWidth(s)
		}
	}
	return len(s)
}

// clip shortens a string to the columns that there are.
func clip(s string, width int) string {
	if columns(s) <= width {
		return s
	}
	if width < 4 {
		return ""
	}
	return ansi.Truncate(s, width, "...")
}

// pad fills a string up to the columns.
func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-columns(s)))
}

// padLeft puts the spaces before.
func padLeft(s string, width int) string {
	return strings.Repeat(" ", max(0, width-columns(s))) + s
}

// wrap breaks a string at spaces; a word that is longer than a line is broken
// where the line ends. There is always one line at least.
func wrap(s string, width int) []string {
	width = max(width, 8)
	if strings.Contains(s, "::") {
		width-- // room for noCommand
	}
	var out []string
	line, used := strings.Builder{}, 0
	flush := func() {
		out = append(out, noCommand(line.String()))
		line.Reset()
		used = 0
	}
	for _, word := range strings.Fields(s) {
		w := columns(word)
		if used > 0 && used+1+w > width {
			flush()
		}
		if w > width {
			pieces := strings.Split(ansi.Hardwrap(word, width, true), "\n")
			for _, piece := range pieces[:len(pieces)-1] {
				out = append(out, noCommand(piece))
			}
			word = pieces[len(pieces)-1]
			w = columns(word)
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
