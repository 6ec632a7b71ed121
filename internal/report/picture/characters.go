package picture

import (
	"math"
	"strings"

	"advisor/internal/report/words"
)

// Glyphs are the characters that bars and rules are drawn with.
type Glyphs struct {
	left, right, line, middle, span, point, block, rule, band string
}

// Lines are line-drawing characters.
func Lines() Glyphs {
	return Glyphs{left: "├", right: "┤", line: "─", middle: "┼", span: "▓", point: "●", block: "█", rule: "│", band: "┆"}
}

// ASCIILines are those of ASCII.
func ASCIILines() Glyphs {
	return Glyphs{left: "|", right: "|", line: "-", middle: "+", span: "=", point: "O", block: "#", rule: "|", band: "!"}
}

// Scale draws a score from 0 to 100 and its range, with the middle and the ends of
// a band marked, as three parts: before the range, the range with its point,
// after it. Without a band only the middle is marked.
func (g Glyphs) Scale(cells int, score float64, in [2]float64, band *[2]float64) (before, span, after string) {
	at := cell(score, cells)
	low, high := min(cell(in[0], cells), at), max(cell(in[1], cells), at)
	ends := [2]int{-1, -1}
	if band != nil {
		ends = [2]int{cell(band[0], cells), cell(band[1], cells)}
	}
	var parts [3]strings.Builder
	for i := range cells {
		part, glyph := 0, g.line
		switch {
		case i == at:
			part, glyph = 1, g.point
		case i >= low && i <= high:
			part, glyph = 1, g.span
		case i > high:
			part = 2
		}
		switch {
		case i == at:
		case i == ends[0] || i == ends[1]:
			glyph = g.band
		case i == cells/2 && part != 1:
			glyph = g.middle
		}
		parts[part].WriteString(glyph)
	}
	return g.left + parts[0].String(), parts[1].String(), parts[2].String() + g.right
}

// cell is the cell of a score; an odd number of cells has 50 in its middle.
func cell(score float64, cells int) int {
	at := int(math.Round(score / 100 * float64(cells-1)))
	return min(max(at, 0), cells-1)
}

// Swing draws a contribution as a bar to the left (Compose) or to the right
// (Kubernetes) of a rule; most is what fills one side.
func (g Glyphs) Swing(cells int, x, most float64) string {
	n := 0
	if most > 0 {
		n = min(int(math.Round(math.Abs(x)/most*float64(cells))), cells)
	}
	if n == 0 && words.Points(x) != "0" {
		n = 1
	}
	bar, rest := strings.Repeat(g.block, n), strings.Repeat(" ", cells-n)
	empty := strings.Repeat(" ", cells)
	if x < 0 {
		return rest + bar + g.rule + empty
	}
	return empty + g.rule + bar + rest
}
