package formats

import (
	"strings"

	"advisor/internal/report"
	"advisor/internal/report/words"
)

// nextSteps are numbered through all phases.
func (m *document) nextSteps(r report.Report) {
	if len(r.NextSteps) == 0 {
		return
	}
	m.section(2, "Next steps")
	n := 0
	for _, ph := range words.Phases(r.NextSteps) {
		m.lead(m.prose(words.Upper(ph.When)))
		m.blank()
		for _, s := range ph.Steps {
			n++
			m.step(n, m.prose(words.Stop(s.Action.Whole()))+m.because(s.Why))
		}
	}
}

func (m *document) because(why string) safe {
	if why == "" {
		return ""
	}
	return " Why: " + m.prose(words.Stop(why))
}

// confirmation says how the decision is checked later.
func (m *document) confirmation(r report.Report) {
	if r.Recommendation == "" {
		return
	}
	m.section(2, "Confirmation")
	if r.Review.Agreed != "" {
		m.para("The team agreed on " + m.prose(words.Side(r.Review.Agreed)) + ".")
	}
	m.para("Decide again:")
	for _, t := range r.Review.Triggers {
		m.item("when " + m.code(t.Clean()) + ", a trigger of the record;")
	}
	if by := words.ReviewBy(r); by != "" {
		m.item("on " + m.prose(by) + ", the review date of the record;")
	}
	if len(r.Review.Triggers) == 0 {
		m.tippingPoints(r, ";")
	}
	m.item(m.prose("when `advisor check` in CI reports that the files and the record no longer give this recommendation."))
	if len(r.Review.Triggers) > 0 && len(r.TippingPoints) > 0 {
		m.para("What else would turn it, for further triggers:")
		m.tippingPoints(r, ".")
		m.blank()
	}
}

// tippingPoints are what would turn the recommendation, each with an end.
func (m *document) tippingPoints(r report.Report, end safe) {
	for _, t := range r.TippingPoints[:min(len(r.TippingPoints), 3)] {
		m.item(m.prose(words.Lower(words.Changes(r, t))) + ", which would speak for " + m.prose(words.Side(t.Recommendation)) + end)
	}
}

// cases are published decisions.
func (m *document) cases(r report.Report) {
	if len(r.SimilarCases) == 0 {
		return
	}
	m.section(2, "Similar published cases")
	m.para("Examples of what others decided, not a proof.")
	for _, c := range r.SimilarCases {
		s := m.strong(m.prose(words.Side(c.Decision))) + " " + m.prose(words.Sentence(c.Summary))
		if len(c.Shared) > 0 {
			s += " Shared: " + m.prose(strings.Join(words.Labels(r, c.Shared), ", ")) + "."
		}
		if words.WebAddress(c.Source) {
			s += " " + m.to(c.Source, "Source")
		}
		m.item(s)
	}
}
