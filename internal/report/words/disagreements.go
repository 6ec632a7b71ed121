package words

import (
	"strconv"

	"advisor/internal/english"
	"advisor/internal/report"
)

// SaidBy is who gave an answer: "anna.yaml and ben.yaml".
func SaidBy(s report.Said) string {
	const shown = 4
	if len(s.By) > shown+1 {
		return ServiceNames(s.By, shown)
	}
	names := make([]string, len(s.By))
	for i, n := range s.By {
		names[i] = n.Clean()
	}
	return english.And(names)
}

// SaidOutcome is what an answer would come to: "there is no clear recommendation,
// score 48.2".
func SaidOutcome(s report.Said) string {
	if s.Outcome == "" {
		return Side(s.Recommendation) + ", " + Number(s.Score)
	}
	return s.Outcome + ", score " + Number(s.Score)
}

// DisagreementWeight says whether a disagreement matters, and how far it moves the score.
func DisagreementWeight(d report.Disagreement) string {
	s := "does not change the recommendation"
	if d.Matters {
		s = "decides the recommendation"
	}
	if Points(d.Swing) != "0" {
		s += ", " + Number(d.Swing) + " points apart"
	}
	return s
}

// disputed is how many of the answered questions people disagree on, as the
// end of a sentence; empty where they agree.
func disputed(r report.Report) string {
	if len(r.Disagreements) == 0 {
		return ""
	}
	return "; on " + strconv.Itoa(len(r.Disagreements)) + " of them the records disagree"
}
