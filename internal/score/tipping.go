package score

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/model"
	"advisor/internal/options"
	"advisor/internal/questions"
)

// maxPairs is how many pairs of changes are returned: more than anybody reads.
const maxPairs = 12

// Tipping returns the smallest sets of changed answers that change the
// headline: what is recommended, or that nothing is. Every single change comes
// first, for each question the nearest one to each other headline; then, where no
// single change does it by weight alone, pairs of changes to known answers. No
// set contains another one. Each is weighed with its changes made, and says what
// comes out.
//
// Only what a team could change or what could happen is among them: what is
// learnt is not unlearnt, what grows does not jump, no answer is one that another
// answer rules out, and while nothing but the files has answered, only what is
// open.
//
// Among sets of one size those come first that lead to a recommendation. Where
// there is one now, changes of known answers follow before answers to open
// questions, what hardly any team answers last, then fewer steps along the
// options, then what more teams answer. Where there is none, answers to open
// questions come first, and those that settle it most.
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
		tips = append(tips, t.tip(b, f))
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
	now headline
	odd int // answers that other answers rule out
}

// move is one changed slot.
type move struct{ slot, option int }

// outcome of some moves.
type turn struct {
	head       headline
	confidence float64
	veto       bool // a veto decides
	odd        int
}

// flip is a set of moves that changes the headline.
type flip struct {
	turn
	moves   []move
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
	t.now, t.odd = p.headline(t.st), p.odd(t.st)
	return t
}

// odd counts the answers that others rule out: questions that are answered
// although they would not be asked.
func (p *plan) odd(st state) int {
	n := 0
	for i := range p.slots {
		x := &p.slots[i]
		if !st.answered[i] || st.implied[i] || x.otherwise < 0 || st.possible[i]&(1<<x.otherwise) != 0 {
			continue
		}
		if slices.ContainsFunc(x.only, func(t term) bool { return st.possible[t.slot]&t.options == 0 }) {
			n++
		}
	}
	return n
}

