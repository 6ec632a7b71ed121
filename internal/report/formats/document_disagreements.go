package formats

import (
	"advisor/internal/report"
	"advisor/internal/report/words"
)

func (m *document) disagreements(r report.Report) {
	if len(r.Disagreements) == 0 {
		return
	}
	m.para(m.strong("The records disagree.") + " " + m.prose(words.Sentence(r.Summary.Disagreement)))
	m.table("", "Question", "Answer", "Said by", "Would give", "Decides it")
	for _, d := range r.Disagreements {
		decides := safe("no")
		if d.Matters {
			decides = "yes"
		}
		for i, s := range d.Said {
			question := m.prose(d.Label)
			if i > 0 {
				question, decides = "", ""
			}
			m.row(question, m.prose(s.Label), m.codes(s.By, 4), m.prose(words.SaidOutcome(s)), decides)
		}
	}
	m.blank()
}
