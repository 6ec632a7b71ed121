package picture

import (
	"math"

	"advisor/internal/report"
)

// RangeBar draws a range on a scale from 0 to most without words, for the cell of a
// table that has them; a mark stands where the middle is known.
func RangeBar(r report.Range, most float64) string {
	const width, height = 84.0, 9.0
	if most <= 0 {
		return ""
	}
	at := func(v float64) float64 { return width * min(max(v/most, 0), 1) }
	p := &picture{}
	p.line("track", 0, height/2, width, height/2)
	p.rect("span range", at(r.Low), 1, max(at(r.High)-at(r.Low), 2), height-2, 2)
	if r.Typical != nil {
		p.rect("solid range", max(at(*r.Typical)-1, 0), 0, 2, height, 1)
	}
	return p.small("bar cost", width, height)
}

// Swing draws what an answer adds as a bar from 0, over what the other answers to
// its question could add; the scale leads from least to most.
func Swing(points float64, could [2]float64, least, most float64) string {
	const width, height, edge = 260.0, 16.0, 3.0
	if most <= least {
		return ""
	}
	at := func(v float64) float64 { return edge + (width-2*edge)*(v-least)/(most-least) }
	p := &picture{}
	if could != [2]float64{} {
		p.rect("could", at(could[0]), 4, max(at(could[1])-at(could[0]), 1), height-8, 2)
	}
	if points != 0 {
		p.rect("solid "+sideClass(50+points), min(at(0), at(points)), 2, max(math.Abs(at(points)-at(0)), 1.5), height-4, 2)
	}
	p.line("axis", at(0), 0, at(0), height)
	return p.small("bar swing", width, height)
}

// small is a picture in the cell of a table, whose words say the same.
func (p *picture) small(class string, width, height float64) string {
	return `<svg class="` + class + `" viewBox="0 0 ` + num(width) + " " + num(height) + `" width="` + num(width) +
		`" height="` + num(height) + `" aria-hidden="true">` + p.b.String() + "</svg>"
}
