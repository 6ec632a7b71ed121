package report

import (
	"strings"

	"advisor/internal/facts"
)

// findings have a section for each theme. What is of low severity or in nearly
// every project is folded away, unless a theme has nothing else.
func (m *document) findings(r Report) {
	if r.Facts == nil && len(r.Findings) == 0 {
		return
	}
	m.section(2, "Findings to fix on either platform")
	if len(r.Findings) == 0 {
		m.put("Nothing was found.")
		return
	}
	m.put(plural(len(r.Findings), "finding", "findings") + ": " + Severities(r.Findings) + ".")
	var without []string
	n := 0
	for _, t := range themes() {
		all := t.of(r.Findings)
		if len(all) == 0 {
			without = append(without, t.title)
		}
		first, rest := pressing(all)
		n += len(rest)
		if len(first) > 0 {
			m.section(3, t.title)
			m.findingList(r, first)
		}
	}
	if len(without) > 0 {
		m.put("", "Nothing was found under: "+strings.Join(without, ", ")+".")
	}
	m.otherFindings(r, n)
}

// otherFindings are those that no section shows, folded away.
func (m *document) otherFindings(r Report, n int) {
	if n == 0 {
		return
	}
	m.fold(plural(n, "more finding", "more findings") + ": less severe, or in nearly every public project")
	for _, t := range themes() {
		if _, rest := pressing(t.of(r.Findings)); len(rest) > 0 {
			m.put("**"+t.title+"**", "")
			m.findingList(r, rest)
			m.put("")
		}
	}
	m.unfold()
}

func (m *document) findingList(r Report, fs []facts.Finding) {
	for _, f := range fs {
		m.item("**" + prose(string(f.Severity)) + "** " + m.finding(r, f))
	}
}

// finding is what was found, where, and what to do about it.
func (m *document) finding(r Report, f facts.Finding) string {
	s := prose(f.Title)
	if len(f.Services) > 0 {
		s += ": " + codes(f.Services, 4)
	}
	if links := m.links(f.Evidence, 2); links != "" {
		s += " (" + links + ")"
	}
	s += ". " + prose(sentence(remedy(f, r.Recommendation)))
	if why := external("Why", f.Source); why != "Why" {
		s += " " + why
	}
	return strings.TrimSpace(s)
}

// portability is the size of a move to Kubernetes.
func (m *document) portability(r Report) {
	if len(r.Portability) == 0 {
		return
	}
	m.section(2, "Portability")
	m.put("A move to Kubernetes would take "+Efforts(r.Portability)+" "+noun(len(r.Portability), "piece", "pieces")+
		" of work. Small is a field, medium an object or a decision, large a redesign, a blocker has no equivalent.", "")
	all := alike(byEffort(r.Portability))
	n := 0
	for n < len(all) && n < bodyRows && (all[n].Effort == facts.Blocker || all[n].Effort == facts.Large) {
		n++
	}
	m.portabilityTable(all[:n])
	if rest := all[n:]; len(rest) > 0 {
		m.fold(plural(len(rest), "more kind", "more kinds") + " of work")
		m.portabilityTable(rest)
		m.unfold()
	}
}

func (m *document) portabilityTable(ps []work) {
	if len(ps) == 0 {
		return
	}
	const most = 200
	m.table("Effort", "Services", "Uses", "On Kubernetes", "kompose", "Where")
	for i, x := range ps {
		if i == most {
			m.put("", plural(len(ps)-i, "more kind", "more kinds")+" in the JSON report.")
			return
		}
		on := prose(x.Kubernetes)
		if x.Note != "" {
			on = prose(sentence(x.Kubernetes)) + " " + prose(sentence(x.Note))
		}
		m.row(prose(string(x.Effort)), codes(x.services, 4), prose(x.Feature), on, prose(x.Kompose), m.links(x.evidence, 1))
	}
}
