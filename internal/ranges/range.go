// Package ranges holds figures that are not known exactly, and says them: with
// their ends rounded outwards, in the units that people would use.
package ranges

import "math"

// Range is a figure that is not known exactly: the ends between which it most
// likely lies, and a middle. Known reports whether the middle means anything:
// it does not where an answer that matters is unknown.
type Range struct {
	Low, Typical, High float64
	Known              bool
}

// Exactly is a figure that is known.
func Exactly(v float64) Range { return Range{v, v, v, true} }

// Times is a range multiplied by a number that is known.
func (r Range) Times(n float64) Range {
	return Range{r.Low * n, r.Typical * n, r.High * n, r.Known}
}

// Plus is the sum of figures that are low or high together.
func (r Range) Plus(o Range) Range {
	return Range{r.Low + o.Low, r.Typical + o.Typical, r.High + o.High, r.Known && o.Known}
}

// Figures are the three figures of a range in their order.
func (r Range) Figures() [3]float64 { return [3]float64{r.Low, r.Typical, r.High} }

// New is the range of three figures in ascending order.
func New(low, typical, high float64) Range { return Range{low, typical, high, true} }

// Of is the range of three figures in their order.
func Of(v [3]float64) Range { return New(v[0], v[1], v[2]) }

// Round rounds to two digits at most, in steps that grow with the number, by
// how: down, up or to the nearest.
func Round(v float64, how func(float64) float64) float64 {
	if v <= 0 {
		return 0
	}
	step := 1.0
	switch {
	case v < 10:
	case v < 50:
		step = 5
	case v < 200:
		step = 10
	case v < 1000:
		step = 50
	default:
		for limit := 1000.0; ; limit *= 10 {
			if step = limit / 10; v < 5*limit {
				break
			}
			if step = limit / 2; v < 10*limit {
				break
			}
		}
	}
	return how(v/step) * step
}

// digits rounds to two digits, by how; slack keeps a number that has no more of
// them what it is.
func digits(v, slack float64, how func(float64) float64) float64 {
	if v <= 0 {
		return 0
	}
	step := math.Floor(math.Log10(v)) - 1
	if step < 0 {
		times := math.Pow(10, -step) // which has no fraction
		return how(v*times+slack) / times
	}
	return how(v/math.Pow(10, step)+slack) * math.Pow(10, step)
}

// TwoDigits is a range with its ends rounded away from each other and its middle to
// the nearest, all of them to two digits. Outwards has fewer and rounder numbers.
func (r Range) TwoDigits() Range {
	const slack = 1e-9
	return Range{digits(r.Low, slack, math.Floor), digits(r.Typical, 0, math.Round), digits(r.High, -slack, math.Ceil), r.Known}
}

// Outwards is a range with its ends rounded away from each other and its middle
// to the nearest, two digits at most.
func (r Range) Outwards() Range {
	return Range{Round(r.Low, math.Floor), Round(r.Typical, math.Round), Round(r.High, math.Ceil), r.Known}
}
