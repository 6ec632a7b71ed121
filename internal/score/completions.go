package score

import "math/bits"

// Completions are all the ways in which what is unknown may be answered. There
// are far too many to list, but they fall apart: slots that share no veto and
// no condition move on their own. Such groups are listed one by one, and put
// together again by adding: ranges by their ends, vetoes by their cost.

// group is a set of slots that are open and hang together.
type group struct {
	core   []int // slots that a veto or a condition looks at, in their order
	leaves []int // slots that hang on a condition only: free once the core is chosen
	vetoes []int
}

// outcome is one way to answer the core of a group.
type outcome struct {
	costC, costK int
	asked        uint64 // the leaves that are asked, as bits
	sums         [3]int // what the core and the leaves that are not asked add, for each axis
	weight       int    // of the questions that are asked
	implied      int    // what those that are not asked add to the sums
}

// groups sorts what is open into groups.
func (p *plan) groups(st state) []group {
	n := len(p.slots)
	root := make([]int, n)
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			i = root[i]
		}
		return i
	}
	join := func(i, j int) { // the smaller number is the root
		i, j = find(i), find(j)
		root[max(i, j)] = min(i, j)
	}
	core := make([]bool, n)
	for i := range p.slots {
		for _, t := range p.slots[i].only {
			if !st.answered[i] && p.open(st, t.slot) {
				core[t.slot] = true
				join(i, t.slot)
			}
		}
	}
	at := make([]int, len(p.vetoes)) // a slot of each veto that is still open, -1 where there is none
	for v := range p.vetoes {
		at[v] = -1
		for _, c := range p.vetoes[v].cases {
			for _, t := range c {
				if !p.open(st, t.slot) || p.impossible(st, c) {
					continue
				}
				core[t.slot] = true
				if at[v] >= 0 {
					join(at[v], t.slot)
				}
				at[v] = t.slot
			}
		}
	}
	return p.collect(st, core, at, find)
}

func (p *plan) collect(st state, core []bool, at []int, find func(int) int) []group {
	out := make([]group, 0, len(p.slots))
	where := make([]int, len(p.slots)) // 1 + index of the group
	room := make([]int, len(p.slots))  // most groups are one slot
	for i := range p.slots {
		if !p.open(st, i) {
			continue
		}
		r := find(i)
		if where[r] == 0 {
			out = append(out, group{core: room[i : i : i+1]})
			where[r] = len(out)
		}
		g := &out[where[r]-1]
		if core[i] || !p.conditional(st, i) {
			g.core = append(g.core, i)
		} else {
			g.leaves = append(g.leaves, i)
		}
	}
	for v, i := range at {
		if i >= 0 {
			g := &out[where[find(i)]-1]
			g.vetoes = append(g.vetoes, v)
		}
	}
	return out
}

// open reports whether the answer of a slot can still come out differently.
func (p *plan) open(st state, i int) bool { return st.known(i) < 0 }

// conditional reports whether it depends on something open that a slot is asked.
// What somebody answered counts, asked or not.
func (p *plan) conditional(st state, i int) bool {
	for _, t := range p.slots[i].only {
		if !st.answered[i] && p.open(st, t.slot) {
			return true
		}
	}
	return false
}

// impossible reports whether a case can no longer hold, whatever is answered.
func (p *plan) impossible(st state, c []term) bool {
	for _, t := range c {
		if st.possible[t.slot]&t.options == 0 {
			return true
		}
	}
	return false
}

// walk lists all ways to answer the core of a group and calls visit for each
// that is possible. chosen holds an option for each slot that is not open.
func (p *plan) walk(st state, g *group, chosen []int, visit func(outcome)) {
	var step func(k int, o outcome)
	step = func(k int, o outcome) {
		if k == len(g.core) {
			visit(p.finish(g, chosen, o))
			return
		}
		i := g.core[k]
		x := &p.slots[i]
		if !st.answered[i] && !p.asked(i, chosen) {
			chosen[i] = x.otherwise
			o.sums[x.axis] += x.value[x.otherwise]
			o.implied += x.value[x.otherwise]
			step(k+1, o)
			return
		}
		for set := st.possible[i]; set != 0; set &= set - 1 {
			c := bits.TrailingZeros64(set)
			next := o
			next.sums[x.axis] += x.value[c]
			next.weight += x.weight
			chosen[i] = c
			step(k+1, next)
		}
	}
	step(0, outcome{})
}

// asked reports whether a question is asked, given the options chosen for those
// before it.
func (p *plan) asked(i int, chosen []int) bool {
	for _, t := range p.slots[i].only {
		if t.options&(1<<chosen[t.slot]) == 0 {
			return false
		}
	}
	return true
}

// free reports whether an outcome closes nothing.
func (o *outcome) free() bool { return o.costC == 0 && o.costK == 0 }

// finish adds what follows from the core: the leaves that are not asked, and
// the vetoes.
func (p *plan) finish(g *group, chosen []int, o outcome) outcome {
	for b, i := range g.leaves {
		if p.asked(i, chosen) {
			o.asked |= 1 << b
			o.weight += p.slots[i].weight
			continue
		}
		x := &p.slots[i]
		o.sums[x.axis] += x.value[x.otherwise]
		o.implied += x.value[x.otherwise]
	}
	for _, v := range g.vetoes {
		if p.vetoes[v].holdsFor(chosen) {
			o.costC += p.vetoes[v].costC
			o.costK += p.vetoes[v].costK
		}
	}
	return o
}

func (v *vetoPlan) holdsFor(chosen []int) bool {
	for _, c := range v.cases {
		ok := true
		for _, t := range c {
			ok = ok && t.options&(1<<chosen[t.slot]) != 0
		}
		if ok {
			return true
		}
	}
	return false
}
