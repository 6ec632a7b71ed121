package interview

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/questions"
)

// early is the share of the weight below which a score without a recommendation
// says nothing yet: more is unknown than known.
const early = 0.5

// Verdict is what can be said so far, in sentences: first what a requirement
// rules out. A side is named from a lean on, not before.
func Verdict(p Preview) []string {
	out := RulingsOut(p)
	switch {
	case len(p.SidesRuledOut()) > 1:
		return append(out, "No option is left: relax one of these requirements first.")
	case p.Strength == "strong":
		out = append(out, "Recommended: "+SideName(p.Recommendation)+". Confidence: high.")
	case p.Strength == "lean" && len(out) > 0:
		out = append(out, "Recommended: "+SideName(p.Recommendation)+", which is left.")
	case p.Strength == "lean":
		out = append(out, "Leans to "+SideName(p.Recommendation)+". Confidence: good.")
	case len(out) > 0:
	case p.KnownWeight < early && !p.Firm:
		out = append(out, fmt.Sprintf("Too early to say: %d%% of the weight is answered.", int(math.Round(p.KnownWeight*100))))
	default:
		out = append(out, "No recommendation: it is too close to call.")
	}
	if p.Firm && !p.Complete {
		out = append(out, "No open answer can change this.")
	}
	return out
}

// RulingsOut are the requirements that rule out a side, a sentence each; those of one
// side stand together.
func RulingsOut(p Preview) []string {
	var out []string
	for _, side := range p.SidesRuledOut() {
		lead := SideName(side) + " is ruled out: "
		for _, r := range p.RuledOut {
			if r.Side == side {
				out = append(out, lead+english.Lower(firstSentence(r.Why))+".")
				lead = "Another requirement rules out " + SideName(side) + ": "
			}
		}
	}
	return out
}

// SidesRuledOut are the sides that have no option left, each once.
func (p Preview) SidesRuledOut() []string {
	var out []string
	for _, r := range p.RuledOut {
		if !slices.Contains(out, r.Side) {
			out = append(out, r.Side)
		}
	}
	return out
}

// firstSentence is the first sentence of a text, without its stop.
func firstSentence(s string) string {
	first, _, _ := strings.Cut(Clean(s), ". ")
	return strings.TrimSuffix(first, ".")
}

// SideName is what a side is called in a sentence.
func SideName(r string) string {
	if r == "kubernetes" {
		return "Kubernetes"
	}
	return "Compose"
}

// otherSide is the side that a result does not name.
func otherSide(r string) string {
	if r == "kubernetes" {
		return "compose"
	}
	return "kubernetes"
}

// Points is a score, or a part of one, in whole points.
func Points(x float64) string { return fmt.Sprintf("%.0f", x) }

// Reach is a range of scores in whole points: "25 to 100".
func Reach(low, high float64) string { return Points(low) + " to " + Points(high) }

// secondsEach is what one question takes, as a guess for the first screen:
// reading two lines and choosing among five.
const secondsEach = 11

// Length says how many questions there are, how many of them the quick way
// usually asks, and about how long that takes.
func (iv *Interview) Length() string {
	n := len(iv.Asked())
	switch {
	case iv.Options.Settle != nil:
		return english.Count(n, "question to agree on", "questions to agree on") + "; each can be skipped."
	case n == 0:
		return "All questions are answered already."
	case !iv.Navigation.Quick || n <= Usual:
		return fmt.Sprintf("%s, %s; each can be skipped.", english.Count(n, "question", "questions"), about(n))
	}
	return fmt.Sprintf("%d questions, of which usually about %d are asked: %s. Each can be skipped.", n, Usual, about(Usual))
}

// about is about how long so many questions take.
func about(n int) string {
	return "about " + english.Count((n*secondsEach+59)/60, "minute", "minutes")
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
		out = append(out, fmt.Sprintf("The files suggest an answer to %s, which you can overrule", english.Count(n, "question", "questions")))
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
