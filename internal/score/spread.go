package score

import "slices"

// spread is an exact distribution of a whole number: p[i] is the share of low
// plus i.
type spread struct {
	low   int
	p     []float64
	spare []float64 // room for the next p
}

// newSpread is the distribution of a number that is 0.
func newSpread() spread { return spread{p: append(make([]float64, 0, roomFor), 1)} }

// roomFor is about how many values the sum of half of all factors can take.
const roomFor = 700

// part is one value of a spread that is to be added.
type part struct {
	sum   int
	share float64
}

// add adds an independent number.
func (d *spread) add(parts []part) {
	low, high := parts[0].sum, parts[0].sum
	for _, x := range parts {
		low, high = min(low, x.sum), max(high, x.sum)
	}
	n := len(d.p) + high - low
	if cap(d.spare) < n {
		d.spare = make([]float64, max(n, roomFor))
	}
	next := d.spare[:n]
	clear(next)
	for _, x := range parts {
		row := next[x.sum-low:][:len(d.p)]
		for i, v := range d.p {
			row[i] += v * x.share
		}
	}
	d.low, d.p, d.spare = d.low+low, next, d.p[:0]
}

// above is the share of the sum of two spreads that is above a limit.
func above(a, b spread, limit int) float64 {
	tail := make([]float64, len(b.p)+1) // tail[i] is the share of b from index i on
	for i := len(b.p) - 1; i >= 0; i-- {
		tail[i] = tail[i+1] + b.p[i]
	}
	total := 0.0
	for i, v := range a.p {
		// b has to be above limit - (a.low + i)
		from := limit - a.low - i - b.low + 1
		total += v * tail[min(max(from, 0), len(b.p))]
	}
	return total
}

// merge sorts parts and puts equal sums together.
func merge(parts []part) []part {
	slices.SortStableFunc(parts, func(a, b part) int { return a.sum - b.sum })
	out := parts[:0]
	for _, x := range parts {
		if n := len(out); n > 0 && out[n-1].sum == x.sum {
			out[n-1].share += x.share
			continue
		}
		out = append(out, x)
	}
	return out
}
