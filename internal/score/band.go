package score

import "math"

// TooClose are the scores at which a profile with every question answered is too
// close to call: its confidence is below what a recommendation needs. What a
// question that is not asked would weigh is not taken off, so that such a
// profile may be undecided a little nearer to the middle only.
func TooClose(b Basis) Range {
	p := b.plan()
	weight := 0
	for i := range p.slots {
		weight += p.slots[i].weight
	}
	good := p.link.good
	if p.link.slope <= 0 || good <= 0.5 || good >= 1 {
		return Range{50, 50}
	}
	z := math.Log(good / (1 - good))
	half := p.scale(int(z * (float64(weight) + p.link.neutral) / p.link.slope))
	return Range{max(50-half, 0), min(50+half, 100)}
}
