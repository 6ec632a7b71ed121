package score

import (
	"math/bits"
	"slices"

	"advisor/internal/model"
)

// outcomes sums up all completions of what is unknown.
type outcomes struct {
	low, high         [3]int // over all completions, for each axis
	totalLow          int
	totalHigh         int
	kubernetes        float64 // the share of completions that recommend Kubernetes
	canCompose, canK8 bool    // whether a completion recommends it
}

// shared is the share of completions with the same vetoes, told by their cost.
type shared struct {
	costC, costK int
	share        float64
}

// outcomes goes through all completions of a state.
func (p *plan) outcomes(st state) outcomes {
	t := p.accumulate(st, true)
	return t.result()
}

// accumulate goes through the groups of a state; with the distribution of the score
// or, much faster, without it.
func (p *plan) accumulate(st state, exact bool) accumulation {
	t := accumulation{p: p, st: st, exact: exact, scratch: make([]outcome, 0, 40), parts: make([]part, 0, 16)}
	chosen := make([]int, len(p.slots))
	f := &t.outcomes
	for i := range p.slots {
		chosen[i] = max(st.known(i), 0)
		if !p.open(st, i) {
			v := p.slots[i].value[chosen[i]]
			f.low[p.slots[i].axis] += v
			f.high[p.slots[i].axis] += v
			t.base += v
		}
	}
	f.totalLow, f.totalHigh, t.freeLow, t.freeHigh = t.base, t.base, t.base, t.base
	gs := p.groups(st)
	costC, costK := p.settled(st, gs)
	t.costs = []shared{{costC, costK, 1}}
	t.free = costC == 0 && costK == 0
	if t.free && exact {
		t.halves[0], t.halves[1] = newSpread(), newSpread()
	}
	for i := range gs {
		t.add(&gs[i], chosen)
	}
	return t
}

// settled are the costs of the vetoes that nothing open can change.
func (p *plan) settled(st state, gs []group) (costC, costK int) {
	openVeto := make([]bool, len(p.vetoes))
	for _, g := range gs {
		for _, v := range g.vetoes {
			openVeto[v] = true
		}
	}
	for v := range p.vetoes {
		if !openVeto[v] && p.holds(st, p.vetoes[v].cases) {
			costC += p.vetoes[v].costC
			costK += p.vetoes[v].costK
		}
	}
	return costC, costK
}

// accumulation puts the groups together again.
type accumulation struct {
	p        *plan
	st       state
	exact    bool
	outcomes outcomes
	costs    []shared
	// scratch and parts are room that is used again for each group.
	scratch []outcome
	parts   []part
	// The completions without any veto; free is false where there are none.
	free              bool
	base              int
	freeLow, freeHigh int
	halves            [2]spread // the sums of the groups, in two halves to keep them short
}

// add adds one group.
func (t *accumulation) add(g *group, chosen []int) {
	all := t.scratch[:0]
	t.p.walk(t.st, g, chosen, func(o outcome) { all = append(all, o) })
	t.scratch = all[:0]
	t.bound(g, all)
	t.close(all)
	free := all[:0]
	for _, o := range all {
		if o.free() {
			free = append(free, o)
		}
	}
	t.free = t.free && len(free) > 0
	if t.free && t.exact {
		t.spread(g, free)
	}
}

// bound widens the ranges by the lowest and the highest that a group adds.
func (t *accumulation) bound(g *group, all []outcome) {
	var low, high [3]int
	var totalLow, totalHigh, freeLow, freeHigh int
	firstFree := true
	for n := range all {
		o := &all[n]
		l, h := o.sums, o.sums
		for b, i := range g.leaves {
			if o.asked&(1<<b) != 0 {
				x := &t.p.slots[i]
				vl, vh := x.bounds(t.st.possible[i])
				l[x.axis] += vl
				h[x.axis] += vh
			}
		}
		tl, th := l[0]+l[1]+l[2], h[0]+h[1]+h[2]
		if n == 0 {
			low, high, totalLow, totalHigh = l, h, tl, th
		}
		for a := range low {
			low[a], high[a] = min(low[a], l[a]), max(high[a], h[a])
		}
		totalLow, totalHigh = min(totalLow, tl), max(totalHigh, th)
		if o.free() {
			if firstFree {
				freeLow, freeHigh, firstFree = tl, th, false
			}
			freeLow, freeHigh = min(freeLow, tl), max(freeHigh, th)
		}
	}
	f := &t.outcomes
	for a := range low {
		f.low[a] += low[a]
		f.high[a] += high[a]
	}
	f.totalLow += totalLow
	f.totalHigh += totalHigh
	t.freeLow += freeLow
	t.freeHigh += freeHigh
}

// close combines the vetoes of a group with those before.
func (t *accumulation) close(all []outcome) {
	if len(all) > 0 && !slices.ContainsFunc(all, func(o outcome) bool { return !o.free() }) {
		return // it has no vetoes
	}
	var next []shared
	put := func(c, k int, share float64) {
		for i := range next {
			if next[i].costC == c && next[i].costK == k {
				next[i].share += share
				return
			}
		}
		next = append(next, shared{c, k, share})
	}
	for _, o := range all {
		put(o.costC, o.costK, o.share)
	}
	own := next
	next = nil
	for _, a := range t.costs {
		for _, b := range own {
			put(a.costC+b.costC, a.costK+b.costK, a.share*b.share)
		}
	}
	t.costs = next
}

// spread adds the sums of a group to the shorter half.
func (t *accumulation) spread(g *group, free []outcome) {
	half := &t.halves[0]
	if len(t.halves[1].p) < len(half.p) {
		half = &t.halves[1]
	}
	same := true
	for i := range free {
		same = same && free[i].asked == free[0].asked
	}
	parts := t.parts[:0]
	for i := range free {
		x := part{free[i].sum(), free[i].share}
		if same {
			parts = append(parts, x)
			continue
		}
		parts = t.expand(parts, x, g, free[i].asked)
	}
	half.add(merge(parts))
	t.parts = parts[:0]
	for b, i := range g.leaves {
		if same && free[0].asked&(1<<b) != 0 {
			half.add(t.expand(nil, part{0, 1}, &group{leaves: []int{i}}, 1))
		}
	}
}

// expand appends one part for each way to answer the leaves that are asked.
func (t *accumulation) expand(parts []part, x part, g *group, asked uint64) []part {
	if asked == 0 {
		return append(parts, x)
	}
	b := bits.TrailingZeros64(asked)
	s := &t.p.slots[g.leaves[b]]
	possible := t.st.possible[g.leaves[b]]
	total := s.total(possible)
	for set := possible; set != 0; set &= set - 1 {
		c := bits.TrailingZeros64(set)
		parts = t.expand(parts, part{x.sum + s.value[c], x.share * s.share[c] / total}, g, asked&(asked-1))
	}
	return parts
}

// result reads the shares off the accumulation.
func (t *accumulation) result() outcomes {
	f := t.outcomes
	for _, c := range t.costs {
		if c.costC == 0 && c.costK == 0 {
			continue // the score decides
		}
		if decide(c.costC, c.costK, 0) == model.Kubernetes {
			f.kubernetes += c.share
			f.canK8 = true
		} else {
			f.canCompose = true
		}
	}
	if t.free {
		f.canK8 = f.canK8 || t.freeHigh > 0
		f.canCompose = f.canCompose || t.freeLow <= 0
	}
	if t.free && t.exact {
		f.kubernetes += above(t.halves[0], t.halves[1], -t.base)
	}
	return f
}
