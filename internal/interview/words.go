package interview

import (
	"fmt"
	"math"
	"strings"

	"advisor/internal/english"
	"advisor/internal/questions"
)

// enough is the share of the weight that has to be answered before a verdict
// is named: less than half is more unknown than known.
const enough = 0.5

// Verdict is what can be said so far, in sentences. No side is named before
// enough is answered.
func Verdict(p Preview) []string {
	var out []string
	known := int(math.Round(p.KnownWeight * 100))
	switch {
	case p.KnownWeight < enough:
		out = append(out, fmt.Sprintf("Too early to say: %d%% of the weight is answered.", known))
	case p.Strength == "undecided":
		out = append(out, fmt.Sprintf("Undecided, with %d%% of the weight answered.", known))
	case p.Strength == "strong":
		out = append(out, "Speaks clearly for "+SideName(p.Recommendation)+".")
	default:
		out = append(out, "Leans to "+SideName(p.Recommendation)+".")
	}
	if p.Firm {
		out = append(out, "Firm: no open answer can change it.")
	}
	if p.KnownWeight >= enough {
		for _, c := range p.Closed {
			out = append(out, Clean(c))
		}
	}
	return out
}

// SideName is what a side is called in a sentence.
func SideName(r string) string {
	if r == "kubernetes" {
		return "Kubernetes"
	}
	return "Compose"
}

// Points is a score, or a part of one, in whole points.
func Points(x float64) string { return fmt.Sprintf("%.0f", x) }

// Reach is a range of scores in whole points: "25 to 100".
func Reach(low, high float64) string { return Points(low) + " to " + Points(high) }

// secondsEach is what one question takes, as a guess for the first screen:
// reading two lines and choosing among five.
const secondsEach = 11

// Length says how many questions there are, and about how long they take.
func (iv *Interview) Length() string {
	n := len(iv.Asked())
	if n == 0 {
		return "All questions are answered already."
	}
	minutes := (n*secondsEach + 59) / 60
	return fmt.Sprintf("%s, about %s; each can be skipped.", english.Count(n, "question", "questions"), english.Count(minutes, "minute", "minutes"))
}

// Finds are the notable facts of the project, and how much they answer.
func (iv *Interview) Finds() []string {
	var out []string
	for _, f := range iv.Options.Welcome.Facts {
		out = append(out, f.Whole())
	}
	n := 0
	for _, q := range iv.Asked() {
		if _, ok := iv.Suggestion(q.ID); ok {
			n++
		}
	}
	if n > 0 {
		out = append(out, fmt.Sprintf("an answer to %s, which you can overrule", english.Count(n, "question", "questions")))
	}
	return out
}

// News says what has changed since a draft was kept: which of its answers are
// gone, and which questions are new.
func News(gone, added []questions.ID) []string {
	var out []string
	if len(gone) > 0 {
		out = append(out, fmt.Sprintf("The questions have changed since: %s of the draft no longer %s: %s.", english.Count(len(gone), "answer", "answers"), english.Agree(len(gone), "fits", "fit"), listed(gone)))
	}
	if len(added) > 0 {
		out = append(out, fmt.Sprintf("New since then: %s.", listed(added)))
	}
	return out
}

func listed(ids []questions.ID) string {
	return Clean(questions.Join(ids, ", "))
}

// Explain is why a question is asked and what its options change. The
// question itself stands above it already.
func (iv *Interview) Explain(q questions.Question) string {
	if iv.Options.Explain != nil {
		if s := iv.Options.Explain(q.ID); s != "" {
			return strings.Replace(s, "\n"+q.Ask+"\n", "\n", 1)
		}
	}
	s := strings.Join(strings.Fields(q.Why), " ")
	if q.Example != "" {
		s += "\n\n" + strings.Join(strings.Fields(q.Example), " ")
	}
	return s
}
