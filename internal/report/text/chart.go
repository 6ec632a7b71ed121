package text

import (
	"strings"

	"advisor/internal/english"
	"advisor/internal/layout"
	"advisor/internal/report/blocks"
	"advisor/internal/report/words"
)

// scales draws scores from 0 to 100.
func (p *page) scales(all blocks.Scales) {
	const label, wide, narrow = 13, 66, 56 // the widths from which names and ranges fit beside the bar
	p.gap()
	left, right, value := "Compose ", " Kubernetes", 21
	if p.width < wide {
		left, right = "", ""
	}
	if p.width < narrow {
		value = 7
	}
	cells := min(p.width-label-value-len(left)-len(right)-2, 61)
	cells -= 1 - cells%2 // an odd number has a middle
	if left == "" {
		p.line(strings.Repeat(" ", label), layout.Pad("Compose", cells+2-len("Kubernetes")), "Kubernetes")
	}
	for _, x := range all {
		before, span, after := p.glyphs.Scale(cells, x.Score, x.Range, x.Band)
		number := "  " + layout.PadLeft(words.Number(x.Score), 4)
		if b := words.Between(x.Range); b != "" && p.width >= narrow {
			number += p.style.dim.Render("  " + b)
		}
		p.line("  ", layout.Pad(string(x.Name), label-2), left, p.style.dim.Render(before), p.style.bar.Render(span), p.style.dim.Render(after), right, number)
		left, right = strings.Repeat(" ", len(left)), strings.Repeat(" ", len(right))
	}
	if p.width < narrow && len(all) > 0 {
		p.para("  ", "Score "+words.ScoreIn(all[0].Score, all[0].Range), p.style.dim)
	}
}

// swings draws how far each answer moves the score.
func (p *page) swings(all blocks.Swings) {
	const cells, points = 6, 5
	source := 0
	if all.Sourced() {
		source = 7
	}
	label := min(21, p.width/4+1)
	answer := min(p.prose-2-label-2*cells-1-points-source-5, 40)
	bars := answer >= 14
	if !bars {
		answer += 2*cells + 2
	}
	most := max(all.Rest, -all.Rest)
	for _, x := range all.All {
		most = max(most, x.Points, -x.Points)
	}
	rows := all.All
	if all.Others > 0 {
		rest := blocks.Swing{Label: english.Count(all.Others, "other", "others"), Answer: "together", Points: all.Rest, Amount: words.Points(all.Rest)}
		rows = append(rows[:len(rows):len(rows)], rest)
	}
	for _, x := range rows {
		bar, from := "", ""
		if bars {
			bar = p.style.bar.Render(p.glyphs.Swing(cells, x.Points, most)) + " "
		}
		if source > 0 {
			said, _, _ := strings.Cut(plain(x.From), ":")
			from = " " + p.style.dim.Render(layout.Clip(p.text(said), source))
		}
		p.line("  ", p.word(x.Label, label), " ", p.word(p.fitting(x, answer), answer), " ", bar,
			layout.PadLeft(x.Amount, points), from)
	}
}

// fitting is the answer in words, or its id where they do not fit.
func (p *page) fitting(x blocks.Swing, width int) string {
	if layout.Width(p.text(x.Answer)) <= width || x.ID == "" {
		return x.Answer
	}
	return x.ID
}
