package report

// newsRows is how many new findings a check lists; the report below has all.
const newsRows = 10

// check is whether the decision stands, for the reviewer of a change: the
// answer, why not, and what to do about it. It is as short as a comment; what
// backs it follows.
func (m *document) check(r Report) {
	c := *r.Check
	m.section(2, "Does the decision stand?")
	m.ruling(c.Stands, m.prose(c.ruling()), m.prose(c.says()))
	for _, x := range c.Reasons {
		m.item(m.checkReason(x))
	}
	if c.Next != "" {
		m.para(m.strong("Next:") + " " + m.prose(Lower(c.Next.Whole())))
	}
	if s := lookedAt(r); s != "" && c.Stands {
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
func (m *document) checkReason(x CheckReason) safe {
	s := m.prose(stop(x.Message.Whole()))
	if links := m.links(x.Evidence, reasonPlaces); links != "" {
		s += " (" + links + ")"
	}
	return s
}

// news are the findings that are new and gone, a line each.
func (m *document) news(r Report) {
	if r.Since == nil {
		return
	}
	m.lead("Findings")
	m.para(m.prose(stop(r.Since.counts())))
	fresh := worstFirst(openOf(r.Findings))
	for i, f := range fresh {
		if i == newsRows && len(fresh) > newsRows+1 {
			m.item(m.prose(plural(len(fresh)-i, "more new finding is", "more new findings are")) + " in the report.")
			break
		}
		m.item(m.severity(f.Severity) + " " + m.what(f))
	}
	for _, a := range acceptedOf(r.Findings) {
		m.item(m.acceptedFinding(a))
	}
	m.goneList(*r.Since, m.mark("Gone")+" ")
	m.blank()
}

// goneList are the findings that a baseline had, as entries of a list, each
// behind its mark.
func (m *document) goneList(s Since, mark safe) {
	list, more := s.shown()
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
