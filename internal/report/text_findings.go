package report

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"advisor/internal/facts"
)

// findings are grouped by theme; what nearly every project has is said in one
// sentence, and what the team lives with comes last.
func (p *page) findings(r Report) {
	if len(r.Findings) == 0 && r.Since == nil {
		return
	}
	open := openOf(r.Findings)
	p.findingsHeading(r, open)
	for _, t := range themes() {
		of := t.of(open)
		if len(of) == 0 {
			continue
		}
		p.group(t.title, Severities(of))
		first, rest := pressing(of)
		for _, f := range first {
			p.finding(p.loudness(f), f, remedy(f, r.Recommendation))
		}
		own, common := split(rest)
		for _, f := range own {
			p.brief(f)
		}
		p.common(common)
	}
	p.accepted(r.Findings)
	if r.Since != nil && len(r.Since.Gone) > 0 {
		p.group("Gone", plural(r.Since.gone(), "finding", "findings"))
		p.gone(*r.Since, "  ")
	}
}

// findingsHeading counts what is open and what is not.
func (p *page) findingsHeading(r Report, open []facts.Finding) {
	if r.Since != nil {
		p.blank()
		p.para("", stop(r.Since.counts()), p.style.heading)
		p.para("", foundText(r), p.style.dim)
		return
	}
	note := Severities(open)
	if accepted := acceptedNote(r.Findings); accepted != "" {
		note = strings.TrimPrefix(note+"; "+accepted, "; ")
	}
	p.heading(plural(len(open), "finding", "findings")+" to fix on either platform", note)
}

// group starts a part of the findings.
func (p *page) group(title, note string) {
	p.blank()
	p.line("  ", p.style.heading.Render(title), "  ", p.style.dim.Render(clip(note, p.width-len(title)-4)))
}

// accepted are the findings that the team lives with, each with its reason.
func (p *page) accepted(fs []facts.Finding) {
	all := acceptedOf(fs)
	if len(all) == 0 {
		return
	}
	p.group("Accepted by the team", "")
	for _, a := range all {
		a.Accepted = nil // which its own line says
		p.finding(p.style.dim, a.Finding, a.why())
	}
}

// gone are the findings that a baseline had.
func (p *page) gone(s Since, indent string) {
	list, more := s.shown()
	for _, f := range list {
		p.plain(indent+"gone    ", f.Title+f.where())
	}
	if more != "" {
		p.para(indent+"        ", more, p.style.dim)
	}
}

// finding has what is to be said of it, and where it is, below its title.
func (p *page) finding(style lipgloss.Style, f facts.Finding, says string) {
	lead := "  " + style.Render(p.word(string(f.Severity), 6)) + "  "
	s := f.Title
	if names := serviceNames(f.Services, 4); names != "" {
		s += ": " + names
	}
	for i, l := range wrap(p.text(s), p.prose-10) {
		if i > 0 {
			lead = strings.Repeat(" ", 10)
		}
		p.line(lead, p.style.strong.Render(l))
	}
	if says != "" {
		p.plain(strings.Repeat(" ", 10), sentence(says))
	}
	if places := placeList(f.Evidence, 3); places != "" {
		p.para(strings.Repeat(" ", 10), places, p.style.dim)
	}
	if names := serviceNames(elsewhere(f), 4); names != "" {
		p.para(strings.Repeat(" ", 10), "Accepted in "+names+".", p.style.dim)
	}
}

// loudness is the style of a severity.
func (p *page) loudness(f facts.Finding) lipgloss.Style {
	switch f.Severity {
	case facts.High:
		return p.style.high
	case facts.Medium:
		return p.style.medium
	default: // low is not loud
		return p.style.dim
	}
}

// brief is a finding in one line, without its remedy.
func (p *page) brief(f facts.Finding) {
	p.plain("  "+p.word(string(f.Severity), 6)+"  ", briefText(f))
}

// briefText is a finding with its services and its first place.
func briefText(f facts.Finding) string {
	s := f.Title
	if names := serviceNames(f.Services, 3); names != "" {
		s += ": " + names
	}
	if places := placeList(f.Evidence, 1); places != "" {
		s += " (" + places + ")"
	}
	return s
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
