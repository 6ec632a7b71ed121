package score

import (
	"slices"
)

// outcomes sums up all completions of what is unknown.
type outcomes struct {
	low, high           [3]int // over all completions, for each axis
	totalLow, totalHigh int
	heads               [3]bool // which headlines a completion can have
	byScore             [3]bool // the same of those without a requirement that closes a side
	// open: the answers alone, no requirement, leave more than one headline.
	open bool
}

// cost is what the vetoes of a completion cost.
type cost struct{ compose, kubernetes int }

// outcomes goes through all completions of a state.
func (p *plan) outcomes(st state) outcomes {
	t := accumulation{p: p, st: st, scratch: make([]outcome, 0, 40)}
	chosen := make([]int, len(p.slots))
	f := &t.outcomes
	e := p.evidence(st)
	base, known := 0, 0
	for i := range p.slots {
		chosen[i] = max(st.known(i), 0)
		if !p.open(st, i) {
			v := p.slots[i].value[chosen[i]]
			f.low[p.slots[i].axis] += v
			f.high[p.slots[i].axis] += v
			base += v
			if !st.implied[i] {
				known += v
			}
		}
	}
	f.totalLow, f.totalHigh = base, base
	t.freeRange = span{base, base, known, known, e.weight, e.weight}
	gs := p.groups(st)
	costC, costK := p.settled(st, gs)
	t.costs = []cost{{costC, costK}}
	t.free = costC == 0 && costK == 0
	for i := range gs {
		t.add(&gs[i], chosen)
	}
	return t.result()
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

// span is the lowest and the highest sum of values, the same of the answers
// that are given and not implied, and the least and the most weight of those.
type span struct{ low, high, weakest, strongest, light, heavy int }

func (s span) plus(o span) span {
	return span{s.low + o.low, s.high + o.high, s.weakest + o.weakest, s.strongest + o.strongest, s.light + o.light, s.heavy + o.heavy}
}

func (s span) hull(o span) span {
	return span{
		min(s.low, o.low), max(s.high, o.high), min(s.weakest, o.weakest), max(s.strongest, o.strongest),
		min(s.light, o.light), max(s.heavy, o.heavy),
	}
}

// accumulation puts the groups together again.
type accumulation struct {
	p        *plan
	st       state
	outcomes outcomes
	costs    []cost
	scratch  []outcome // room that is used again for each group
	// The completions without any veto; free is false where there are none.
	free      bool
	freeRange span
}

// add adds one group.
func (t *accumulation) add(g *group, chosen []int) {
	all := t.scratch[:0]
	t.p.walk(t.st, g, chosen, func(o outcome) { all = append(all, o) })
	t.scratch = all[:0]
	t.bound(g, all)
	t.close(all)
}

// bound widens the ranges by the lowest and the highest that a group adds.
func (t *accumulation) bound(g *group, all []outcome) {
	var low, high [3]int
	var total, free span
	anyFree := false
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
		s := span{tl, th, tl - o.implied, th - o.implied, o.weight, o.weight}
		if n == 0 {
			low, high, total = l, h, s
		}
		for a := range low {
			low[a], high[a] = min(low[a], l[a]), max(high[a], h[a])
		}
		total = total.hull(s)
		if o.free() {
			if !anyFree {
				free, anyFree = s, true
			}
			free = free.hull(s)
		}
	}
	f := &t.outcomes
	for a := range low {
		f.low[a] += low[a]
		f.high[a] += high[a]
	}
	f.totalLow += total.low
	f.totalHigh += total.high
	t.free = t.free && anyFree
	t.freeRange = t.freeRange.plus(free)
}

// close combines the vetoes of a group with those before.
func (t *accumulation) close(all []outcome) {
	if !slices.ContainsFunc(all, func(o outcome) bool { return !o.free() }) {
		return // it has no vetoes
	}
	var own, next []cost
	for _, o := range all {
		own = with(own, cost{o.costC, o.costK})
	}
	for _, a := range t.costs {
		for _, b := range own {
			next = with(next, cost{a.compose + b.compose, a.kubernetes + b.kubernetes})
		}
	}
	t.costs = next
}

// with adds what is not there yet.
func with(cs []cost, c cost) []cost {
	if slices.Contains(cs, c) {
		return cs
	}
	return append(cs, c)
}

// result reads off what can come out.
func (t *accumulation) result() outcomes {
	f := t.outcomes
	for _, c := range t.costs {
		if c.compose == 0 && c.kubernetes == 0 {
			continue // the score decides
		}
		rec := decide(c.compose, c.kubernetes, 0)
		confidence := t.p.link.closed
		if c.compose > 0 && c.kubernetes > 0 {
			confidence = 0.5
		}
		f.heads[t.p.head(rec, confidence)] = true
	}
	if t.free {
		t.freeHeads(&f)
	}
	return f
}

// freeHeads adds what the completions without a veto can say. A lower weight
// makes a sum surer, so the bounds hold for every completion in between.
func (t *accumulation) freeHeads(f *outcomes) {
	r, l := t.freeRange, t.p.link
	toK8 := r.high > 0 && l.side(true, r.strongest, r.light) >= l.good
	toCompose := r.low <= 0 && l.side(false, r.weakest, r.light) >= l.good
	always := (r.low > 0 && l.side(true, r.weakest, r.heavy) >= l.good) || (r.high <= 0 && l.side(false, r.strongest, r.heavy) >= l.good)
	f.open = !always && (toK8 || toCompose)
	f.byScore = [3]bool{headNone: !always, headCompose: toCompose, headKubernetes: toK8}
	for h, can := range f.byScore {
		f.heads[h] = f.heads[h] || can
	}
}

// firm reports whether every completion has the headline that the state has.
func (f *outcomes) firm(now headline) bool {
	for h, can := range f.heads {
		if can != (headline(h) == now) {
			return false
		}
	}
	return true
}
