package catalogue

import (
	"slices"
	"strings"

	"advisor/internal/layout"
)

// minRest is the narrowest last column.
const minRest = 20

// textTable sets a catalogue in columns: all but the last as wide as their
// widest cell, the last one wrapped to what is left.
func textTable(c Catalogue, width int) string {
	rows := slices.Concat([][]string{c.columns}, c.rows)
	last := len(c.columns) - 1
	widths := make([]int, len(c.columns))
	fixed := 0
	for i := range last {
		for _, r := range rows {
			widths[i] = max(widths[i], layout.Width(r[i]))
		}
		widths[i] = min(widths[i], width/2)
		fixed += widths[i] + 2
	}
	widths[last] = max(width-fixed, minRest)
	var b strings.Builder
	for _, r := range rows {
		for _, line := range besideEachOther(r, widths) {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// besideEachOther are the lines of a row whose cells are wrapped, two spaces apart.
// Only the last column has words that are longer than it is wide.
func besideEachOther(cells []string, widths []int) []string {
	var out []string
	before := 0
	for i, cell := range cells {
		wrap := layout.Wrap
		if i == len(cells)-1 {
			wrap = layout.WrapWhole
		}
		for n, line := range wrap(cell, widths[i]) {
			if n == len(out) {
				out = append(out, "")
			}
			out[n] = layout.Pad(out[n], before) + line
		}
		before += widths[i] + 2
	}
	for n := range out {
		out[n] = strings.TrimRight(out[n], " ")
	}
	return out
}
