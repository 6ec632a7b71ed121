package score

import (
	"cmp"
	"slices"
	"strings"

	"advisor/internal/model"
	"advisor/internal/questions"
)

// maxPairs is how many pairs of changes are returned: more than anybody reads.
const maxPairs = 12

// Tipping returns the smallest sets of changed answers that flip the
// recommendation: every single change first, the nearest option of each
// question; then, where no single change flips it by weight alone, pairs of
// changes to known answers. No set contains another one.
//
// Among sets of one size, known answers come first, then fewer steps along the
// options, then answers that more teams give; what hardly any team answers comes
// after the rest. Where the score is within the
// margin nearly anything flips it; there those come first that settle it most.
func Tipping(b Basis) []Tip {
	t := b.tipper()
	singles := t.singles()
	out := singles
	if !slices.ContainsFunc(singles, func(f flip) bool { return !f.veto }) {
		pairs := t.pairs()
		out = append(out, pairs[:min(len(pairs), maxPairs)]...)
	}
	tips := make([]Tip, 0, len(out))
	for _, f := range out {
		tips = append(tips, t.tip(f))
	}
	return tips
}

// tipper tries out changes.
type tipper struct {
	m   *model.Model
	p   *plan
	raw state // as answered, before anything is implied
	st  state // as read
	try state // scratch
	now model.Recommendation
	// near: the score is within the margin and no veto decides.
	near bool
}

// move is one changed slot.
type move struct{ slot, option int }

// flip is a set of moves that changes the recommendation.
type flip struct {
	moves   []move
	sum     int
	veto    bool // a veto decides before or after
	steps   int
	unknown int // how many of the moves answer what is unknown
	share   float64
}

func (b *Basis) tipper() *tipper { return b.plan().tipper(&b.Model, b.Answers) }

func (p *plan) tipper(m *model.Model, a questions.Answers) *tipper {
	t := &tipper{m: m, p: p, raw: p.newState(), st: p.stateOf(a), try: p.newState()}
	for i := range p.slots {
		t.raw.possible[i], t.raw.answered[i] = p.slots[i].optionsLeft(a[p.slots[i].id])
	}
	var sum int
	t.now, sum = p.recommend(t.st)
	costC, costK := p.costs(t.st)
	t.near = costC == 0 && costK == 0 && float64(max(sum, -sum)) < t.margin()
	return t
}

// nearMiddle is the distance from 50, in points of score, within which nearly
// anything flips the recommendation.
const nearMiddle = 5

// margin is that distance in weight times points.
func (t *tipper) margin() float64 { return nearMiddle * float64(t.p.divisor) }

// after is the recommendation after some moves.
func (t *tipper) after(moves ...move) (model.Recommendation, int, bool) {
	copy(t.try.possible, t.raw.possible)
	copy(t.try.answered, t.raw.answered)
	for _, mv := range moves {
		t.try.possible[mv.slot], t.try.answered[mv.slot] = 1<<mv.option, true
	}
	sum := 0
	for i := range t.p.slots {
		t.try.implied[i] = false
		t.p.imply(t.try, i)
		sum += t.p.points(t.try, i)
	}
	costC, costK := t.p.costs(t.try)
	return decide(costC, costK, sum), sum, costC > 0 || costK > 0
}

// moves are the other options of a slot, where it is asked.
func (t *tipper) moves(i int) []move {
	if t.st.implied[i] {
		return nil
	}
	var out []move
	now := t.st.known(i)
	for c := range t.p.slots[i].options {
		if c != now {
			out = append(out, move{i, c})
		}
	}
	return out
}

// far is how much a move changes the sum by itself, at least 0.
func (t *tipper) far(mv move) int {
	d := t.p.slots[mv.slot].value[mv.option] - t.p.points(t.st, mv.slot)
	return max(d, -d)
}

// steps is how many options a move goes along; 1 where the answer is unknown.
func (t *tipper) steps(mv move) int {
	now := t.st.known(mv.slot)
	if now < 0 {
		return 1
	}
	return max(mv.option-now, now-mv.option)
}

