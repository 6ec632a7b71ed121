package report

import (
	"advisor/internal/facts"
)

// findings have a section for each theme. What is of low severity or in nearly
// every project is folded away, unless a theme has nothing else; what the team
// lives with comes last.
func (m *document) findings(r Report) {
	if r.Facts == nil && len(r.Findings) == 0 && r.Since == nil {
		return
	}
	title := safe("Findings to fix on either platform")
	if r.Since != nil {
		title = "Findings since the baseline"
	}
	m.section(2, title)
	if r.Since != nil {
		m.para(m.strong(m.prose(stop(r.Since.counts()))))
	}
	m.para(m.prose(foundText(r)))
	if len(r.Findings) > 0 {
		m.openFindings(r, openOf(r.Findings))
		m.accepted(r)
	}
	if r.Since != nil && len(r.Since.Gone) > 0 {
		m.section(3, "Gone")
		m.goneList(*r.Since, "")
		m.blank()
	}
}

// openFindings are those that somebody still has to look at.
func (m *document) openFindings(r Report, open []facts.Finding) {
	var without []safe
	n := 0
	for _, t := range themes() {
		all := t.of(open)
		if len(all) == 0 {
			without = append(without, safe(t.title))
		}
		first, rest := pressing(all)
		n += len(rest)
		if len(first) > 0 {
			m.section(3, safe(t.title))
			m.findingList(r, first)
		}
	}
	nothing := safe("Nothing was found")
	if acceptedNote(r.Findings) != "" {
		nothing = "Nothing is open"
	}
	if len(without) > 0 && r.Since == nil {
		m.para(nothing + " under: " + joined(without, ", ") + ".")
	}
	m.otherFindings(r, open, n)
}

// otherFindings are those that no section shows, folded away.
func (m *document) otherFindings(r Report, open []facts.Finding, n int) {
	if n == 0 {
		return
	}
	m.fold(m.prose(plural(n, "more finding", "more findings")) + ": less severe, or in nearly every public project")
	for _, t := range themes() {
		if _, rest := pressing(t.of(open)); len(rest) > 0 {
			m.lead(safe(t.title))
			m.blank()
			m.findingList(r, rest)
			m.blank()
		}
	}
	m.unfold()
}

func (m *document) findingList(r Report, fs []facts.Finding) {
	most := m.longest()
	for i, f := range fs {
		if i == most {
			m.para(m.prose(plural(len(fs)-i, "more finding", "more findings")) + " in the JSON report.")
			return
		}
		m.item(m.severity(f.Severity) + " " + m.finding(r, f))
	}
}

// finding is what was found, where, and what to do about it.
func (m *document) finding(r Report, f facts.Finding) safe {
	s := m.what(f) + ". " + m.prose(sentence(remedy(f, r.Recommendation)))
	if accepted := elsewhere(f); len(accepted) > 0 {
		s += " Accepted in " + m.codes(accepted, 4) + "."
	}
	if webAddress(f.Source) {
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
func (m *document) accepted(r Report) {
	all := acceptedOf(r.Findings)
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
		m.fold(m.prose(plural(len(rest), "more accepted finding", "more accepted findings")))
		for _, a := range rest {
			m.item(m.acceptedFinding(a))
		}
		m.unfold()
	}
	m.blank()
}

// acceptedFinding is one of them with when and why; its severity is not loud.
func (m *document) acceptedFinding(a acceptedFinding) safe {
	return m.mark(string(a.Severity)) + " " + m.what(a.Finding) + ". " + m.prose(a.why())
}

// portability is the size of a move to Kubernetes.
func (m *document) portability(r Report) {
	if len(r.Portability) == 0 {
		return
	}
	m.section(2, "Portability")
	m.para(m.prose("A move to Kubernetes would take " + Efforts(r.Portability) + " " + noun(len(r.Portability), "piece", "pieces") +
		" of work. Small is a field, medium an object or a decision, large a redesign, a blocker has no equivalent."))
	all := alike(byEffort(r.Portability))
	n := 0
	for n < len(all) && n < bodyRows && (all[n].Effort == facts.Blocker || all[n].Effort == facts.Large) {
		n++
	}
	m.portabilityTable(all[:n])
	if rest := all[n:]; len(rest) > 0 {
		m.fold(m.prose(plural(len(rest), "more kind", "more kinds")) + " of work")
		m.portabilityTable(rest)
		m.unfold()
	}
}

func (m *document) portabilityTable(ps []work) {
	if len(ps) == 0 {
		return
	}
	most := m.longest()
	m.table("", "Effort", "Services", "Uses", "On Kubernetes", "kompose", "Where")
	for i, x := range ps {
		if i == most {
			m.para(m.prose(plural(len(ps)-i, "more kind", "more kinds")) + " in the JSON report.")
			return
		}
		on := m.prose(x.Kubernetes)
		if x.Note != "" {
			on = m.prose(sentence(x.Kubernetes)) + " " + m.prose(sentence(x.Note))
		}
		m.row(m.prose(string(x.Effort)), m.codes(x.services, 4), m.prose(x.Feature), on, m.prose(x.Kompose), m.links(x.evidence, 1))
	}
}
