// Package fit turns published decisions into what each answer is worth as
// evidence, and measures how well that foretells decisions that it has not
// seen. It runs offline: the model keeps the values, and tests keep them equal
// to the fit.
package fit

import (
	"math"
)

// Factor is one question as the fit sees it.
type Factor struct {
	ID      string
	Order   Order
	Weight  int
	Options []string
	Expert  []int // what the sources' criteria say an option is worth: weight times points
}

// Order is how the options of a factor hang together.
type Order int

// Ordered: each option asks more than the one before, or means more means, so
// values never fall. In either order an option keeps the side that experts see
// it on, and 0 stays 0: their reason for it is printed beside what it counts.
const (
	Unordered Order = iota
	Ordered
)

// Decision is one published decision. Answers holds an option for each factor,
// -1 where the source does not state it.
type Decision struct {
	ID, Source string
	Kubernetes bool
	Answers    []int
}

// Known is how many answers a decision has.
func (d *Decision) Known() int {
	n := 0
	for _, o := range d.Answers {
		if o >= 0 {
			n++
		}
	}
	return n
}

// Link is how values become a probability.
//
//	z = Slope * (sum of the values) / (sum of the weights answered + Neutral)
//	p(Kubernetes) = 1 / (1 + e^-z), held between 1-Cap and Cap
//
// In words: what is known stands for what is open, drawn to the middle as if
// questions that weigh Neutral had been answered with 0. So a long list of
// answers that repeat each other is not taken for independent evidence.
type Link struct {
	Slope, Neutral, Cap float64
}

// Probability is that of Kubernetes.
func (l Link) Probability(sum, weight int) float64 {
	p := sigmoid(l.Slope * float64(sum) / (float64(weight) + l.Neutral))
	return min(max(p, 1-l.Cap), l.Cap)
}

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// Method is everything that a fit is told beside the data.
type Method struct {
	Link
	// SD is how far decisions may move a value from the experts' one before it
	// costs as much as half a decision.
	SD float64
}

// Values is what each option is worth, factor by factor.
type Values [][]int

// Of is the sum of the values of a decision's answers and the weight of the
// questions answered.
func (v Values) Of(fs []Factor, answers []int) (sum, weight int) {
	for i, o := range answers {
		if o >= 0 {
			sum += v[i][o]
			weight += fs[i].Weight
		}
	}
	return sum, weight
}

// Experts are the values before any decision is looked at.
func Experts(fs []Factor) Values {
	v := make(Values, len(fs))
	for i := range fs {
		v[i] = fs[i].Expert
	}
	return v
}

// partSize is how many answers the parts of a decision have at most. Larger
// parts say little that these do not, and there are thousands of them.
const partSize = 3

// row is a decision, or a part of its answers, in a fit.
type row struct {
	decision int
	options  []int // index over the options of all factors
	scale    float64
	sign     float64 // 1 for Kubernetes, -1 for Compose
	weight   float64
}

// problem is a fit that can be solved for any subset of the decisions.
type problem struct {
	rows   []row
	coords []coord
	start  []float64 // value of each option by the experts
	sd     float64
	first  []int // index of the first option of each factor
}

// coord is a number, 0 or more, by which some options are worth more than what
// stands before them; so values keep their order and their side.
type coord struct {
	options []int
	sign    float64
	rows    []int
}

func newProblem(fs []Factor, ds []Decision, m Method) *problem {
	p := &problem{sd: m.SD}
	for _, f := range fs {
		p.first = append(p.first, len(p.start))
		for _, e := range f.Expert {
			p.start = append(p.start, float64(e))
		}
	}
	for i := range ds {
		p.addRows(fs, &ds[i], i, m.Link)
	}
	for i := range fs {
		p.addCoords(&fs[i], p.first[i])
	}
	holds := make([][]int, len(p.start)) // rows by option
	for i := range p.rows {
		for _, o := range p.rows[i].options {
			holds[o] = append(holds[o], i)
		}
	}
	for i := range p.coords {
		for _, o := range p.coords[i].options {
			p.coords[i].rows = append(p.coords[i].rows, holds[o]...)
		}
	}
	return p
}

// addRows adds a decision with weight 1 in all: half as it stands, half spread
// over the parts of its answers, since a team may know any part.
func (p *problem) addRows(fs []Factor, d *Decision, n int, l Link) {
	var known []int
	for i, o := range d.Answers {
		if o >= 0 {
			known = append(known, i)
		}
	}
	sign := -1.0
	if d.Kubernetes {
		sign = 1
	}
	add := func(factors []int, weight float64) {
		r := row{decision: n, sign: sign, weight: weight}
		w := 0
		for _, f := range factors {
			r.options = append(r.options, p.first[f]+d.Answers[f])
			w += fs[f].Weight
		}
		r.scale = l.Slope / (float64(w) + l.Neutral)
		p.rows = append(p.rows, r)
	}
	parts := subsets(known)
	if len(parts) == 0 {
		add(known, 1)
		return
	}
	add(known, 0.5)
	for _, s := range parts {
		add(s, 0.5/float64(len(parts)))
	}
}

// subsets are the parts with 1 to partSize elements, short of the whole.
func subsets(of []int) [][]int {
	var out [][]int
	var step func(from int, taken []int)
	step = func(from int, taken []int) {
		if n := len(taken); n > 0 && n < len(of) {
			out = append(out, append([]int(nil), taken...))
		}
		if len(taken) == partSize {
			return
		}
		for i := from; i < len(of); i++ {
			step(i+1, append(taken, of[i]))
		}
	}
	step(0, nil)
	return out
}

func (p *problem) addCoords(f *Factor, first int) {
	n := len(f.Options)
	span := func(from, to int) []int {
		var out []int
		for o := from; o < to; o++ {
			out = append(out, first+o)
		}
		return out
	}
	for o, expert := range f.Expert {
		from, to := o, o+1
		c := coord{sign: 1}
		switch {
		case expert == 0:
			continue
		case expert < 0:
			c.sign = -1
			if f.Order == Ordered {
				from = 0 // what one option is worth, all below it are worth too
			}
		case f.Order == Ordered:
			to = n
		}
		c.options = span(from, to)
		p.coords = append(p.coords, c)
	}
}
