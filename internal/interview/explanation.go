package interview

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/questions"
)

// Explanation is what a model says of a question. The zero value: nothing.
type Explanation struct {
	Effects []Effect // in the order of the options
	More    string   // all that is left to say, in lines
}

// Effect is what one answer changes.
type Effect struct {
	Option questions.OptionID
	Points float64 // of score; above 0 is towards Kubernetes
	// RulesOut are sides or options that it rules out by itself; With are sides with
	// the other answers that this takes.
	RulesOut, With []string
}

// Explain is what the answers to a question change, and then why it is asked, for
// Prose.
func (iv *Interview) Explain(q questions.Question) string {
	var parts []string
	if effects := iv.explanation(q).Effects; len(effects) > 0 {
		parts = append(parts, strings.Join(effectLines(q, effects), "\n"))
	}
	parts = append(parts, "Why it is asked\n  "+oneLine(q.Why))
	if q.Example != "" {
		parts = append(parts, "What is meant\n  "+oneLine(q.Example))
	}
	return strings.Join(parts, "\n\n")
}

// ExplainAll is Explain with all that there is to say.
func (iv *Interview) ExplainAll(q questions.Question) string {
	return strings.TrimRight(iv.Explain(q)+"\n"+iv.explanation(q).More, "\n")
}

func (iv *Interview) explanation(q questions.Question) Explanation {
	if iv.Options.Explain == nil {
		return Explanation{}
	}
	return iv.Options.Explain(q.ID)
}

// effectLines say what each answer changes, under a title that gives the scale.
func effectLines(q questions.Question, effects []Effect) []string {
	out := []string{"What each answer changes, in points of the score (- to Compose, + to Kubernetes)"}
	for i, e := range effects {
		o, _ := q.Option(e.Option)
		lead := ""
		if !q.Numeric {
			lead = fmt.Sprintf("%d  ", i+1)
		}
		line := Clean(o.Label)
		if len(e.RulesOut) > 0 {
			line += "; rules out " + english.And(e.RulesOut)
		}
		if len(e.With) > 0 {
			line += "; rules out " + strings.Join(slices.Compact(e.With), "; or ")
		}
		out = append(out, fmt.Sprintf("  %s%5s  %s", lead, points(e.Points), line))
	}
	return out
}

// points are points of score with their sign and at most one decimal.
func points(x float64) string {
	if math.Abs(x) < 0.05 {
		return "0"
	}
	return strings.TrimSuffix(fmt.Sprintf("%+.1f", x), ".0")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
