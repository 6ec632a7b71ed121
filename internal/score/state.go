package score

import (
	"math/bits"

	"advisor/internal/model"
	"advisor/internal/questions"
)

// state is a set of answers on a plan: for each slot the options that are
// still possible.
type state struct {
	possible []uint64
	answered []bool // somebody said something, or it is implied
	implied  []bool // it is not asked: the answer follows from another one
	scanned  bool   // every answer is a suggestion of the scan
}

func (p *plan) newState() state {
	n := len(p.slots)
	flags := make([]bool, 2*n)
	return state{possible: make([]uint64, n), answered: flags[:n], implied: flags[n:]}
}

// stateOf takes over answers. An answer with an option that the question does
// not have counts as unknown.
func (p *plan) stateOf(a questions.Answers) state {
	st := p.newState()
	said, scanned := 0, 0
	for i := range p.slots {
		x := &p.slots[i]
		st.possible[i], st.answered[i] = x.optionsLeft(a[x.id])
		if st.answered[i] {
			said++
			if a[x.id].Source == questions.FromScan {
				scanned++
			}
		}
		p.imply(st, i)
	}
	st.scanned = said > 0 && said == scanned
	return st
}

// optionsLeft are the options that an answer leaves possible, and whether somebody
// gave it: what was implied before is worked out anew.
func (x *slot) optionsLeft(a questions.Answer) (possible uint64, answered bool) {
	set := x.bits(a.AnyOf)
	if o := x.index(a.Option); a.Option != questions.Unknown && o >= 0 {
		set = 1 << o
	}
	if set == 0 || a.Source == questions.FromImplied {
		return x.all(), false
	}
	return set, true
}

// imply gives a question that is certainly not asked the answer that follows.
// What somebody answered all the same stays.
func (p *plan) imply(st state, i int) {
	x := &p.slots[i]
	if x.otherwise < 0 || st.answered[i] {
		return
	}
	for _, t := range x.only {
		if st.possible[t.slot]&t.options == 0 {
			st.possible[i], st.answered[i], st.implied[i] = 1<<x.otherwise, true, true
			return
		}
	}
}

// known is the one option that is left, -1 where there are several.
func (st state) known(i int) int {
	if bits.OnesCount64(st.possible[i]) != 1 {
		return -1
	}
	return bits.TrailingZeros64(st.possible[i])
}

// points is what a slot adds: the value nearest to 0 of what is possible. That
// is the value of a known answer, and 0 for an unknown one.
func (p *plan) points(st state, i int) int {
	low, high := p.slots[i].bounds(st.possible[i])
	return min(max(0, low), high)
}

// costs sums up what it would cost to open each side again, over the vetoes
// that certainly hold: all their answers are known to match.
func (p *plan) costs(st state) (costC, costK int) {
	for v := range p.vetoes {
		if p.holds(st, p.vetoes[v].cases) {
			costC += p.vetoes[v].costC
			costK += p.vetoes[v].costK
		}
	}
	return costC, costK
}

// holds reports whether one of the cases certainly holds.
func (p *plan) holds(st state, cases [][]term) bool {
	for _, c := range cases {
		if st.fulfils(c) {
			return true
		}
	}
	return false
}

func (st state) fulfils(c []term) bool {
	for _, t := range c {
		if !st.answered[t.slot] || st.possible[t.slot]&^t.options != 0 {
			return false
		}
	}
	return true
}

// decide is the rule of the recommendation: a closed side is never
// recommended; where both are closed, the one that is cheaper to open again;
// where both are open, the score decides. Compose, the simpler one, where it
// is even.
func decide(costC, costK, sum int) model.Recommendation {
	if costC > costK || (costC == 0 && costK == 0 && sum > 0) {
		return model.Kubernetes
	}
	return model.Compose
}

// recommend is the recommendation for a state, without how sure it is.
func (p *plan) recommend(st state) (model.Recommendation, int) {
	sum := 0
	for i := range p.slots {
		sum += p.points(st, i)
	}
	costC, costK := p.costs(st)
	return decide(costC, costK, sum), sum
}
