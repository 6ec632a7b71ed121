package report

import (
	"slices"
	"strconv"
	"strings"

	"advisor/internal/facts"
)

// shape is the form that the recommended side takes here.
func (p *page) shape(r Report) {
	if r.Shape == nil {
		return
	}
	p.heading("In this shape: "+r.Shape.Title, "")
	p.plain("  ", sentence(r.Shape.Why))
	for _, c := range r.Shape.Conditions {
		p.plain("  - ", sentence(c))
	}
	for _, c := range r.Shape.Remarks {
		p.plain("  - ", sentence(c))
	}
}

// services is the table of services by role.
func (p *page) services(r Report) {
	if r.Facts == nil || len(r.Facts.Services) == 0 {
		return
	}
	f := r.Facts
	note := ""
	if f.Orchestrated != len(f.Services) {
		note = strconv.Itoa(f.Orchestrated) + " count for the decision"
	}
	p.heading("What the files show: "+plural(len(f.Services), "service", "services"), note)
	for _, g := range byRole(f.Services) {
		lead := "  " + p.word(roleLabel(g.role), 18) + "  " + padLeft(strconv.Itoa(len(g.services)), 3) + "  "
		names := make([]string, len(g.services))
		for i, s := range g.services {
			names[i] = serviceNote(s)
		}
		p.plain(lead, firstOf(24, names))
	}
	p.para("  ", Parts(f)+marks(f.Services), p.style.dim)
}

// serviceNote is a service's name with the marks that the legend explains.
func serviceNote(s facts.Service) string {
	name := s.Name.Clean()
	if s.Stateful {
		name += "*"
	}
	if guessed(s) {
		name += "?"
	}
	if s.Replicas > 1 {
		name += " x" + strconv.Itoa(s.Replicas)
	}
	if s.Inactive {
		return "(" + name + ")"
	}
	return name
}

func guessed(s facts.Service) bool { return !s.RoleSure && s.Role != "" }

// marks explains the marks that are used.
func marks(all []facts.Service) string {
	legend := ""
	for _, m := range []struct {
		used func(facts.Service) bool
		says string
	}{
		{func(s facts.Service) bool { return s.Stateful }, "* keeps data"},
		{guessed, "? the role is a guess"},
		{func(s facts.Service) bool { return s.Inactive }, "(in brackets) only in inactive profiles"},
	} {
		if slices.ContainsFunc(all, m.used) {
			legend += "; " + m.says
		}
	}
	return legend
}

// findings are grouped by theme; what nearly every project has is said in one
// sentence.
func (p *page) findings(r Report) {
	if len(r.Findings) == 0 {
		return
	}
	p.heading(plural(len(r.Findings), "finding", "findings")+" to fix on either platform", Severities(r.Findings))
	for _, t := range themes() {
		of := t.of(r.Findings)
		if len(of) == 0 {
			continue
		}
		p.blank()
		p.line("  ", p.style.heading.Render(t.title), "  ", p.style.dim.Render(clip(Severities(of), p.width-len(t.title)-4)))
		first, rest := pressing(of)
		for _, f := range first {
			p.finding(f, r.Recommendation)
		}
		own, common := split(rest)
		for _, f := range own {
			p.brief(f)
		}
		p.common(common)
	}
}

func (p *page) finding(f facts.Finding, side string) {
	style := p.style.dim
	switch f.Severity {
	case facts.High:
		style = p.style.high
	case facts.Medium:
		style = p.style.medium
	}
	lead := "  " + style.Render(p.word(string(f.Severity), 6)) + "  "
	s := f.Title
	if names := serviceNames(f.Services, 4); names != "" {
		s += ": " + names
	}
	for i, l := range wrap(p.text(s), p.prose()-10) {
		if i > 0 {
			lead = strings.Repeat(" ", 10)
		}
		p.line(lead, p.style.strong.Render(l))
	}
	if text := remedy(f, side); text != "" {
		p.plain(strings.Repeat(" ", 10), sentence(text))
	}
	if places := placeList(f.Evidence, 3); places != "" {
		p.para(strings.Repeat(" ", 10), places, p.style.dim)
	}
}

// brief is a finding in one line, without its remedy.
func (p *page) brief(f facts.Finding) {
	s := f.Title
	if names := serviceNames(f.Services, 3); names != "" {
		s += ": " + names
	}
	if places := placeList(f.Evidence, 1); places != "" {
		s += " (" + places + ")"
	}
	p.plain("  "+p.word(string(f.Severity), 6)+"  ", s)
}

func (p *page) common(fs []facts.Finding) {
	if len(fs) == 0 {
		return
	}
	parts := make([]string, len(fs))
	for i, f := range fs {
		parts[i] = f.Title
		if n := len(f.Services); n > 0 {
			parts[i] += " (" + plural(n, "service", "services") + ")"
		}
	}
	p.para("  "+pad("common", 6)+"  ", sentence(strings.Join(parts, "; ")), p.style.dim)
}

// portability is the size of a move and its largest pieces.
func (p *page) portability(r Report) {
	if len(r.Portability) == 0 {
		return
	}
	p.heading("What a move to Kubernetes would take", Efforts(r.Portability))
	const shown = 10
	all := alike(byEffort(r.Portability))
	n := 0
	for n < len(all) && n < shown && all[n].Effort != facts.Small {
		p.plain("  "+p.word(string(all[n].Effort), 7)+"  ", workText(all[n]))
		n++
	}
	if rest := len(all) - n; rest > 0 {
		p.para("  ", plural(rest, "more kind", "more kinds")+" of work in the Markdown report.", p.style.dim)
	}
}

// nextSteps are in the order in which they are to be done.
func (p *page) nextSteps(r Report) {
	if len(r.NextSteps) == 0 {
		return
	}
	p.heading("Next steps", "")
	n := 0
	for _, ph := range phases(r.NextSteps) {
		p.para("  ", upper(ph.when), p.style.dim)
		for _, s := range ph.steps {
			n++
			p.plain("  "+padLeft(strconv.Itoa(n), 2)+". ", stop(s.Action.Whole()))
		}
	}
}

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
	answer := min(p.prose()-2-label-2*cells-1-points-source-5, 40)
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
