package words

import (
	"slices"
	"strconv"
	"strings"

	"advisor/internal/english"
	"advisor/internal/report"
)

// Respondents are what several records come to, each by itself: "anna.yaml:
// Compose, 33.1; ben.yaml: Kubernetes, 65.2." Many are counted.
func Respondents(r report.Report) string {
	const shown = 4
	var parts []string
	if len(r.Respondents) > shown {
		var order []string
		count := map[string]int{}
		for _, p := range r.Respondents {
			is := came(p)
			if count[is]++; count[is] == 1 {
				order = append(order, is)
			}
		}
		for _, is := range order {
			parts = append(parts, strconv.Itoa(count[is])+" of "+strconv.Itoa(len(r.Respondents))+": "+is)
		}
	} else {
		for _, p := range r.Respondents {
			parts = append(parts, p.Name.Clean()+": "+came(p)+", "+Number(p.Score))
		}
	}
	return english.Stop(strings.Join(parts, "; "))
}

// came is what a record comes to by itself.
func came(p report.Respondent) string {
	if p.Option == "" {
		return "no recommendation"
	}
	return Side(p.Recommendation)
}

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

// WhoSaid is who gave which answer: "anna.yaml said 1 host; ben.yaml said unknown."
func WhoSaid(d report.Disagreement) string {
	var parts []string
	for _, s := range d.Said {
		parts = append(parts, SaidBy(s)+" said "+english.Lower(s.Label))
	}
	if len(d.Unsure) > 0 {
		parts = append(parts, SaidBy(report.Said{By: d.Unsure})+" said unknown")
	}
	return strings.Join(parts, "; ") + "."
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
func DisagreementWeight(r report.Report, d report.Disagreement) string {
	s := "does not change the recommendation by itself"
	switch {
	case d.Matters:
		s = "decides the recommendation"
	case slices.Contains(r.Settle, d.Question):
		s = "decides the recommendation together with others"
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
