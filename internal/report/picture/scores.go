package picture

import (
	"strings"

	"advisor/internal/report"
	"advisor/internal/report/words"
)

// The places of a row of scores: its name, its scale, its number.
const (
	scaleLeft  = 86.0
	scaleRight = 312.0
	rowHeight  = 44.0
)

func scaleAt(score float64) float64 {
	return scaleLeft + (scaleRight-scaleLeft)*min(max(score, 0), 100)/100
}

// Scores draws the score and the axes with their ranges.
func Scores(r report.Report) string {
	p := &picture{width: pictureWidth}
	p.text("small compose", scaleLeft, 12, "Compose")
	p.text("small kubernetes end", scaleRight, 12, "Kubernetes")
	y := 36.0
	var said []string
	for i, x := range scored(r) {
		p.scale(x, y, i == 0)
		said = append(said, x.said())
		y += rowHeight
	}
	p.height = y - 20
	caption := "The middle is 50."
	if words.Between(r.ScoreRange) != "" {
		caption += " A band is what the unknown answers could make of it."
	}
	const title = "Score and axes"
	return figure("scores", title, escape(caption), p.svg("scores", title, strings.Join(said, "; ")+"."))
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

func (p *picture) scale(x scoredAxis, y float64, strong bool) {
	weight, radius := "", 6.0
	if strong {
		weight, radius = " strong", 8
	}
	p.text("ink"+weight, 0, y+4, x.name)
	p.line("track", scaleLeft, y, scaleRight, y)
	p.line("track", scaleAt(50), y-8, scaleAt(50), y+8)
	if between := words.Between(x.in); between != "" {
		p.rect("span "+sideClass(x.score), scaleAt(x.in[0]), y-5, max(scaleAt(x.in[1])-scaleAt(x.in[0]), 2), 10, 5)
		p.text("small muted", 0, y+19, between)
	}
	p.circle("point "+sideClass(x.score), scaleAt(x.score), y, radius)
	p.text("ink end"+weight, pictureWidth, y+4, words.Number(x.score))
}

// Bar is one scale without words, for the cell of a table that has them.
func Bar(score float64, in [2]float64) string {
	const width, height, edge = 200.0, 14.0, 6.0
	at := func(x float64) float64 { return edge + (width-2*edge)*min(max(x, 0), 100)/100 }
	p := &picture{}
	p.line("track", at(0), height/2, at(100), height/2)
	p.line("track", at(50), 1, at(50), height-1)
	if words.Between(in) != "" {
		p.rect("span "+sideClass(score), at(in[0]), height/2-4, max(at(in[1])-at(in[0]), 2), 8, 4)
	}
	p.circle("point "+sideClass(score), at(score), height/2, 5)
	return `<svg class="bar" viewBox="0 0 ` + num(width) + " " + num(height) + `" width="` + num(width) +
		`" height="` + num(height) + `" aria-hidden="true">` + p.b.String() + "</svg>"
}
