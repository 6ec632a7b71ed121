package formats

import (
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// decision is the first screen.
func (m *document) decision(r report.Report) {
	m.section(2, "Decision")
	m.verdict(m.prose(words.Verdict(r)), m.prose(words.Confidence(r)))
	m.para(m.prose("Score " + words.Score(r) + ": 0 speaks for Compose in everything, 100 for Kubernetes. " + words.Margin(r)))
	m.pictures(r)
	for _, v := range r.Vetoes {
		m.para(m.strong(m.prose(words.Side(v.Closes)+" is closed:")) + " " + m.prose(words.Sentence(v.Why)))
	}
	if why := words.Weighed(r, r.Summary.Reasons); len(why) > 0 {
		m.lead("Why " + m.prose(words.Side(r.Recommendation)))
		for i, x := range why {
			m.step(i+1, m.reason(x))
		}
		m.blank()
	}
	if against := words.Weighed(r, r.Summary.Against); len(against) > 0 {
		list := make([]safe, len(against))
		for i, x := range against {
			list[i] = m.reason(x)
		}
		m.para(m.strong("Against it:") + " " + joined(list, " "))
	}
	m.change(r)
}

// reason is one reason with its points and places.
func (m *document) reason(x report.Reason) safe {
	var notes []safe
	if words.Points(x.Contribution) != "0" {
		notes = append(notes, m.prose(words.Towards(x.Contribution)))
	}
	if links := m.links(x.Evidence, 2); links != "" {
		notes = append(notes, links)
	}
	s := m.prose(words.Sentence(x.Message))
	if len(notes) > 0 {
		s += " (" + joined(notes, "; ") + ")"
	}
	return s
}

func (m *document) change(r report.Report) {
	if len(r.Summary.Change) == 0 {
		return
	}
	m.lead("What would change it")
	for _, s := range r.Summary.Change {
		m.item(m.prose(words.Sentence(s)))
	}
}

// context is what is known, by whom, and what is not.
func (m *document) context(r report.Report) {
	m.section(2, "Context")
	if r.Facts != nil {
		m.para("The project has " + m.prose(words.Services(r.Facts)) + ": " + m.prose(words.Parts(r.Facts)) + ".")
	} else {
		m.para("No Compose project was read.")
	}
	if r.Recommendation != "" {
		m.para(m.prose(words.Sentence(words.Answered(r))) + " " + m.prose(words.Sentence(r.Summary.Unknown)))
	}
	if len(r.NextQuestions) > 0 {
		m.table("", "Open question that could still change the recommendation", "Can move the score by:", "Answer with")
		for i, q := range r.NextQuestions {
			if i == 5 {
				break
			}
			m.row(m.prose(q.Ask), safe(words.Number(q.Swing)), m.code("--"+q.Question))
		}
		m.blank()
	}
	m.disagreements(r)
	m.contradictions(r)
	m.gaps(r)
}

func (m *document) contradictions(r report.Report) {
	if len(r.Contradictions) == 0 {
		return
	}
	m.para("Answers that the files speak against, to be checked first:")
	for _, c := range r.Contradictions {
		s := m.prose(words.Stop(c.Message.Whole()))
		if links := m.links(c.Evidence, 3); links != "" {
			s += " (" + links + ")"
		}
		m.item(s)
	}
	m.blank()
}

// gaps are folded away where there are many.
func (m *document) gaps(r report.Report) {
	n := len(r.Gaps)
	switch {
	case n == 0:
		return
	case n > 4:
		m.fold(m.prose(words.Plural(n, "thing was", "things were")) + " not read or left out")
		defer m.unfold()
	default:
		m.para("Not read or left out:")
	}
	for i, g := range r.Gaps {
		if i == min(m.longest(), 100) {
			m.para(m.prose(words.Plural(n-i, "more", "more")) + " in the JSON report.")
			break
		}
		where := m.link(untrusted.Place{File: g.File, Line: g.Line})
		if where != "" {
			where += ": "
		}
		m.item(where + m.prose(words.Stop(g.Reason.Whole())))
	}
}
