package formats

import (
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// findings have a section for each theme. What is of low severity or in nearly
// every project is folded away, unless a theme has nothing else; what the team
// lives with comes last.
func (m *document) findings(r report.Report) {
	if r.Facts == nil && len(r.Findings) == 0 && r.Since == nil {
		return
	}
	title := safe("Findings to fix on either platform")
	if r.Since != nil {
		title = "Findings since the baseline"
	}
	m.section(2, title)
	if r.Since != nil {
		m.para(m.strong(m.prose(words.Stop(words.SinceCounts(*r.Since)))))
	}
	m.para(m.prose(words.FoundText(r)))
	if len(r.Findings) > 0 {
		m.openFindings(r, words.OpenOf(r.Findings))
		m.accepted(r)
	}
	if r.Since != nil && len(r.Since.Gone) > 0 {
		m.section(3, "Gone")
		m.goneList(*r.Since, "")
		m.blank()
	}
}

// openFindings are those that somebody still has to look at.
func (m *document) openFindings(r report.Report, open []facts.Finding) {
	var without []safe
	n := 0
	for _, t := range words.Themes() {
		all := t.Of(open)
		if len(all) == 0 {
			without = append(without, safe(t.Title))
		}
		first, rest := words.Pressing(all)
		n += len(rest)
		if len(first) > 0 {
			m.section(3, safe(t.Title))
			m.findingList(r, first)
		}
	}
	nothing := safe("Nothing was found")
	if words.AcceptedNote(r.Findings) != "" {
		nothing = "Nothing is open"
	}
	if len(without) > 0 && r.Since == nil {
		m.para(nothing + " under: " + joined(without, ", ") + ".")
	}
	m.otherFindings(r, open, n)
}

// otherFindings are those that no section shows, folded away.
func (m *document) otherFindings(r report.Report, open []facts.Finding, n int) {
	if n == 0 {
		return
	}
	m.fold(m.prose(words.Plural(n, "more finding", "more findings")) + ": less severe, or in nearly every public project")
	for _, t := range words.Themes() {
		if _, rest := words.Pressing(t.Of(open)); len(rest) > 0 {
			m.lead(safe(t.Title))
			m.blank()
			m.findingList(r, rest)
			m.blank()
		}
	}
	m.unfold()
}

func (m *document) findingList(r report.Report, fs []facts.Finding) {
	most := m.longest()
	for i, f := range fs {
		if i == most {
			m.para(m.prose(words.Plural(len(fs)-i, "more finding", "more findings")) + " in the JSON report.")
			return
		}
		m.item(m.severity(f.Severity) + " " + m.finding(r, f))
	}
}

// finding is what was found, where, and what to do about it.
func (m *document) finding(r report.Report, f facts.Finding) safe {
	s := m.what(f) + ". " + m.prose(words.Sentence(words.Remedy(f, r.Recommendation)))
	if accepted := words.Elsewhere(f); len(accepted) > 0 {
		s += " Accepted in " + m.codes(accepted, 4) + "."
	}
	if words.WebAddress(f.Source) {
		s += " " + m.to(f.Source, "Why")
	}
	return s
}

// what is what was found, and where.
func (m *document) what(f facts.Finding) safe {
	s := m.prose(f.Title)
	if len(f.Services) > 0 {
		s += ": " + m.codes(f.Services, 4)
	}
	if links := m.links(f.Evidence, 2); links != "" {
		s += " (" + links + ")"
	}
	return s
}

// accepted are the findings that the team lives with; a long list is folded.
func (m *document) accepted(r report.Report) {
	all := words.AcceptedOf(r.Findings)
	if len(all) == 0 {
		return
	}
	m.section(3, "Accepted by the team")
	n := len(all)
	if n > bodyRows+1 {
		n = bodyRows
	}
	for _, a := range all[:n] {
		m.item(m.acceptedFinding(a))
	}
	if rest := all[n:]; len(rest) > 0 {
		m.fold(m.prose(words.Plural(len(rest), "more accepted finding", "more accepted findings")))
		for _, a := range rest {
			m.item(m.acceptedFinding(a))
		}
		m.unfold()
	}
	m.blank()
}

// acceptedFinding is one of them with when and why; its severity is not loud.
func (m *document) acceptedFinding(a words.AcceptedFinding) safe {
	return m.mark(string(a.Severity)) + " " + m.what(a.Finding) + ". " + m.prose(a.Why())
}

// portability is the size of a move to Kubernetes.
func (m *document) portability(r report.Report) {
	if len(r.Portability) == 0 {
		return
	}
	m.section(2, "Portability")
	m.para(m.prose("A move to Kubernetes would take " + words.Efforts(r.Portability) + " " + words.Noun(len(r.Portability), "piece", "pieces") +
		" of work. Small is a field, medium an object or a decision, large a redesign, a blocker has no equivalent."))
	all := words.Alike(words.ByEffort(r.Portability))
	n := 0
	for n < len(all) && n < bodyRows && (all[n].Effort == facts.Blocker || all[n].Effort == facts.Large) {
		n++
	}
	m.portabilityTable(all[:n])
	if rest := all[n:]; len(rest) > 0 {
		m.fold(m.prose(words.Plural(len(rest), "more kind", "more kinds")) + " of work")
		m.portabilityTable(rest)
		m.unfold()
	}
}

func (m *document) portabilityTable(ps []words.Work) {
	if len(ps) == 0 {
		return
	}
	most := m.longest()
	m.table("", "Effort", "Services", "Uses", "On Kubernetes", "kompose", "Where")
	for i, x := range ps {
		if i == most {
			m.para(m.prose(words.Plural(len(ps)-i, "more kind", "more kinds")) + " in the JSON report.")
			return
		}
		on := m.prose(x.Kubernetes)
		if x.Note != "" {
			on = m.prose(words.Sentence(x.Kubernetes)) + " " + m.prose(words.Sentence(x.Note))
		}
		m.row(m.prose(string(x.Effort)), m.codes(x.Services, 4), m.prose(x.Feature), on, m.prose(x.Kompose), m.links(x.Evidence, 1))
	}
}
