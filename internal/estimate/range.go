package estimate

import "math"

// Range is a figure that is not known exactly: the ends between which it most
// likely lies, and a middle. Known reports whether the middle means anything:
// it does not where an answer that matters is unknown.
type Range struct {
	Low, Typical, High float64
	Known              bool
}

// exactly is a figure that is known.
func exactly(v float64) Range { return Range{v, v, v, true} }

// times is a range multiplied by a number that is known.
func (r Range) times(n float64) Range {
	return Range{r.Low * n, r.Typical * n, r.High * n, r.Known}
}

// plus is the sum of figures that are low or high together.
func (r Range) plus(o Range) Range {
	return Range{r.Low + o.Low, r.Typical + o.Typical, r.High + o.High, r.Known && o.Known}
}

// add is the sum of figures that do not depend on each other. They are not all
// at their worst at once, so the distances from the middle add up as squares.
// The sum never falls when an end or the middle of a part rises.
func add(parts ...Range) Range {
	sum, below, above := 0.0, 0.0, 0.0
	for _, p := range parts {
		sum += p.Typical
		below += (p.Typical - p.Low) * (p.Typical - p.Low)
		above += (p.High - p.Typical) * (p.High - p.Typical)
	}
	return Range{max(0, sum-math.Sqrt(below)), sum, sum + math.Sqrt(above), true}
}

// farthest is how many times below the middle an end counts in a product: an end
// of 0 would make the product nothing but 0.
const farthest = 10

// mul is the product of figures that do not depend on each other: what add is
// for sums, in logarithms.
func mul(a, b Range) Range {
	switch { // what the product comes to as a middle falls to 0
	case a.Typical <= 0:
		return Range{0, 0, a.High * b.Typical, true}
	case b.Typical <= 0:
		return Range{0, 0, a.Typical * b.High, true}
	}
	low := func(r Range) float64 { return math.Log(r.Typical / max(r.Low, r.Typical/farthest)) }
	high := func(r Range) float64 { return math.Log(max(r.High, r.Typical) / r.Typical) }
	middle := a.Typical * b.Typical
	return Range{middle * math.Exp(-math.Hypot(low(a), low(b))), middle, middle * math.Exp(math.Hypot(high(a), high(b))), true}
}

// round rounds to two digits at most, in steps that grow with the number, by
// how: down, up or to the nearest.
func round(v float64, how func(float64) float64) float64 {
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

// Outwards is a range with its ends rounded away from each other and its middle
// to the nearest, two digits at most.
func (r Range) Outwards() Range {
	return Range{round(r.Low, math.Floor), round(r.Typical, math.Round), round(r.High, math.Ceil), r.Known}
}