// singles are the single moves that flip, the nearest for each slot.
func (t *tipper) singles() []flip {
	var out []flip
	for i := range t.p.slots {
		var best *flip
		for _, mv := range t.moves(i) {
			rec, sum, veto := t.after(mv)
			if rec == t.now {
				continue
			}
			f := t.flip(sum, veto, mv)
			if best == nil || cmp.Or(cmp.Compare(t.far(mv), t.far(best.moves[0])), cmp.Compare(f.steps, best.steps)) < 0 {
				best = &f
			}
		}
		if best != nil {
			out = append(out, *best)
		}
	}
	slices.SortStableFunc(out, t.order)
	return out
}

func (t *tipper) flip(sum int, veto bool, moves ...move) flip {
	costC, costK := t.p.costs(t.st)
	f := flip{moves: moves, sum: sum, veto: veto || costC > 0 || costK > 0, share: 1}
	for _, mv := range moves {
		f.steps += t.steps(mv)
		f.share *= t.p.slots[mv.slot].share[mv.option] / 100
		if t.st.known(mv.slot) < 0 {
			f.unknown++
		}
	}
	return f
}

func (t *tipper) order(a, b flip) int {
	if t.near {
		return cmp.Or(cmp.Compare(len(a.moves), len(b.moves)), cmp.Compare(t.settles(b), t.settles(a)))
	}
	return cmp.Or(
		cmp.Compare(len(a.moves), len(b.moves)),
		cmp.Compare(a.unknown, b.unknown),
		cmp.Compare(a.rare(), b.rare()),
		cmp.Compare(a.steps, b.steps),
		cmp.Compare(b.share, a.share),
	)
}

// rare is the share of an answer that hardly any team gives.
const rare = 0.1

// settles is how far from the middle a flip leads; what a veto decides counts
// as beyond the margin, and answers that hardly any team gives come last.
func (t *tipper) settles(f flip) float64 {
	far := float64(max(f.sum, -f.sum))
	if f.veto {
		far = t.margin()
	}
	return far - 100*t.margin()*float64(f.rare())
}

// rare is 1 where hardly any team gives the answers.
func (f flip) rare() int {
	if f.share < rare {
		return 1
	}
	return 0
}

// pairs are the pairs of moves of known answers that flip only together. For
// each two slots those are kept for which no smaller pair flips.
func (t *tipper) pairs() []flip {
	var known []int
	alone := make([]uint64, len(t.p.slots)) // options that flip by themselves
	for i := range t.p.slots {
		if t.st.known(i) < 0 || t.st.implied[i] {
			continue
		}
		known = append(known, i)
		for _, mv := range t.moves(i) {
			if rec, _, _ := t.after(mv); rec != t.now {
				alone[i] |= 1 << mv.option
			}
		}
	}
	var out []flip
	for n, i := range known {
		for _, j := range known[n+1:] {
			out = append(out, t.pairsOf(i, j, alone)...)
		}
	}
	slices.SortStableFunc(out, t.order)
	return out
}

func (t *tipper) pairsOf(i, j int, alone []uint64) []flip {
	var found []flip
	for _, a := range t.moves(i) {
		for _, b := range t.moves(j) {
			if alone[i]&(1<<a.option) != 0 || alone[j]&(1<<b.option) != 0 {
				continue
			}
			if rec, sum, veto := t.after(a, b); rec != t.now {
				found = append(found, t.flip(sum, veto, a, b))
			}
		}
	}
	var out []flip
	for _, f := range found {
		smaller := func(g flip) bool {
			a, b := t.far(g.moves[0])-t.far(f.moves[0]), t.far(g.moves[1])-t.far(f.moves[1])
			return a <= 0 && b <= 0 && (a < 0 || b < 0)
		}
		if !slices.ContainsFunc(found, smaller) {
			out = append(out, f)
		}
	}
	return out
}

func (t *tipper) tip(f flip) Tip {
	out := Tip{Recommendation: t.now.Other(), Score: 50 + t.p.scale(f.sum)}
	var clauses []string
	for _, mv := range f.moves {
		x := &t.p.slots[mv.slot]
		from := questions.Unknown
		if now := t.st.known(mv.slot); now >= 0 {
			from = x.options[now]
		}
		o, _ := t.m.Factors[x.factor].Option(x.options[mv.option])
		clauses = append(clauses, o.If)
		out.Changes = append(out.Changes, Change{Question: x.id, From: from, To: o.ID})
	}
	out.Sentence = "If " + strings.Join(clauses, ", and ") + ", " + out.Recommendation.Name() + " wins."
	return out
}
