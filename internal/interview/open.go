package interview

import (
	"slices"

	"advisor/internal/english"
	"advisor/internal/questions"
)

// Openness is what the open answers could still change, for the review.
type Openness struct {
	iv      *Interview
	moves   map[questions.ID]Next
	rulings map[questions.ID][]string // the sides that an open answer could rule out
}

// Openness works out what the open answers could still change.
func (iv *Interview) Openness() Openness {
	o := Openness{iv: iv, moves: map[questions.ID]Next{}, rulings: map[questions.ID][]string{}}
	for _, n := range iv.Ranked() {
		o.moves[n.ID] = n
	}
	if iv.Options.RulesOut == nil {
		return o
	}
	all := iv.Answers()
	for _, r := range iv.Review() {
		if r.Open() {
			o.rulings[r.Question.ID] = iv.Options.RulesOut(all, r.Question.ID)
		}
	}
	return o
}

// Open reports whether nobody knows the answer.
func Open(a questions.Answer) bool { return a.Option == questions.Unknown && len(a.AnyOf) == 0 }

// Matters reports whether an open answer could still change the result.
func (o Openness) Matters(id questions.ID) bool {
	_, moves := o.moves[id]
	return moves || len(o.rulings[id]) > 0
}

// Remark says what the open answer of a row could still change.
func (o Openness) Remark(r Row) string {
	id, a := r.Question.ID, r.Answer
	if o.iv.Options.Next == nil {
		return "open"
	}
	switch sides := o.rulings[id]; len(sides) {
	case 0:
	case 1:
		return "may rule out " + SideName(sides[0])
	default:
		return "may rule out either side"
	}
	if n, ok := o.moves[id]; ok {
		return "open, " + span(n.Low, n.High)
	}
	if _, ok := o.iv.Given[id]; ok || a.Source == questions.FromFile {
		return "open, no effect"
	}
	return "not asked, no effect"
}

// span is by how many points of score an answer can move it.
func span(low, high float64) string {
	if max(-low, high) < 0.5 {
		return "under 1 point"
	}
	return signed(low) + " to " + signed(high) + " points"
}

// signed are whole points with their sign.
func signed(x float64) string {
	s := Points(x)
	switch {
	case s == "0" || s == "-0":
		return "0"
	case x > 0:
		return "+" + s
	}
	return s
}

// overturns says which of the open questions could rule out a side; empty: none.
func (iv *Interview) overturns(side string) string {
	o := iv.Openness()
	var names []string
	for _, q := range iv.Asked() {
		if slices.Contains(o.rulings[q.ID], side) {
			names = append(names, Clean(q.Short))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return english.Upper(english.And(names)) + " could still rule out " + SideName(side) + "."
}
