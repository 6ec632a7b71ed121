package score

import (
	"cmp"
	"math"
	"slices"

	"advisor/internal/model"
	"advisor/internal/questions"
)

// Delta is what changed between two assessments.
type Delta struct {
	From, To model.Recommendation
	Flipped  bool
	Score    float64       // now minus then, in points of score
	Factors  []FactorDelta // what moved, the largest first
	// Closed and Opened are the vetoes that now hold and did not, and that held
	// and do not any more.
	Closed, Opened []Veto
}

// FactorDelta is how much one factor moved the score.
type FactorDelta struct {
	Question questions.ID
	From, To questions.Answer
	Points   float64 // now minus then
	// Model: the answer is the same, but the model gives it other points.
	Model bool
}

// Compare says what changed between two assessments, and how much of the score
// each change is worth.
func Compare(then, now Assessment) Delta {
	d := Delta{
		From: then.Recommendation, To: now.Recommendation,
		Flipped: then.Recommendation != now.Recommendation,
		Score:   Round(now.Score - then.Score),
		Closed:  without(now.Vetoes, then.Vetoes),
		Opened:  without(then.Vetoes, now.Vetoes),
	}
	before := map[questions.ID]Contribution{}
	for _, c := range then.Factors {
		before[c.Question] = c
	}
	for _, c := range now.Factors {
		d.add(before[c.Question], c)
		delete(before, c.Question)
	}
	for _, c := range then.Factors { // what the model does not weigh any more
		if _, left := before[c.Question]; left {
			d.add(c, Contribution{Question: c.Question})
		}
	}
	slices.SortStableFunc(d.Factors, func(a, b FactorDelta) int {
		return cmp.Compare(math.Abs(b.Points), math.Abs(a.Points))
	})
	return d
}

func (d *Delta) add(then, now Contribution) {
	same := sameAnswer(then.Answer, now.Answer)
	points := Round(now.Points - then.Points)
	if same && points == 0 {
		return
	}
	d.Factors = append(d.Factors, FactorDelta{Question: now.Question, From: then.Answer, To: now.Answer, Points: points, Model: same})
}

func sameAnswer(a, b questions.Answer) bool {
	return a.Option == b.Option && slices.Equal(a.AnyOf, b.AnyOf)
}

// without are the vetoes of one list that the other one does not have.
func without(vs, others []Veto) []Veto {
	var out []Veto
	for _, v := range vs {
		if !slices.ContainsFunc(others, func(o Veto) bool { return o.ID == v.ID }) {
			out = append(out, v)
		}
	}
	return out
}

// Round is points or a score to hundredths, as reports have them.
func Round(v float64) float64 { return math.Round(v*100) / 100 }
