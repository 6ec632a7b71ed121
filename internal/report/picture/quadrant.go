package picture

import (
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// need is how much asks for a cluster: complexity and scale, each as heavy as
// its questions are together.
func need(r report.Report) scoredAxis {
	var complexity, scale float64
	for _, f := range r.Factors {
		switch f.Axis {
		case "complexity":
			complexity += f.Weight
		case "scale":
			scale += f.Weight
		}
	}
	if complexity <= 0 || scale <= 0 {
		complexity, scale = 1, 1
	}
	mean := func(a, b float64) float64 { return (a*complexity + b*scale) / (complexity + scale) }
	c, s := r.Axes.Complexity, r.Axes.Scale
	return scoredAxis{"Need", mean(c.Score, s.Score), [2]float64{mean(c.Range[0], s.Range[0]), mean(c.Range[1], s.Range[1])}}
}

// capacity is what the team has to run a cluster.
func capacity(r report.Report) scoredAxis {
	return scoredAxis{"capacity", r.Axes.Team.Score, r.Axes.Team.Range}
}

// The field of the quadrant.
const (
	fieldLeft, fieldTop     = 26.0, 6.0
	fieldWidth, fieldHeight = 328.0, 224.0
)

func fieldX(score float64) float64 { return fieldLeft + fieldWidth*min(max(score, 0), 100)/100 }
func fieldY(score float64) float64 { return fieldTop + fieldHeight*(1-min(max(score, 0), 100)/100) }

// Quadrant draws the need for a cluster against the capacity to run one.
func Quadrant(r report.Report) string {
	n, c := need(r), capacity(r)
	p := &picture{width: pictureWidth, height: fieldTop + fieldHeight + 26}
	const w, h = fieldWidth / 2, fieldHeight / 2
	p.rect("field", fieldLeft, fieldTop, w, h, 0)
	p.rect("field to-kubernetes", fieldLeft+w, fieldTop, w, h, 0)
	p.rect("field to-compose", fieldLeft, fieldTop+h, w, h, 0)
	p.rect("field", fieldLeft+w, fieldTop+h, w, h, 0)
	p.line("track", fieldX(50), fieldTop, fieldX(50), fieldY(0))
	p.line("track", fieldLeft, fieldY(50), fieldX(100), fieldY(50))
	p.text("ink middle-anchor", fieldX(50), p.height-6, "Capacity to run a cluster →")
	p.b.WriteString(`<g transform="translate(14 ` + num(fieldY(50)) + `) rotate(-90)">` + "\n")
	p.text("ink middle-anchor", 0, 0, "Need for a cluster →")
	p.b.WriteString("</g>\n")
	p.here(n, c, sideOf(r))
	p.text("small muted over", fieldX(0)+8, fieldTop+18, "mostly need")
	p.text("small muted over end", fieldX(100)-8, fieldTop+18, "both")
	p.text("small muted over", fieldX(0)+8, fieldY(0)-9, "little of either")
	p.text("small muted over end", fieldX(100)-8, fieldY(0)-9, "mostly capacity")
	says := n.said() + " of 100, " + c.said() + " of 100."
	const title = "Need against capacity"
	caption := says + " Up: how much the application needs a cluster (complexity and scale). Right: how well the team could run one."
	return figure("quadrant", title, escape(caption), p.svg("quadrant", title, caption))
}

// here is the point with its range, which stays in the field.
func (p *picture) here(n, c scoredAxis, class string) {
	if words.Between(n.in) != "" || words.Between(c.in) != "" {
		const around = 3
		x, right := max(fieldX(c.in[0])-around, fieldX(0)), min(fieldX(c.in[1])+around, fieldX(100))
		y, bottom := max(fieldY(n.in[1])-around, fieldY(100)), min(fieldY(n.in[0])+around, fieldY(0))
		p.rect("span "+class, x, y, right-x, bottom-y, 6)
	}
	p.circle("point "+class, fieldX(c.score), fieldY(n.score), 8)
}

// sideOf is the colour of the recommendation; where there is none, it is that of no
// side.
func sideOf(r report.Report) string {
	switch {
	case words.Undecided(r):
		return "middle"
	case r.Recommendation == "kubernetes":
		return "kubernetes"
	}
	return "compose"
}
