package estimate

import (
	"math"

	"advisor/internal/questions"
)

// part is one line of a sum: so much of something, and what that comes to.
type part struct {
	item     string // of costs.yaml
	of       string // what the quantity counts, in the plural; empty: it is one
	quantity Range
	value    Range
}

// sum is what a formula gives at one point: its parts, always the same ones in
// the same order. A part that does not apply is 0.
type sum []part

func (s sum) total() Range {
	var values [16]Range
	for i := range s {
		values[i] = s[i].value
	}
	return add(values[:len(s)]...)
}

// envelope runs a formula through everything that the answers to some questions
// may be: from the lowest low end to the highest high end. There is a middle only
// where all of them are known. Formulas never fall when a number rises, so the
// ends of numbers are enough; options are all tried.
func (a answers) envelope(ids []questions.ID, formula func(*point) sum) (Range, sum) {
	e := envelope{formula: formula}
	var p point
	a.each(ids, &p, func() { e.try(a, &p) })
	if a.known(ids) {
		e.middle(e.typical(a, &p))
	}
	return e.all, e.parts
}

// place puts all numbers of a point at one place of their spans.
func (a answers) place(p *point, at func(span) float64) {
	for id, s := range a.spans {
		*p.number(id) = at(s)
	}
}

// each puts every option of the questions that are not about a number into a
// point, one after the other.
func (a answers) each(ids []questions.ID, p *point, do func()) {
	for i, id := range ids {
		at := p.option(id)
		if at == nil {
			continue
		}
		for _, o := range a.options[id] {
			*at = o
			a.each(ids[i+1:], p, do)
		}
		return
	}
	do()
}

// envelope is what a formula came to at all points that were tried.
type envelope struct {
	formula func(*point) sum
	all     Range
	parts   sum
	tried   bool
}

// try runs the formula at both ends of the numbers.
func (e *envelope) try(a answers, p *point) {
	a.place(p, func(s span) float64 { return s.low })
	low := e.formula(p)
	a.place(p, func(s span) float64 { return s.high })
	high := e.formula(p)
	e.include(low.total().Low, high.total().High, low, high)
}

// typical is what the formula comes to in the middle of the numbers.
func (e *envelope) typical(a answers, p *point) sum {
	a.place(p, func(s span) float64 { return s.typical })
	return e.formula(p)
}

// include widens the ends of the whole and of each part.
func (e *envelope) include(l, h float64, low, high sum) {
	if !e.tried {
		e.tried, e.all = true, Range{Low: l, High: h}
		e.parts = make(sum, len(low))
		for i := range low {
			e.parts[i] = low[i]
			e.parts[i].quantity = between(low[i].quantity, high[i].quantity)
			e.parts[i].value = between(low[i].value, high[i].value)
		}
		return
	}
	e.all.Low, e.all.High = min(e.all.Low, l), max(e.all.High, h)
	for i := range e.parts {
		at := &e.parts[i]
		at.quantity = hull(at.quantity, between(low[i].quantity, high[i].quantity))
		at.value = hull(at.value, between(low[i].value, high[i].value))
	}
}

// middle adds the middle of the one point that is left.
func (e *envelope) middle(s sum) {
	e.all.Typical, e.all.Known = s.total().Typical, true
	for i := range e.parts {
		e.parts[i].quantity.Typical, e.parts[i].quantity.Known = s[i].quantity.Typical, true
		e.parts[i].value.Typical, e.parts[i].value.Known = s[i].value.Typical, true
	}
}

func between(low, high Range) Range { return Range{Low: low.Low, High: high.High} }

func hull(a, b Range) Range { return Range{Low: min(a.Low, b.Low), High: max(a.High, b.High)} }

// month is how many minutes a month has.
const month = 730 * 60

// percent is the share of a month in percent that is left when so many minutes
// are missing, in hundredths, rounded outwards.
func percent(down Range) Range {
	left := func(minutes float64) float64 { return 100 * max(0, month-minutes) / month }
	return Range{
		Low: math.Floor(left(down.High)*100) / 100, Typical: math.Round(left(down.Typical)*100) / 100, High: math.Ceil(left(down.Low)*100) / 100,
		Known: down.Known,
	}
}
