package picture

import (
	"math"
	"strings"

	"advisor/internal/english"
	"advisor/internal/layout"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// barsShown is how many contributions have a bar of their own; what is left
// is one bar.
const barsShown = 10

// The places of a row of bars.
const (
	barMiddle = 232.0
	barReach  = 78.0
	barRow    = 25.0
)

// moved are the factors that add something, the most first.
func moved(r report.Report) []report.Factor {
	var out []report.Factor
	for _, f := range words.ByWeight(r.Factors) {
		if words.Points(f.Contribution) != "0" {
			out = append(out, f)
		}
	}
	return out
}

// Contributions draws what moved the score, and how far.
func Contributions(r report.Report) string {
	all := moved(r)
	if len(all) == 0 {
		return ""
	}
	bars := all
	if len(all) > barsShown+1 {
		rest := report.Factor{Label: english.Count(len(all)-barsShown, "other", "others") + " together"}
		for _, f := range all[barsShown:] {
			rest.Contribution += f.Contribution
		}
		bars = append(all[:barsShown:barsShown], rest)
	}
	most := 0.0
	for _, f := range bars {
		most = max(most, math.Abs(f.Contribution))
	}
	p := &picture{width: pictureWidth, height: 24 + barRow*float64(len(bars))}
	p.text("small compose end", barMiddle-8, 12, "Compose")
	p.text("small kubernetes", barMiddle+8, 12, "Kubernetes")
	said := make([]string, len(bars))
	for i, f := range bars {
		p.contribution(f, 24+barRow*float64(i), most)
		said[i] = f.Label + " " + words.Points(f.Contribution)
	}
	p.line("axis", barMiddle, 18, barMiddle, p.height)
	const title = "What moved the score"
	return figure("contributions", title, "In points of score.", p.svg("contributions", title, strings.Join(said, "; ")+"."))
}

func (p *picture) contribution(f report.Factor, y, most float64) {
	length := max(barReach*math.Abs(f.Contribution)/most, 1.5)
	x := barMiddle
	if f.Contribution < 0 {
		x -= length
	}
	p.text("ink", 0, y+16, layout.Clip(f.Label, 21))
	if words.Points(f.Contribution) != "0" {
		p.rect("solid "+sideClass(50+f.Contribution), x, y+5, length, barRow-10, 2)
	}
	p.text("ink end number", pictureWidth, y+16, words.Points(f.Contribution))
}
