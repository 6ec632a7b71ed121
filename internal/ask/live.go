package ask

import (
	"fmt"
	"math"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// enough is the share of the weight that has to be answered before a verdict
// is named: less than half is more unknown than known.
const enough = 0.5

// panel is the live view beside the question.
func (l look) panel(p Preview, width int) []string {
	w := width - 1 + width%2 // odd, so that the bar has a middle
	gap := strings.Repeat(" ", max(w-len("Compose")-len("Kubernetes"), 1))
	out := []string{
		l.strong.Render("So far") + l.faint.Render(", provisional"), "",
		"Compose" + gap + "Kubernetes",
		l.bar(w, p.Score, p.Low, p.High),
		l.strong.Render(points(p.Score)) + " of 100" + l.faint.Render(", could be "+reach(p.Low, p.High)), "",
	}
	small := w - 15
	small -= 1 - small%2
	for _, a := range p.Axes {
		bar := pad(l.cut(a.Name, 10), 10) + " " + l.bar(small, a.Score, a.Low, a.High)
		out = append(out, l.ends(bar, points(a.Score), w))
	}
	out = append(out, "")
	for _, s := range verdict(p) {
		out = append(out, wrapped(s, width)...)
	}
	return out
}

// line is the live view in one line, as much of it as fits.
func (l look) line(p Preview, width int) string {
	score := l.strong.Render(points(p.Score)) + " (" + reach(p.Low, p.High) + ")"
	between := func(bar int) string {
		return "Compose " + l.bar(bar, p.Score, p.Low, p.High) + " Kubernetes  " + score
	}
	provisional := l.faint.Render("  provisional")
	for _, s := range []string{
		between(21) + l.faint.Render("  "+axes(p)) + provisional,
		between(15) + l.faint.Render("  "+axes(p)) + provisional,
		between(21) + provisional, between(15) + provisional, between(9) + provisional,
		l.bar(15, p.Score, p.Low, p.High) + "  " + score + provisional,
		l.bar(9, p.Score, p.Low, p.High) + " " + score,
	} {
		if ansi.StringWidth(s) <= width {
			return s
		}
	}
	return score
}

// axes are the scores of the axes in a row.
func axes(p Preview) string {
	var out []string
	for _, a := range p.Axes {
		out = append(out, a.Name+" "+points(a.Score))
	}
	return strings.Join(out, "  ")
}

// verdict is what can be said so far, in sentences. No side is named before
// enough is answered.
func verdict(p Preview) []string {
	var out []string
	known := int(math.Round(p.KnownWeight * 100))
	switch {
	case p.KnownWeight < enough:
		out = append(out, fmt.Sprintf("Too early to say: %d%% of the weight is answered.", known))
	case p.Strength == "undecided":
		out = append(out, fmt.Sprintf("Undecided, with %d%% of the weight answered.", known))
	case p.Strength == "strong":
		out = append(out, "Speaks clearly for "+sideName(p.Recommendation)+".")
	default:
		out = append(out, "Leans to "+sideName(p.Recommendation)+".")
	}
	if p.Firm {
		out = append(out, "Firm: no open answer can change it.")
	}
	if p.KnownWeight >= enough {
		for _, c := range p.Closed {
			out = append(out, clean(c))
		}
	}
	return out
}

func sideName(r string) string {
	if r == "kubernetes" {
		return "Kubernetes"
	}
	return "Compose"
}

func points(x float64) string { return fmt.Sprintf("%.0f", x) }

func reach(low, high float64) string { return points(low) + " to " + points(high) }