// after is what comes out after some moves.
func (t *tipper) after(moves ...move) turn {
	copy(t.try.possible, t.raw.possible)
	copy(t.try.answered, t.raw.answered)
	for _, mv := range moves {
		t.try.possible[mv.slot], t.try.answered[mv.slot] = 1<<mv.option, true
	}
	for i := range t.p.slots {
		t.try.implied[i] = false
		t.p.imply(t.try, i)
	}
	rec, _ := t.p.recommend(t.try)
	costC, costK := t.p.costs(t.try)
	out := turn{confidence: t.p.confidence(t.try, rec), veto: costC > 0 || costK > 0, odd: t.p.odd(t.try)}
	out.head = t.p.head(rec, out.confidence)
	return out
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

// farthest is how many options what grows goes along at most.
const farthest = 2

// could reports whether a team could make a move, or whether it could happen.
func (t *tipper) could(mv move) bool {
	now := t.st.known(mv.slot)
	if now < 0 {
		return t.st.possible[mv.slot]&(1<<mv.option) != 0
	}
	if t.st.scanned {
		return false
	}
	switch t.m.Factors[t.p.slots[mv.slot].factor].Moves {
	case model.Upwards:
		return mv.option > now
	case model.Nearby:
		return t.steps(mv) <= farthest
	}
	return true
}

// changes are the moves of a slot that could be made.
func (t *tipper) changes(i int) []move {
	return slices.DeleteFunc(t.moves(i), func(mv move) bool { return !t.could(mv) })
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

// singles are the single moves that flip, for each slot the nearest to each
// other headline.
func (t *tipper) singles() []flip {
	var out []flip
	for i := range t.p.slots {
		var best [3]*flip
		for _, mv := range t.changes(i) {
			turn := t.after(mv)
			if turn.head == t.now || turn.odd > t.odd {
				continue
			}
			f := t.flip(turn, mv)
			if b := best[turn.head]; b == nil || cmp.Or(cmp.Compare(f.steps, b.steps), cmp.Compare(t.far(mv), t.far(b.moves[0]))) < 0 {
				best[turn.head] = &f
			}
		}
		for _, b := range best {
			if b != nil {
				out = append(out, *b)
			}
		}
	}
	slices.SortStableFunc(out, t.order)
	return out
}

func (t *tipper) flip(x turn, moves ...move) flip {
	costC, costK := t.p.costs(t.st)
	f := flip{turn: x, moves: moves, share: 1}
	f.veto = f.veto || costC > 0 || costK > 0
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
	if t.now == headNone {
		return cmp.Or(
			cmp.Compare(len(a.moves), len(b.moves)),
			cmp.Compare(b.unknown, a.unknown),
			cmp.Compare(a.rare(), b.rare()),
			cmp.Compare(b.confidence, a.confidence),
		)
	}
	return cmp.Or(
		cmp.Compare(len(a.moves), len(b.moves)),
		cmp.Compare(a.none(), b.none()),
		cmp.Compare(a.unknown, b.unknown),
		cmp.Compare(a.rare(), b.rare()),
		cmp.Compare(a.steps, b.steps),
		cmp.Compare(b.share, a.share),
	)
}

// rare is the share of an answer that hardly any team gives.
const rare = 0.1

// rare is 1 where hardly any team gives the answers.
func (f flip) rare() int {
	if f.share < rare {
		return 1
	}
	return 0
}

// none is 1 where nothing is recommended after it.
func (f flip) none() int {
	if f.head == headNone {
		return 1
	}
	return 0
}

// pairs are the pairs of moves of known answers that flip only together. For
// each two slots those are kept for which no smaller pair does the same.
func (t *tipper) pairs() []flip {
	var known []int
	alone := make([]uint64, len(t.p.slots)) // options that flip by themselves
	for i := range t.p.slots {
		if t.st.known(i) < 0 || t.st.implied[i] {
			continue
		}
		known = append(known, i)
		for _, mv := range t.changes(i) {
			if t.after(mv).head != t.now {
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
	second := t.changes(j)
	for _, a := range t.changes(i) {
		for _, b := range second {
			if alone[i]&(1<<a.option) != 0 || alone[j]&(1<<b.option) != 0 {
				continue
			}
			if turn := t.after(a, b); turn.head != t.now && turn.odd <= t.odd {
				found = append(found, t.flip(turn, a, b))
			}
		}
	}
	var out []flip
	for _, f := range found {
		if !slices.ContainsFunc(found, func(g flip) bool { return t.smaller(g, f) }) {
			out = append(out, f)
		}
	}
	return out
}

// smaller reports whether a pair comes to the same as another one and goes less far:
// with one of its moves, and with neither farther.
func (t *tipper) smaller(g, f flip) bool {
	a, b := t.far(g.moves[0])-t.far(f.moves[0]), t.far(g.moves[1])-t.far(f.moves[1])
	return g.head == f.head && a <= 0 && b <= 0 && (a < 0 || b < 0)
}

func (t *tipper) tip(b Basis, f flip) Tip {
	var out Tip
	var clauses []string
	changed := questions.Answers{}
	for _, mv := range f.moves {
		x := &t.p.slots[mv.slot]
		from := questions.Unknown
		if now := t.st.known(mv.slot); now >= 0 {
			from = x.options[now]
		}
		o, _ := t.m.Factors[x.factor].Option(x.options[mv.option])
		clauses = append(clauses, o.If)
		changed[x.id] = questions.Answer{Option: o.ID}
		out.Changes = append(out.Changes, Change{Question: x.id, From: from, To: o.ID})
	}
	after := b.With(questions.Overlay(b.Answers, changed))
	as := t.p.verdict(t.m, t.p.stateOf(after.Answers))
	out.Recommendation, out.Strength, out.Confidence, out.Score = as.Recommendation, as.Strength, as.Confidence, as.Score
	out.Sentence = "If " + strings.Join(clauses, ", and ") + ", then " + Outcome(as, Options(after, as)) + "."
	return out
}

// Outcome is what comes out of an assessment, as the second half of a sentence:
// "Kubernetes is recommended with good confidence: a managed cluster".
func Outcome(as Assessment, all []options.Option) string {
	switch {
	case as.BothClosed:
		return "neither side meets every requirement"
	case as.Strength == model.Undecided && as.Leaning:
		return "there is no clear recommendation, only a leaning to " + as.Recommendation.Name()
	case as.Strength == model.Undecided:
		return "there is no clear recommendation"
	}
	s := fmt.Sprintf("%s is recommended with %s confidence", as.Recommendation.Name(), ConfidenceWord(as.Strength))
	for _, o := range all {
		if o.Verdict == options.Recommended {
			s += ": " + english.Lower(strings.TrimSuffix(o.Title, "."))
		}
	}
	return s
}

// ConfidenceWord is the word for the confidence of a strength: high, good or low.
func ConfidenceWord(s model.Strength) string {
	switch s {
	case model.Strong:
		return "high"
	case model.Lean:
		return "good"
	case model.Undecided:
	}
	return "low"
}
