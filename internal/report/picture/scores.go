package picture

import (
	"strings"

	"advisor/internal/report"
	"advisor/internal/report/words"
)

// The places of a row of scores: its name, its scale, its number.
const (
	scaleLeft  = 114.0 // right of a range, also in the larger letters of paper
	scaleRight = 312.0
	rowHeight  = 42.0
)

func scaleAt(score float64) float64 {
	return scaleLeft + (scaleRight-scaleLeft)*min(max(score, 0), 100)/100
}

// Scores draws the score and the axes with their ranges, and the band in which a
// full profile is too close to call.
func Scores(r report.Report) string {
	p := &picture{width: pictureWidth}
	p.text("small compose", scaleLeft, 12, "Compose")
	p.text("small kubernetes end", scaleRight, 12, "Kubernetes")
	y := 36.0
	if b := r.TooClose; b != nil {
		p.rect("close", scaleAt(b[0]), y-12, scaleAt(b[1])-scaleAt(b[0]), 24, 3)
	}
	var said []string
	for i, x := range scored(r) {
		side := sideClass(x.score)
		if i == 0 {
			side = sideOf(r)
		}
		p.scale(x, y, side, i == 0)
		said = append(said, x.said())
		y += rowHeight
	}
	p.text("small muted", scaleLeft, y-14, "0")
	p.text("small muted middle-anchor", scaleAt(50), y-14, "50")
	p.text("small muted end", scaleRight, y-14, "100")
	p.height = y - 8
	var caption []string
	if b := r.TooClose; b != nil {
		caption = append(caption, "Grey: from "+words.Number(b[0])+" to "+words.Number(b[1])+" a complete set of answers is too close to call.")
	}
	if words.Between(r.ScoreRange) != "" {
		caption = append(caption, "A pale bar is what the open answers could make of it.")
	}
	const title = "Score and axes"
	return figure("scores", title, escape(strings.Join(caption, " ")), p.svg("scores", title, strings.Join(said, "; ")+"."))
}

// scoredAxis is a score with its name.
type scoredAxis struct {
	name  string
	score float64
	in    [2]float64
}

func scored(r report.Report) []scoredAxis {
	return []scoredAxis{
		{"Score", r.Score, r.ScoreRange},
		{"Complexity", r.Axes.Complexity.Score, r.Axes.Complexity.Range},
		{"Scale", r.Axes.Scale.Score, r.Axes.Scale.Range},
		{"Team", r.Axes.Team.Score, r.Axes.Team.Range},
	}
}

func (x scoredAxis) said() string {
	s := x.name + " " + words.Number(x.score)
	if b := words.Between(x.in); b != "" {
		s += " (" + b + ")"
	}
	return s
}

// scale draws a score in the colour of a side.
func (p *picture) scale(x scoredAxis, y float64, side string, strong bool) {
	weight, radius := "", 6.0
	if strong {
		weight, radius = " strong", 8
	}
	p.text("ink"+weight, 0, y+4, x.name)
	p.line("track", scaleLeft, y, scaleRight, y)
	p.line("track", scaleAt(50), y-8, scaleAt(50), y+8)
	if between := words.Between(x.in); between != "" {
		p.rect("span "+side, scaleAt(x.in[0]), y-5, max(scaleAt(x.in[1])-scaleAt(x.in[0]), 2), 10, 5)
		p.text("small muted", 0, y+20, between)
	}
	p.circle("point "+side, scaleAt(x.score), y, radius)
	p.text("ink end"+weight, pictureWidth, y+4, words.Number(x.score))
}
