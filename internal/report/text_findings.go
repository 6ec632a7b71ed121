package report

import (
	"strings"

	"advisor/internal/facts"
)

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
	default: // low is not loud
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
