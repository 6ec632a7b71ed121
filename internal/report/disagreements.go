package report

import (
	"strconv"
	"strings"

	"advisor/internal/untrusted"
)

// Disagreement is a question that several respondents answer differently. It
// counts as open: any of what they said may be right.
type Disagreement struct {
	Question string `json:"question"` // its id
	Label    string `json:"label"`    // two or three words
	Said     []Said `json:"said"`     // in the order of the question's options
	// Matters: the recommendation depends on who is right, everything else being
	// as it is in this report.
	Matters bool `json:"matters"`
	// Swing is how many points of score lie between the lowest and the highest
	// of what they said; never below 0.
	Swing float64 `json:"swing"`
}

// Said is one answer to a disputed question, and what it would come to.
type Said struct {
	Answer string           `json:"answer"` // option id
	Label  string           `json:"label"`
	By     []untrusted.Text `json:"by"` // names of the records, sorted
	// Recommendation and Score are those of the report if this answer is right.
	Recommendation string  `json:"recommendation"`
	Score          float64 `json:"score"`
}

// By is who gave an answer: "anna.yaml and ben.yaml".
func (s Said) by() string {
	const shown = 4
	names := serviceNames(s.By, shown)
	if len(s.By) > 1 && len(s.By) <= shown+1 {
		i := strings.LastIndex(names, ", ")
		names = names[:i] + " and" + names[i+1:]
	}
	return names
}

// outcome is what an answer would come to: "Compose, 41.5".
func (s Said) outcome() string { return Side(s.Recommendation) + ", " + Number(s.Score) }

// weight says whether a disagreement matters, and how far it moves the score.
func (d Disagreement) weight() string {
	s := "does not change the recommendation"
	if d.Matters {
		s = "decides the recommendation"
	}
	if Points(d.Swing) != "0" {
		s += ", " + Number(d.Swing) + " points apart"
	}
	return s
}

// disagreements are the questions that people answer differently.
func (p *page) disagreements(r Report) {
	if len(r.Disagreements) == 0 {
		return
	}
	p.heading("Where the records disagree", "each counts as open until it is settled")
	p.plain("  ", sentence(r.Summary.Disagreement))
	for _, d := range r.Disagreements {
		p.plain("  - ", upper(d.Label)+": "+d.weight())
		for _, s := range d.Said {
			p.plain("      ", s.Label+" ("+s.by()+"): "+s.outcome())
		}
	}
}

func (m *document) disagreements(r Report) {
	if len(r.Disagreements) == 0 {
		return
	}
	m.para(m.strong("The records disagree.") + " " + m.prose(sentence(r.Summary.Disagreement)))
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
			m.row(question, m.prose(s.Label), m.codes(s.By, 4), m.prose(s.outcome()), decides)
		}
	}
	m.blank()
}

// disputed is how many of the answered questions people disagree on, as the
// end of a sentence; empty where they agree.
func disputed(r Report) string {
	if len(r.Disagreements) == 0 {
		return ""
	}
	return "; on " + strconv.Itoa(len(r.Disagreements)) + " of them the records disagree"
}
