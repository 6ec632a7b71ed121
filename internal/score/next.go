package score

import (
	"cmp"
	"slices"

	"advisor/internal/questions"
)

// Next returns the questions whose answers are not known and could still
// change the headline, those that can move the score most first. It is empty
// when the headline is firm.
func Next(b Basis) []NextQuestion {
	return b.tipper().next(b.Answers)
}

func (t *tipper) next(a questions.Answers) []NextQuestion {
	all := t.p.reach(t.st)
	if all.firm {
		return nil
	}
	var out []NextQuestion
	for i := range t.p.slots {
		if t.st.known(i) >= 0 {
			continue
		}
		low, high := t.p.slots[i].bounds(t.st.possible[i])
		n := NextQuestion{Question: t.p.slots[i].id, Swing: t.p.scale(high - low), CanFlip: t.canFlip(i)}
		if t.telling(all, a, i) {
			out = append(out, n)
		}
	}
	slices.SortStableFunc(out, func(a, b NextQuestion) int { return cmp.Compare(b.Swing, a.Swing) })
	return out
}

// telling reports whether the answer to an unknown slot could still change the
// headline, alone or with others. The cheap signs come first.
func (t *tipper) telling(all reach, a questions.Answers, i int) bool {
	low, high := t.p.slots[i].bounds(t.st.possible[i])
	return (all.open && high > low) || t.canFlip(i) || t.matters(a, i)
}

// canFlip reports whether some answer that is still possible changes the
// headline by itself.
func (t *tipper) canFlip(i int) bool {
	for _, mv := range t.moves(i) {
		if t.st.possible[i]&(1<<mv.option) == 0 {
			continue
		}
		if t.after(mv).head != t.now {
			return true
		}
	}
	return false
}

// matters reports whether it depends on the answer which headlines remain
// possible: a veto may hang on it.
func (t *tipper) matters(a questions.Answers, i int) bool {
	x := &t.p.slots[i]
	var first reach
	begun := false
	for c, id := range x.options {
		if t.st.possible[i]&(1<<c) == 0 {
			continue
		}
		with := make(questions.Answers, len(a)+1)
		for k, v := range a {
			with[k] = v
		}
		with[x.id] = questions.Answer{Option: id}
		r := t.p.reach(t.p.stateOf(with))
		r.open, r.firm = false, false
		if begun && r != first {
			return true
		}
		first, begun = r, true
	}
	return false
}

// reach is which headlines are still possible.
type reach struct {
	heads [3]bool
	open  bool // several are, or another one than now, by the score alone
	firm  bool // none but the one that there is
}

func (p *plan) reach(st state) reach {
	f, now := p.outcomes(st), p.headline(st)
	other := f.byScore != [3]bool{} && !f.byScore[now]
	return reach{heads: f.heads, open: f.open || other, firm: f.firm(now)}
}
