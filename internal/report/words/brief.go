package words

import (
	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
)

// Brief is the decision in a few plain lines, for formats that are about
// findings: verdict, score, what closes an option, why, why not, what would
// change it.
func Brief(r report.Report) []string {
	if r.Recommendation == "" {
		return nil
	}
	r = Printed(r)
	out := []string{Verdict(r), "Confidence " + Confidence(r), "Score " + Score(r) + ": 0 is Compose, 100 is Kubernetes."}
	for _, v := range r.Vetoes {
		out = append(out, "Ruled out: "+Platform(v.Closes)+". "+english.Sentence(v.Why))
	}
	for _, x := range Weighed(r, r.Summary.Reasons) {
		out = append(out, "Why: "+reasonText(x))
	}
	for _, x := range Weighed(r, r.Summary.Against) {
		out = append(out, "But: "+reasonText(x))
	}
	for _, s := range r.Summary.Change {
		out = append(out, "It would change if "+Condition(s))
	}
	return append(out, english.Sentence(Answered(r)))
}

// reasonText is one reason with its points.
func reasonText(x report.Reason) string {
	s := english.Sentence(x.Message)
	if Points(x.Contribution) != "0" {
		s += " (" + Towards(x.Contribution) + ")"
	}
	return s
}

// total counts findings: "11 findings: 3 high, 6 medium, 2 low; 1 accepted."
func total(fs []facts.Finding) string {
	if len(fs) == 0 {
		return "Nothing was found."
	}
	open, accepted := OpenOf(fs), AcceptedNote(fs)
	s := "No finding is open"
	if len(open) > 0 {
		s = english.Count(len(open), "finding", "findings") + ": " + Severities(open)
	}
	if accepted != "" {
		s += "; " + accepted
	}
	return s + "."
}
