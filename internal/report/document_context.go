package report

import (
	"advisor/internal/untrusted"
)

// decision is the first screen.
func (m *document) decision(r Report) {
	m.section(2, "Decision")
	m.verdict(m.prose(Verdict(r)), m.prose(Confidence(r)))
	m.para(m.prose("Score " + Score(r) + ": 0 speaks for Compose in everything, 100 for Kubernetes. " + Margin(r)))
	m.pictures(r)
	for _, v := range r.Vetoes {
		m.para(m.strong(m.prose(Side(v.Closes)+" is closed:")) + " " + m.prose(sentence(v.Why)))
	}
	if why := weighed(r, r.Summary.Reasons); len(why) > 0 {
		m.lead("Why " + m.prose(Side(r.Recommendation)))
		for i, x := range why {
			m.step(i+1, m.reason(x))
		}
		m.blank()
	}
	if against := weighed(r, r.Summary.Against); len(against) > 0 {
		list := make([]safe, len(against))
		for i, x := range against {
			list[i] = m.reason(x)
		}
		m.para(m.strong("Against it:") + " " + joined(list, " "))
	}
	m.change(r)
}

// reason is one reason with its points and places.
func (m *document) reason(x Reason) safe {
	var notes []safe
	if Points(x.Contribution) != "0" {
		notes = append(notes, m.prose(Towards(x.Contribution)))
	}
	if links := m.links(x.Evidence, 2); links != "" {
		notes = append(notes, links)
	}
	s := m.prose(sentence(x.Message))
	if len(notes) > 0 {
		s += " (" + joined(notes, "; ") + ")"
	}
	return s
}

func (m *document) change(r Report) {
	if len(r.Summary.Change) == 0 {
		return
	}
	m.lead("What would change it")
	for _, s := range r.Summary.Change {
		m.item(m.prose(sentence(s)))
	}
}

// context is what is known, by whom, and what is not.
func (m *document) context(r Report) {
	m.section(2, "Context")
	if r.Facts != nil {
		m.para("The project has " + m.prose(Services(r.Facts)) + ": " + m.prose(Parts(r.Facts)) + ".")
	} else {
		m.para("No Compose project was read.")
	}
	if r.Recommendation != "" {
		m.para(m.prose(sentence(Answered(r))) + " " + m.prose(sentence(r.Summary.Unknown)))
	}
	if len(r.NextQuestions) > 0 {
		m.table("", "Open question that could still change the recommendation", "Can move the score by:", "Answer with")
		for i, q := range r.NextQuestions {
			if i == 5 {
				break
			}
			m.row(m.prose(q.Ask), safe(Number(q.Swing)), m.code("--"+q.Question))
		}
		m.blank()
	}
	m.disagreements(r)
	m.contradictions(r)
	m.gaps(r)
}

func (m *document) contradictions(r Report) {
	if len(r.Contradictions) == 0 {
		return
	}
	m.para("Answers that the files speak against, to be checked first:")
	for _, c := range r.Contradictions {
		s := m.prose(stop(c.Message.Whole()))
		if links := m.links(c.Evidence, 3); links != "" {
			s += " (" + links + ")"
		}
		m.item(s)
	}
	m.blank()
}

// gaps are folded away where there are many.
func (m *document) gaps(r Report) {
	n := len(r.Gaps)
	switch {
	case n == 0:
		return
	case n > 4:
		m.fold(m.prose(plural(n, "thing was", "things were")) + " not read or left out")
		defer m.unfold()
	default:
		m.para("Not read or left out:")
	}
	for i, g := range r.Gaps {
		if i == min(m.longest(), 100) {
			m.para(m.prose(plural(n-i, "more", "more")) + " in the JSON report.")
			break
		}
		where := m.link(untrusted.Place{File: g.File, Line: g.Line})
		if where != "" {
			where += ": "
		}
		m.item(where + m.prose(stop(g.Reason.Whole())))
	}
}
