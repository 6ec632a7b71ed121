package words

import (
	"advisor/internal/lazyregexp"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

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
func ReviewBy(r report.Report) string { return Day(r.Review.By) }

// Method explains the score; the model's own document has the
// weights and their sources.
func Method(r report.Report) []string {
	return []string{
		"Each question has a weight, and each answer to it points towards Compose or towards Kubernetes.",
		"50 plus the points of all answers is the score. Above 50 is towards Kubernetes.",
		"An answer that is not known adds nothing. It widens the range of the score by what it could add.",
		"An option that cannot meet a requirement is ruled out before anything is weighed.",
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

// Day is a date as a record writes it; empty where it is none.
func Day(t untrusted.Text) string {
	if s := string(t); day.MatchString(s) {
		return s
	}
	return ""
}
