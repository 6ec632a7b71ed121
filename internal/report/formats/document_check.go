package formats

import (
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// newsRows is how many new findings a check lists; the report below has all.
const newsRows = 10

// check is whether the decision stands, for the reviewer of a change: the
// answer, why not, and what to do about it. It is as short as a comment; what
// backs it follows.
func (m *document) check(r report.Report) {
	c := *r.Check
	m.section(2, "Does the decision stand?")
	m.ruling(c.Stands, m.prose(words.CheckRuling(c)), m.prose(words.CheckHeadline(c)))
	for _, x := range c.Reasons {
		m.item(m.checkReason(x))
	}
	if c.Next != "" {
		m.para(m.strong("Next:") + " " + m.prose(words.Lower(c.Next.Whole())))
	}
	if s := words.LookedAt(r); s != "" && c.Stands {
		m.para(m.prose(s))
	}
	if len(c.Remarks) > 0 {
		m.lead("Also worth knowing")
		m.blank()
		for _, x := range c.Remarks {
			m.item(m.checkReason(x))
		}
		m.blank()
	}
	m.news(r)
}

// checkReason is a reason or a remark with links to its places.
func (m *document) checkReason(x report.CheckReason) safe {
	s := m.prose(words.Stop(x.Message.Whole()))
	if links := m.links(x.Evidence, words.ReasonPlaces); links != "" {
		s += " (" + links + ")"
	}
	return s
}

// news are the findings that are new and gone, a line each.
func (m *document) news(r report.Report) {
	if r.Since == nil {
		return
	}
	m.lead("Findings")
	m.para(m.prose(words.Stop(words.SinceCounts(*r.Since))))
	fresh := words.WorstFirst(words.OpenOf(r.Findings))
	for i, f := range fresh {
		if i == newsRows && len(fresh) > newsRows+1 {
			m.item(m.prose(words.Plural(len(fresh)-i, "more new finding is", "more new findings are")) + " in the report.")
			break
		}
		m.item(m.severity(f.Severity) + " " + m.what(f))
	}
	for _, a := range words.AcceptedOf(r.Findings) {
		m.item(m.acceptedFinding(a))
	}
	m.goneList(*r.Since, m.mark("Gone")+" ")
	m.blank()
}

// goneList are the findings that a baseline had, as entries of a list, each
// behind its mark.
func (m *document) goneList(s report.Since, mark safe) {
	list, more := words.GoneShown(s)
	for _, f := range list {
		x := m.prose(f.Title)
		if len(f.Services) > 0 {
			x += ": " + m.codes(f.Services, 6)
		}
		m.item(mark + x)
	}
	if more != "" {
		m.item(m.prose(more))
	}
}
