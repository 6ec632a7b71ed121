package ask

import (
	"math"
	"strings"
)

// bar draws a score between its two ends: the range of what is possible as a
// thick line, the score as a point on it, the middle as a tick. It is width
// cells wide, and an odd width has a middle.
func (l look) bar(width int, score, low, high float64) string {
	at := func(x float64) int { return int(math.Round(min(max(x, 0), 100) / 100 * float64(width-1))) }
	var cells strings.Builder
	for i := range width {
		switch {
		case at(low) <= i && i <= at(high):
			cells.WriteString(l.signs.thick)
		case i == (width-1)/2:
			cells.WriteString(l.signs.mid)
		default:
			cells.WriteString(l.signs.thin)
		}
	}
	all, from, point, to := []rune(cells.String()), min(at(low), at(score)), at(score), max(at(high), at(score))
	return l.faint.Render(string(all[:from])) + l.accent.Render(string(all[from:point])) +
		l.selected.Render(l.signs.point) + l.accent.Render(string(all[point+1:to+1])) + l.faint.Render(string(all[to+1:]))
}

// progress is a rule whose first part is thick.
func (l look) progress(width, done, of int) string {
	n := 0
	if of > 0 {
		n = min(width*done/of, width)
	}
	return l.accent.Render(strings.Repeat(l.signs.thick, n)) + l.faint.Render(strings.Repeat(l.signs.thin, width-n))
}
