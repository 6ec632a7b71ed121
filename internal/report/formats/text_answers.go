package formats

import (
	"strings"

	"advisor/internal/layout"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// suggested are the answers that the files suggest, without a score.
func (p *page) suggested(r report.Report) {
	if len(r.Factors) == 0 {
		return
	}
	p.heading("Answers that the files suggest", "each can be overruled by its flag")
	for _, f := range r.Factors {
		s := "--" + f.ID + " " + f.Answer
		if f.Because != "" {
			s += ": " + words.Stop(f.Because.Whole())
		}
		if places := words.PlaceList(f.Evidence, 3); places != "" {
			s += " (" + places + ")"
		}
		p.plain("  - ", s)
	}
}

// factors is every answer with what it adds, the most first.
func (p *page) factors(r report.Report) {
	if len(r.Factors) == 0 {
		return
	}
	p.heading("All answers", words.Answered(r))
	const cells, points, source = 6, 5, 7
	label := min(21, p.width/4+1)
	answer := min(p.prose-2-label-2*cells-1-points-source-5, 40)
	bars := answer >= 14
	if !bars {
		answer += 2*cells + 2
	}
	most := 0.0
	for _, f := range r.Factors {
		most = max(most, f.Contribution, -f.Contribution)
	}
	var open, even []string
	for _, f := range words.ByWeight(r.Factors) {
		switch {
		case !words.Known(f):
			open = append(open, f.Label)
			continue
		case words.Amount(f) == "0":
			even = append(even, f.Label)
			continue
		}
		bar := ""
		if bars {
			bar = p.style.bar.Render(p.glyphs.Swing(cells, f.Contribution, most)) + " "
		}
		p.line("  ", p.word(f.Label, label), " ", p.word(p.fitting(f, answer), answer), " ", bar,
			layout.PadLeft(words.Amount(f), points), " ", p.style.dim.Render(layout.Clip(p.text(words.SourceLabel(f.Source)), source)))
	}
	if len(even) > 0 {
		p.para("  ", "Speak for neither side: "+strings.Join(even, ", ")+".", p.style.dim)
	}
	if len(open) > 0 {
		p.para("  ", "Not known: "+strings.Join(open, ", ")+".", p.style.dim)
	}
}

// fitting is the answer in words, or its id where they do not fit.
func (p *page) fitting(f report.Factor, width int) string {
	if s := words.AnswerLabel(f); layout.Width(p.text(s)) <= width || !words.IsID(f.Answer) {
		return s
	}
	return f.Answer
}

// cases are published decisions that share answers.
func (p *page) cases(r report.Report) {
	if len(r.SimilarCases) == 0 {
		return
	}
	p.heading("Similar published cases", "examples, not proof")
	for _, c := range r.SimilarCases {
		p.plain("  - ", words.Side(c.Decision)+": "+words.Sentence(c.Summary))
		p.para("    ", c.Source, p.style.dim)
	}
}

// gaps are what could not be read.
func (p *page) gaps(r report.Report) {
	if len(r.Gaps) == 0 {
		return
	}
	p.heading("Not read or left out", words.Plural(len(r.Gaps), "gap", "gaps"))
	for i, g := range r.Gaps {
		if i == 12 && len(r.Gaps) > 13 {
			p.para("  - ", words.Plural(len(r.Gaps)-i, "more gap", "more gaps")+" in the JSON report.", p.style.dim)
			break
		}
		p.plain("  - ", words.GapText(g))
	}
}

// stamp is what the report was made from.
func (p *page) stamp(r report.Report) {
	p.blank()
	for _, s := range words.Stamp(r) {
		p.para("", s, p.style.dim)
	}
}
