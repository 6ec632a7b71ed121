package ask

import (
	"math"
	"strings"

	"github.com/charmbracelet/lipgloss"
)

// bar draws a score between its two ends: what is possible as a thick line,
// the middle as a tick, the score as a point. It is width cells wide; an odd
// width has a middle.
func (l look) bar(width int, score, low, high float64) string {
	at := func(x float64) int { return int(math.Round(min(max(x, 0), 100) / 100 * float64(width-1))) }
	point := at(score)
	from, to := min(at(low), point), max(at(high), point)
	cells := make([]string, width)
	for i := range cells {
		inside, middle := from <= i && i <= to, i == (width-1)/2
		switch {
		case inside && middle:
			cells[i] = l.signs.thickMid
		case inside:
			cells[i] = l.signs.thick
		case middle:
			cells[i] = l.signs.mid
		default:
			cells[i] = l.signs.thin
		}
	}
	part := func(style lipgloss.Style, i, j int) string { return style.Render(strings.Join(cells[i:j], "")) }
	return part(l.faint, 0, from) + part(l.plain, from, point) + l.selected.Render(l.signs.point) +
		part(l.plain, point+1, to+1) + part(l.faint, to+1, width)
}

// progress is a rule whose first part is thick.
func (l look) progress(width, done, of int) string {
	n := 0
	if of > 0 {
		n = min(width*done/of, width)
	}
	return l.accent.Render(strings.Repeat(l.signs.thick, n)) + l.faint.Render(strings.Repeat(l.signs.thin, width-n))
}
