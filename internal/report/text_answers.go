package report

import (
	"strings"
)

// suggested are the answers that the files suggest, without a score.
func (p *page) suggested(r Report) {
	if len(r.Factors) == 0 {
		return
	}
	p.heading("Answers that the files suggest", "each can be overruled by its flag")
	for _, f := range r.Factors {
		s := "--" + f.ID + " " + f.Answer
		if f.Because != "" {
			s += ": " + stop(f.Because.Whole())
		}
		if places := placeList(f.Evidence, 3); places != "" {
			s += " (" + places + ")"
		}
		p.plain("  - ", s)
	}
}

// factors is every answer with what it adds, the most first.
func (p *page) factors(r Report) {
	if len(r.Factors) == 0 {
		return
	}
	p.heading("All answers", Answered(r))
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
	for _, f := range byWeight(r.Factors) {
		switch {
		case !known(f):
			open = append(open, f.Label)
			continue
		case Amount(f) == "0":
			even = append(even, f.Label)
			continue
		}
		bar := ""
		if bars {
			bar = p.style.bar.Render(p.glyphs.swing(cells, f.Contribution, most)) + " "
		}
		p.line("  ", p.word(f.Label, label), " ", p.word(p.fitting(f, answer), answer), " ", bar,
			padLeft(Amount(f), points), " ", p.style.dim.Render(clip(p.text(SourceLabel(f.Source)), source)))
	}
	if len(even) > 0 {
		p.para("  ", "Speak for neither side: "+strings.Join(even, ", ")+".", p.style.dim)
	}
	if len(open) > 0 {
		p.para("  ", "Not known: "+strings.Join(open, ", ")+".", p.style.dim)
	}
}

// fitting is the answer in words, or its id where they do not fit.
func (p *page) fitting(f Factor, width int) string {
	if s := AnswerLabel(f); columns(p.text(s)) <= width || !isID(f.Answer) {
		return s
	}
	return f.Answer
}

// cases are published decisions that share answers.
func (p *page) cases(r Report) {
	if len(r.SimilarCases) == 0 {
		return
	}
	p.heading("Similar published cases", "examples, not proof")
	for _, c := range r.SimilarCases {
		p.plain("  - ", Side(c.Decision)+": "+sentence(c.Summary))
		p.para("    ", c.Source, p.style.dim)
	}
}

// gaps are what could not be read.
func (p *page) gaps(r Report) {
	if len(r.Gaps) == 0 {
		return
	}
	p.heading("Not read or left out", plural(len(r.Gaps), "gap", "gaps"))
	for i, g := range r.Gaps {
		if i == 12 && len(r.Gaps) > 13 {
			p.para("  - ", plural(len(r.Gaps)-i, "more gap", "more gaps")+" in the JSON report.", p.style.dim)
			break
		}
		p.plain("  - ", gapText(g))
	}
}

// stamp is what the report was made from.
func (p *page) stamp(r Report) {
	p.blank()
	for _, s := range Stamp(r) {
		p.para("", s, p.style.dim)
	}
}
