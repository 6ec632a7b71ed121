package report

import (
	"strconv"
	"strings"
)

// nextSteps are numbered through all phases.
func (m *document) nextSteps(r Report) {
	if len(r.NextSteps) == 0 {
		return
	}
	m.section(2, "Next steps")
	n := 0
	for i, ph := range phases(r.NextSteps) {
		if i > 0 {
			m.put("")
		}
		m.put("**"+prose(upper(ph.when))+"**", "")
		for _, s := range ph.steps {
			n++
			m.put(strconv.Itoa(n) + ". " + prose(stop(s.Action.Whole())) + because(s.Why))
		}
	}
}

func because(why string) string {
	if why == "" {
		return ""
	}
	return " Why: " + prose(stop(why))
}

// confirmation says how the decision is checked later.
func (m *document) confirmation(r Report) {
	if r.Recommendation == "" {
		return
	}
	m.section(2, "Confirmation")
	if r.Review.Agreed != "" {
		m.put("The team agreed on "+prose(Side(r.Review.Agreed))+".", "")
	}
	m.put("Decide again:", "")
	if by := reviewBy(r); by != "" {
		m.item("on " + by + ", the review date of the record;")
	}
	for _, t := range r.TippingPoints[:min(len(r.TippingPoints), 3)] {
		m.item(prose(lower(changes(r, t))) + ", which would speak for " + Side(t.Recommendation) + ";")
	}
	m.item("when `advisor check` in CI reports that the files and the record no longer give this recommendation.")
}

// cases are published decisions.
func (m *document) cases(r Report) {
	if len(r.SimilarCases) == 0 {
		return
	}
	m.section(2, "Similar published cases")
	m.put("Examples of what others decided, not a proof.", "")
	for _, c := range r.SimilarCases {
		s := "**" + prose(Side(c.Decision)) + "** " + prose(sentence(c.Summary))
		if len(c.Shared) > 0 {
			s += " Shared: " + prose(strings.Join(labels(r, c.Shared), ", ")) + "."
		}
		if link := external("Source", c.Source); link != "Source" {
			s += " " + link
		}
		m.item(s)
	}
}
