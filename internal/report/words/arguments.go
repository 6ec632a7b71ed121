package words

import (
	"math"
	"strconv"
	"strings"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/lazyregexp"
	"advisor/internal/report"
)

// worthSaying is how many points an argument has at least; the table of all
// answers has the others.
const worthSaying = 0.5

// Arguments are what speaks for and against a side here, the strongest first.
// A need that Compose meets speaks for Compose, a need that it does not meet
// against it and for Kubernetes; what the team has or lacks to run a cluster
// speaks for or against Kubernetes.
func Arguments(r report.Report, side string) (good, bad []report.Factor) {
	for _, f := range ByWeight(r.Factors) {
		if f.Why == "" || math.Abs(f.Contribution) < worthSaying {
			continue
		}
		capacity, kubernetes := f.Axis == "team", f.Contribution > 0
		switch {
		case side == "compose" && !capacity && !kubernetes:
			good = append(good, f)
		case side == "compose" && !capacity:
			bad = append(bad, f)
		case side == "kubernetes" && kubernetes:
			good = append(good, f)
		case side == "kubernetes" && capacity:
			bad = append(bad, f)
		}
	}
	return good, bad
}

// Weighed are the reasons with points of score, without the vetoes, which every
// format names before them.
func Weighed(r report.Report, reasons []report.Reason) []report.Reason {
	var out []report.Reason
	for _, x := range reasons {
		veto := false
		for _, v := range r.Vetoes {
			veto = veto || v.ID == x.Factor
		}
		if !veto {
			out = append(out, x)
		}
	}
	return out
}

// Margin is how far the score is from the middle.
func Margin(r report.Report) string {
	return "It is " + Number(math.Abs(r.Score-50)) + " points from the middle."
}

// Services counts the services in words.
func Services(f *facts.Project) string {
	running := len(f.Running().Services)
	s := english.Count(running, "service", "services")
	if f.Orchestrated != running {
		s += " (" + english.Count(f.Orchestrated, "counts", "count") + " for the decision)"
	}
	if n := len(f.Inactive()); n > 0 {
		s += " and " + strconv.Itoa(n) + " more in inactive profiles"
	}
	return s
}

// Tipping is a tipping point without its stop: what would have to be different
// and what would come out.
func Tipping(r report.Report, t report.TippingPoint) string {
	if strings.Contains(t.Sentence, ", then ") {
		return strings.TrimSuffix(t.Sentence, ".")
	}
	return changes(r, t) + ", which would speak for " + Side(t.Recommendation)
}

// changes says what would have to be different, in labels, in reports of version 1.
func changes(r report.Report, t report.TippingPoint) string {
	if t.Sentence != "" {
		s, _, _ := strings.Cut(strings.TrimSuffix(t.Sentence, "."), ", "+Side(t.Recommendation)+" wins")
		return s
	}
	parts := make([]string, len(t.Changes))
	for i, c := range t.Changes {
		parts[i] = strings.Join(Labels(r, []string{c.Question}), "") + " is " + c.To + " instead of " + c.From
	}
	return "if " + strings.Join(parts, " and ")
}

// Labels are the short names of questions; an id that the report does not
// know stays as it is.
func Labels(r report.Report, ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = id
		for _, f := range r.Factors {
			if f.ID == id && f.Label != "" {
				out[i] = f.Label
			}
		}
	}
	return out
}

var day = lazyregexp.New(`^\d{4}-\d{2}-\d{2}$`)

// ReviewBy is the review date, if it is a date.
func ReviewBy(r report.Report) string {
	if s := string(r.Review.By); day.MatchString(s) {
		return s
	}
	return ""
}

// Method explains the score; the model's own document has the
// weights and their sources.
func Method(r report.Report) []string {
	return []string{
		"Each question has a weight, and each answer to it points towards Compose or towards Kubernetes.",
		"50 plus the points of all answers is the score. Above 50 is towards Kubernetes.",
		"An answer that is not known adds nothing. It widens the range of the score by what it could add.",
		"An option that cannot meet a requirement is closed before anything is weighed.",
		"A recommendation is firm when no answer to what is unknown could change it.",
		"Findings in the files add no points. They can suggest an answer, which a person can overrule.",
		"The weights are those of model " + r.Model.Version + "; `advisor explain` with the name of a question says where its weight comes from.",
	}
}

// maxWeightTips is how many weights are named that the result hangs on.
const maxWeightTips = 5

// WeightTips say how wrong single weights would have to be: a sentence, and
// the weights that it leads to.
func WeightTips(r report.Report) (says string, tips []string) {
	if len(r.WeightTips) == 0 {
		return "No single weight, however wrong, would change the recommendation.", nil
	}
	for _, t := range r.WeightTips[:min(len(r.WeightTips), maxWeightTips)] {
		tips = append(tips, t.Sentence)
	}
	return "How wrong a single weight would have to be to change the recommendation:", tips
}
