package estimate

import (
	"math"

	"advisor/internal/ranges"
)

// Range is a figure that is not known exactly.
type Range = ranges.Range

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
	return ranges.New(max(0, sum-math.Sqrt(below)), sum, sum+math.Sqrt(above))
}

// farthest is how many times below the middle an end counts in a product: an end
// of 0 would make the product nothing but 0.
const farthest = 10

// mul is the product of figures that do not depend on each other: what add is
// for sums, in logarithms.
func mul(a, b Range) Range {
	switch { // what the product comes to as a middle falls to 0
	case a.Typical <= 0:
		return ranges.New(0, 0, a.High*b.Typical)
	case b.Typical <= 0:
		return ranges.New(0, 0, a.Typical*b.High)
	}
	low := func(r Range) float64 { return math.Log(r.Typical / max(r.Low, r.Typical/farthest)) }
	high := func(r Range) float64 { return math.Log(max(r.High, r.Typical) / r.Typical) }
	middle := a.Typical * b.Typical
	return ranges.New(middle*math.Exp(-math.Hypot(low(a), low(b))), middle, middle*math.Exp(math.Hypot(high(a), high(b))))
}
