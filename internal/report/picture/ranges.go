package picture

import (
	"strings"

	"advisor/internal/layout"
	"advisor/internal/ranges"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// RangeBar is a range with its name.
type RangeBar struct {
	Name  string
	Range report.Range
}

// The rows of ranges: the name above, the bar below.
const rangeRow = 40.0

// Ranges draws ranges on a common scale that begins at 0; a mark stands where
// the middle is known. Empty where there is nothing to compare.
func Ranges(title, unit string, bars []RangeBar) string {
	most := 0.0
	for _, b := range bars {
		most = max(most, b.Range.High)
	}
	if len(bars) < 2 || most == 0 {
		return ""
	}
	p := &picture{width: pictureWidth, height: 8 + rangeRow*float64(len(bars)) + 18}
	at := func(v float64) float64 { return pictureWidth * v / most }
	said := make([]string, len(bars))
	for i, b := range bars {
		y := 8 + rangeRow*float64(i)
		says := words.RangeOf(b.Range).Words()
		said[i] = b.Name + " " + says
		p.text("ink", 0, y+11, layout.Clip(b.Name, 34))
		p.text("ink end number", pictureWidth, y+11, layout.Clip(words.RangeOf(b.Range).WithoutMiddle().Words(), 20))
		p.line("track", 0, y+25, pictureWidth, y+25)
		p.rect("span range", at(b.Range.Low), y+19, max(at(b.Range.High)-at(b.Range.Low), 2), 12, 2)
		if b.Range.Typical != nil {
			p.rect("solid range", at(*b.Range.Typical)-1.5, y+17, 3, 16, 1)
		}
	}
	p.text("small muted", 0, p.height-4, "0")
	p.text("small muted end", pictureWidth, p.height-4, ranges.Digits(most))
	return figure("ranges", title, escape("In "+unit+"; a bar is a range, a mark its middle."), p.svg("ranges", title, strings.Join(said, "; ")+"."))
}
