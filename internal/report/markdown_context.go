package report

import (
	"strconv"
	"strings"

	"advisor/internal/untrusted"
)

// front is the front matter, as MADR has it, and the title.
func (m *document) front(r Report) {
	if r.Recommendation != "" {
		m.put("---", "status: proposed", "decision-makers: []")
		if by := reviewBy(r); by != "" {
			m.put("review-by: " + by)
		}
		m.put("---", "")
	}
	m.put("# " + prose(Title(r)))
}

// decision is the first screen.
func (m *document) decision(r Report) {
	m.section(2, "Decision")
	m.put("**"+prose(Verdict(r))+"** "+prose(Confidence(r)), "")
	m.put("Score "+Score(r)+": 0 speaks for Compose in everything, 100 for Kubernetes. "+Margin(r), "")
	for _, v := range r.Vetoes {
		m.put("**"+Side(v.Closes)+" is closed:** "+prose(sentence(v.Why)), "")
	}
	if why := weighed(r, r.Summary.Reasons); len(why) > 0 {
		m.put("**Why " + prose(Side(r.Recommendation)) + "**")
		for i, x := range why {
			m.put(strconv.Itoa(i+1) + ". " + m.reason(x))
		}
		m.put("")
	}
	if against := weighed(r, r.Summary.Against); len(against) > 0 {
		list := make([]string, len(against))
		for i, x := range against {
			list[i] = m.reason(x)
		}
		m.put("**Against it:** "+strings.Join(list, " "), "")
	}
	m.change(r)
}

// reason is one reason with its points and places.
func (m *document) reason(x Reason) string {
	var notes []string
	if Points(x.Contribution) != "0" {
		notes = append(notes, Towards(x.Contribution))
	}
	if links := m.links(x.Evidence, 2); links != "" {
		notes = append(notes, links)
	}
	s := prose(sentence(x.Message))
	if len(notes) > 0 {
		s += " (" + strings.Join(notes, "; ") + ")"
	}
	return s
}

func (m *document) change(r Report) {
	if len(r.Summary.Change) == 0 {
		return
	}
	m.put("**What would change it**")
	for _, s := range r.Summary.Change {
		m.item(prose(sentence(s)))
	}
}

// context is what is known, by whom, and what is not.
func (m *document) context(r Report) {
	m.section(2, "Context")
	if r.Facts != nil {
		m.put("The project has "+Services(r.Facts)+": "+prose(Parts(r.Facts))+".", "")
	} else {
		m.put("No Compose project was read.", "")
	}
	if r.Recommendation != "" {
		m.put(prose(sentence(Answered(r)))+" "+prose(sentence(r.Summary.Unknown)), "")
	}
	if len(r.NextQuestions) > 0 {
		m.table("Open question that could still change the recommendation", "Can move the score by:", "Answer with")
		for i, q := range r.NextQuestions {
			if i == 5 {
				break
			}
			m.row(prose(q.Ask), Number(q.Swing), code("--"+q.Question))
		}
		m.put("")
	}
	m.contradictions(r)
	m.gaps(r)
}

func (m *document) contradictions(r Report) {
	if len(r.Contradictions) == 0 {
		return
	}
	m.put("Answers that the files speak against, to be checked first:", "")
	for _, c := range r.Contradictions {
		s := prose(stop(c.Message.Whole()))
		if links := m.links(c.Evidence, 3); links != "" {
			s += " (" + links + ")"
		}
		m.item(s)
	}
	m.put("")
}

// gaps are folded away where there are many.
func (m *document) gaps(r Report) {
	n := len(r.Gaps)
	switch {
	case n == 0:
		return
	case n > 4:
		m.fold(plural(n, "thing was", "things were") + " not read or left out")
		defer m.unfold()
	default:
		m.put("Not read or left out:", "")
	}
	for i, g := range r.Gaps {
		if i == 100 {
			m.item(plural(n-i, "more", "more") + " in the JSON report")
			break
		}
		where := m.link(untrusted.Place{File: g.File, Line: g.Line})
		if where != "" {
			where += ": "
		}
		m.item(where + prose(stop(g.Reason.Whole())))
	}
}
