package advise

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/outcome"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/score"
	"advisor/internal/untrusted"
)

// disagreements are the questions that are still disputed: a flag or the
// wizard may have settled some. Those that decide the recommendation come
// first, then the largest.
func disagreements(in Input) []report.Disagreement {
	var out []report.Disagreement
	for _, d := range in.Disputed {
		if len(in.Answers[d.Question].AnyOf) > 0 {
			out = append(out, disagreement(in, d))
		}
	}
	slices.SortStableFunc(out, func(a, b report.Disagreement) int {
		if a.Matters != b.Matters {
			return map[bool]int{true: -1, false: 1}[a.Matters]
		}
		return cmp.Compare(b.Swing, a.Swing)
	})
	return out
}

// disagreement assesses each answer that was given to a question, everything
// else being as it is.
func disagreement(in Input, d record.Disagreement) report.Disagreement {
	q, _ := in.Set.Question(d.Question)
	out := report.Disagreement{Question: string(q.ID), Label: q.Short, Unsure: in.names(d.Unsure)}
	low, high := math.Inf(1), math.Inf(-1)
	var first outcome.Outcome
	for i, s := range d.Said {
		a := questions.Answer{Option: s.Option, Source: questions.FromFile}
		b := in.Basis().With(with(in.Answers, q.ID, a))
		as := score.Assess(b)
		low, high = min(low, as.Score), max(high, as.Score)
		is := outcome.Of(b, as)
		if i == 0 {
			first = is
		}
		out.Matters = out.Matters || outcome.Differ(first, is) >= outcome.OtherOption
		out.Said = append(out.Said, report.Said{
			Answer: string(s.Option), Label: answerLabel(q, a), By: in.names(s.By),
			Recommendation: string(as.Recommendation), Score: as.Score, Outcome: score.Outcome(as, score.Options(b, as)),
		})
	}
	out.Swing = score.Round(high - low)
	return out
}

// names are the names of some respondents, sorted, so that the order in which
// the records were given changes nothing.
func (in Input) names(by []int) []untrusted.Text {
	var out []untrusted.Text
	for _, i := range by {
		out = append(out, untrusted.Text(in.Respondents[i].Name))
	}
	slices.Sort(out)
	return out
}

// with is a set of answers with one of them replaced.
func with(as questions.Answers, id questions.ID, a questions.Answer) questions.Answers {
	return questions.Overlay(as, questions.Answers{id: a})
}

// disputed says in a sentence whether it matters who is right; empty where
// nothing is disputed.
func disputed(in Input, w settlements) string {
	ds := w.disputes
	if len(ds) == 0 {
		return ""
	}
	var deciding []string
	for _, d := range ds {
		if d.Matters {
			deciding = append(deciding, d.Label)
		}
	}
	s := fmt.Sprintf("%d records disagree on %s; ", len(in.Respondents), english.Count(len(ds), "question", "questions"))
	switch {
	case len(deciding) == 1:
		return s + "who is right about " + deciding[0] + " decides the recommendation"
	case len(deciding) > 1:
		return s + "each of these decides the recommendation: " + strings.Join(deciding, ", ")
	case len(ds) > 1 && w.differ():
		return s + "none of them decides the recommendation by itself, but together they can"
	}
	return s + "whoever is right, the recommendation stays as it is"
}

// maxWays is how many combinations of disputed answers are tried: a tenth of
// a second.
const maxWays = 1024

// settlements are what comes out of the ways to settle the disputes.
type settlements struct {
	disputes []report.Disagreement
	// outcomes are those of all combinations, by their number; where there are too
	// many, those of the two ends: everybody right who speaks for Compose, or for
	// Kubernetes.
	outcomes []outcome.Outcome
	all      bool
}

// waysToSettle tries the ways to settle some disputes.
func waysToSettle(in Input, ds []report.Disagreement) settlements {
	w := settlements{disputes: ds, all: true}
	many := 1
	for _, d := range ds {
		if many *= len(d.Said); many > maxWays {
			w.outcomes, w.all = []outcome.Outcome{in.outcome(mostFor(ds, 1)), in.outcome(mostFor(ds, -1))}, false
			return w
		}
	}
	for n := range many {
		w.outcomes = append(w.outcomes, in.outcome(combination(ds, n)))
	}
	return w
}

// differ reports whether what is recommended depends on how they are settled.
func (w settlements) differ() bool {
	return slices.ContainsFunc(w.outcomes, func(o outcome.Outcome) bool { return outcome.Differ(w.outcomes[0], o) >= outcome.OtherOption })
}

// combination is the n-th way to choose one of each question's answers.
func combination(ds []report.Disagreement, n int) questions.Answers {
	out := questions.Answers{}
	for _, d := range ds {
		out[questions.ID(d.Question)] = chosen(d.Said[n%len(d.Said)])
		n /= len(d.Said)
	}
	return out
}

// mostFor chooses the answers that speak most for one side: 1 is Kubernetes, -1
// is Compose.
func mostFor(ds []report.Disagreement, side float64) questions.Answers {
	out := questions.Answers{}
	for _, d := range ds {
		out[questions.ID(d.Question)] = chosen(slices.MaxFunc(d.Said, func(a, b report.Said) int {
			return cmp.Compare(side*a.Score, side*b.Score)
		}))
	}
	return out
}

func chosen(s report.Said) questions.Answer {
	return questions.Answer{Option: questions.OptionID(s.Answer), Source: questions.FromFile}
}

// outcome is what comes out with some answers over those of the input.
func (in Input) outcome(over questions.Answers) outcome.Outcome {
	b := in.Basis().With(questions.Overlay(in.Answers, over))
	return outcome.Of(b, score.Assess(b))
}
