package formats

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"advisor/internal/facts"
	"advisor/internal/layout"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// findings are grouped by theme; what nearly every project has is said in one
// sentence, and what the team lives with comes last.
func (p *page) findings(r report.Report) {
	if len(r.Findings) == 0 && r.Since == nil {
		return
	}
	open := words.OpenOf(r.Findings)
	p.findingsHeading(r, open)
	for _, t := range words.Themes() {
		of := t.Of(open)
		if len(of) == 0 {
			continue
		}
		p.group(t.Title, words.Severities(of))
		first, rest := words.Pressing(of)
		for _, f := range first {
			p.finding(p.loudness(f), f, words.Remedy(f, r.Recommendation))
		}
		own, common := words.Split(rest)
		for _, f := range own {
			p.brief(f)
		}
		p.common(common)
	}
	p.accepted(r.Findings)
	if r.Since != nil && len(r.Since.Gone) > 0 {
		p.group("Gone", words.Plural(words.GoneCount(*r.Since), "finding", "findings"))
		p.gone(*r.Since, "  ")
	}
}

// findingsHeading counts what is open and what is not.
func (p *page) findingsHeading(r report.Report, open []facts.Finding) {
	if r.Since != nil {
		p.blank()
		p.para("", words.Stop(words.SinceCounts(*r.Since)), p.style.heading)
		p.para("", words.FoundText(r), p.style.dim)
		return
	}
	note := words.Severities(open)
	if accepted := words.AcceptedNote(r.Findings); accepted != "" {
		note = strings.TrimPrefix(note+"; "+accepted, "; ")
	}
	p.heading(words.Plural(len(open), "finding", "findings")+" to fix on either platform", note)
}

// group starts a part of the findings.
func (p *page) group(title, note string) {
	p.blank()
	p.line("  ", p.style.heading.Render(title), "  ", p.style.dim.Render(layout.Clip(note, p.width-len(title)-4)))
}

// accepted are the findings that the team lives with, each with its reason.
func (p *page) accepted(fs []facts.Finding) {
	all := words.AcceptedOf(fs)
	if len(all) == 0 {
		return
	}
	p.group("Accepted by the team", "")
	for _, a := range all {
		a.Accepted = nil // which its own line says
		p.finding(p.style.dim, a.Finding, a.Why())
	}
}

// gone are the findings that a baseline had.
func (p *page) gone(s report.Since, indent string) {
	list, more := words.GoneShown(s)
	for _, f := range list {
		p.plain(indent+"gone    ", f.Title+words.OfServices(f))
	}
	if more != "" {
		p.para(indent+"        ", more, p.style.dim)
	}
}

// finding has what is to be said of it, and where it is, below its title.
func (p *page) finding(style lipgloss.Style, f facts.Finding, says string) {
	lead := "  " + style.Render(p.word(string(f.Severity), 6)) + "  "
	s := f.Title
	if names := words.ServiceNames(f.Services, 4); names != "" {
		s += ": " + names
	}
	for i, l := range layout.Wrap(p.text(s), p.prose-10) {
		if i > 0 {
			lead = strings.Repeat(" ", 10)
		}
		p.line(lead, p.style.strong.Render(l))
	}
	if says != "" {
		p.plain(strings.Repeat(" ", 10), words.Sentence(says))
	}
	if places := words.PlaceList(f.Evidence, 3); places != "" {
		p.para(strings.Repeat(" ", 10), places, p.style.dim)
	}
	if names := words.ServiceNames(words.Elsewhere(f), 4); names != "" {
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
	if names := words.ServiceNames(f.Services, 3); names != "" {
		s += ": " + names
	}
	if places := words.PlaceList(f.Evidence, 1); places != "" {
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
			parts[i] += " (" + words.Plural(n, "service", "services") + ")"
		}
	}
	p.para("  "+layout.Pad("common", 6)+"  ", words.Sentence(strings.Join(parts, "; ")), p.style.dim)
}
