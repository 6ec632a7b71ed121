package fit

import "math"

// sweeps bounds the work of a fit; it ends earlier, when nothing moves.
const sweeps = 400

// still is the movement of a coordinate below which a fit is done.
const still = 0.02

// solve minimises
//
//	sum of weight * log-loss + sum of (value - expert)^2 / (2 SD^2)
//
// over the rows of the decisions that are in, one coordinate at a time. A step
// is the gradient over a bound of the curvature, and none goes below 0.
// The sum is convex, since the divisor does not depend on the values,
// so there is one minimum and no luck. from is where to begin, nil at the experts.
func (p *problem) solve(in func(decision int) bool, from []float64) []float64 {
	phi := append([]float64(nil), from...)
	if phi == nil {
		phi = p.begin()
	}
	value := p.values(phi)
	z := make([]float64, len(p.rows))
	on := make([]bool, len(p.rows))
	for i := range p.rows {
		on[i] = in(p.rows[i].decision)
		for _, o := range p.rows[i].options {
			z[i] += value[o] * p.rows[i].scale
		}
	}
	for range sweeps {
		moved := 0.0
		for j := range p.coords {
			moved = max(moved, p.step(&p.coords[j], &phi[j], value, z, on))
		}
		if moved < still {
			break
		}
	}
	return phi
}

// step moves one coordinate and returns how far.
func (p *problem) step(c *coord, phi *float64, value, z []float64, on []bool) float64 {
	ridge := 1 / (p.sd * p.sd)
	g, h := 0.0, float64(len(c.options))*ridge
	for _, o := range c.options {
		g += c.sign * (value[o] - p.start[o]) * ridge
	}
	for _, i := range c.rows {
		if !on[i] {
			continue
		}
		r := &p.rows[i]
		x := c.sign * r.scale
		g -= r.weight * r.sign * x * sigmoid(-r.sign*z[i])
		h += r.weight * x * x / 4
	}
	next := max(*phi-g/h, 0)
	d := next - *phi
	if d == 0 {
		return 0
	}
	*phi = next
	for _, o := range c.options {
		value[o] += c.sign * d
	}
	for _, i := range c.rows {
		z[i] += c.sign * d * p.rows[i].scale
	}
	return math.Abs(d)
}

// begin are the coordinates of the experts' values, as far as the order allows.
func (p *problem) begin() []float64 {
	phi := make([]float64, len(p.coords))
	for j := range p.coords { // from 0 up: what is worth least first
		if c := &p.coords[j]; c.sign > 0 {
			o := c.options[0]
			phi[j] = max(p.start[o]-p.values(phi)[o], 0)
		}
	}
	for j := len(p.coords) - 1; j >= 0; j-- { // and from 0 down
		if c := &p.coords[j]; c.sign < 0 {
			o := c.options[len(c.options)-1]
			phi[j] = max(p.values(phi)[o]-p.start[o], 0)
		}
	}
	return phi
}

func (p *problem) values(phi []float64) []float64 {
	v := make([]float64, len(p.start))
	for j := range p.coords {
		for _, o := range p.coords[j].options {
			v[o] += p.coords[j].sign * phi[j]
		}
	}
	return v
}

// whole rounds values, factor by factor.
func (p *problem) whole(phi []float64, fs []Factor) Values {
	v := p.values(phi)
	out := make(Values, len(fs))
	for i := range fs {
		out[i] = make([]int, len(fs[i].Options))
		for o := range out[i] {
			out[i][o] = int(math.Round(v[p.first[i]+o]))
		}
	}
	return out
}

// Fit returns the values that explain the decisions best without leaving the
// experts for nothing.
func Fit(fs []Factor, ds []Decision, m Method) Values {
	p := newProblem(fs, ds, m)
	return p.whole(p.solve(func(int) bool { return true }, nil), fs)
}
