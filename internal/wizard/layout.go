package wizard

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// The sizes that decide the layout, in cells.
const (
	minWidth, minHeight = 40, 10 // smaller windows show one sentence
	besideWidth         = 80     // from here on the live view stands beside
	maxWidth            = 112    // wider lines are not read more easily
	panelNarrow         = 29
	panelWide           = 35
	panelWideFrom       = 100
)

// pad fills a text with spaces up to width cells.
func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(width-ansi.StringWidth(s), 0))
}

// cut shortens a text to width cells.
func (l look) cut(s string, width int) string { return ansi.Truncate(s, max(width, 0), l.signs.cut) }

// ends puts two texts at the ends of a line; the right one gives way.
func (l look) ends(left, right string, width int) string {
	room := width - ansi.StringWidth(left) - ansi.StringWidth(right)
	if room < 2 {
		return l.cut(left, width)
	}
	return left + strings.Repeat(" ", room) + right
}

// sideHeight is how long the line beside a question is where the question is
// shorter: in a high window more of it would only be sent over the line.
const sideHeight = 20

// beside puts a panel at the right of lines, with a line between them that stays
// where it is from one question to the next.
func (l look) beside(left, right []string, leftWidth, height int) []string {
	var out []string
	for i := range min(height, max(len(left), len(right), sideHeight)) {
		a, b := "", ""
		if i < len(left) {
			a = left[i]
		}
		if i < len(right) {
			b = right[i]
		}
		out = append(out, pad(l.cut(a, leftWidth), leftWidth)+" "+l.faint.Render(l.signs.side)+"  "+b)
	}
	return out
}

// window shows height lines of a longer list so that the lines from first to
// last are seen, with a mark where lines are left out.
func (l look) window(lines []string, first, last, height int) []string {
	if len(lines) <= height {
		return lines
	}
	height = max(height, 1)
	top := min(max(first-(height-(last-first+1))/2, 0), len(lines)-height)
	out := append([]string(nil), lines[top:top+height]...)
	if top > 0 && first > top {
		out[0] = l.faint.Render("  " + l.signs.less + " more above")
	}
	if top+height < len(lines) && last < top+height-1 {
		out[height-1] = l.faint.Render("  " + l.signs.more + " more below")
	}
	return out
}

// hint is one key and what it does.
type hint struct{ key, word string }

// hints is the line at the foot: as many of the hints as fit, the most
// important first.
func (l look) hints(hs []hint, width int) string {
	var b strings.Builder
	for _, h := range hs {
		s := h.key + " " + l.faint.Render(h.word)
		if b.Len() > 0 {
			s = "   " + s
		}
		if ansi.StringWidth(b.String()+s) > width {
			continue
		}
		b.WriteString(s)
	}
	return b.String()
}
