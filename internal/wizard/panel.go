package wizard

import (
	"math"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"

	"advisor/internal/interview"
)

// panel is the live view beside the question.
func (l look) panel(p interview.Preview, width int) []string {
	if len(p.RuledOut) > 0 {
		return l.ruledOut(p, width)
	}
	w := width - 1 + width%2 // odd, so that the bar has a middle
	gap := strings.Repeat(" ", max(w-len("Compose")-len("Kubernetes"), 1))
	out := []string{
		l.strong.Render("So far") + l.faint.Render(", provisional"), "",
		"Compose" + gap + "Kubernetes",
		l.bar(w, p.Score, p.Low, p.High),
		l.strong.Render(interview.Points(p.Score)) + " of 100" + l.faint.Render(", could be "+interview.Reach(p.Low, p.High)), "",
	}
	small := w - 15
	small -= 1 - small%2
	for _, a := range p.Axes {
		bar := pad(l.cut(a.Name, 10), 10) + " " + l.bar(small, a.Score, a.Low, a.High)
		out = append(out, l.ends(bar, interview.Points(a.Score), w))
	}
	out = append(out, "")
	for _, s := range interview.Verdict(p) {
		out = append(out, interview.Wrap(s, width)...)
	}
	return out
}

// ruledOut is the live view once a requirement has ruled out a side: no score
// counts against that.
func (l look) ruledOut(p interview.Preview, width int) []string {
	out := []string{l.strong.Render("So far") + l.faint.Render(", provisional"), ""}
	for i, s := range interview.Verdict(p) {
		lines := interview.Wrap(s, width)
		if i < len(p.RuledOut) {
			lines = append(l.bold(lines), "")
		}
		out = append(out, lines...)
	}
	return out
}

// previewLine is the live view in one line, as much of it as fits.
func (l look) previewLine(p interview.Preview, width int) string {
	if len(p.RuledOut) > 0 {
		return l.strong.Render(l.cut(strings.Join(interview.RulingsOut(p), " "), width))
	}
	score := l.strong.Render(interview.Points(p.Score)) + " (" + interview.Reach(p.Low, p.High) + ")"
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
func axes(p interview.Preview) string {
	var out []string
	for _, a := range p.Axes {
		out = append(out, a.Name+" "+interview.Points(a.Score))
	}
	return strings.Join(out, "  ")
}

// bar draws a score between its two ends: what is possible as a thick line,
// the middle as a tick, the score as a point. It is width cells wide; an odd
// width has a middle.
func (l look) bar(width int, score, low, high float64) string {
	at := func(x float64) int { return int(math.Round(min(max(x, 0), 100) / 100 * float64(width-1))) }
	point := at(score)
	from, to := min(at(low), point), max(at(high), point)
	cells := make([]string, width)
	for i := range cells {
		inside, middle := from <= i && i <= to, i == (width-1)/2
		switch {
		case inside && middle:
			cells[i] = l.signs.thickMid
		case inside:
			cells[i] = l.signs.thick
		case middle:
			cells[i] = l.signs.mid
		default:
			cells[i] = l.signs.thin
		}
	}
	part := func(style lipgloss.Style, i, j int) string { return style.Render(strings.Join(cells[i:j], "")) }
	return part(l.faint, 0, from) + part(l.plain, from, point) + l.selected.Render(l.signs.point) +
		part(l.plain, point+1, to+1) + part(l.faint, to+1, width)
}

// progress is a rule whose first part is thick.
func (l look) progress(width, done, of int) string {
	n := 0
	if of > 0 {
		n = min(width*done/of, width)
	}
	return l.accent.Render(strings.Repeat(l.signs.thick, n)) + l.faint.Render(strings.Repeat(l.signs.thin, width-n))
}
