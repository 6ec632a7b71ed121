package score

import (
	"cmp"
	"slices"

	"advisor/internal/model"
	"advisor/internal/questions"
)

// Quickest returns the questions of Next in the order in which to ask them when
// as few as possible are to be asked until the recommendation is settled. It is
// empty when that is so already: when the headline is firm, or when there is a
// recommendation and no single answer can take it back.
//
// Each step asks the question after whose answer the least is left to ask, on
// average over its answers by their base rates. The swing alone would ask what
// moves the score most, and come late to an answer that closes an option.
func Quickest(b Basis) []questions.ID {
	p, m, a := b.plan(), &b.Model, b.Answers
	open := p.tipper(m, a).next(a)
	if t := p.tipper(m, a); p.headline(t.st) != headNone && !slices.ContainsFunc(open, func(n NextQuestion) bool { return n.CanFlip }) {
		return nil
	}
	left := map[questions.ID]float64{}
	for _, n := range open {
		left[n.Question] = p.expected(m, a, n.Question, b.Questions.Possible(a, n.Question))
	}
	slices.SortStableFunc(open, func(a, b NextQuestion) int { return cmp.Compare(left[a.Question], left[b.Question]) })
	out := make([]questions.ID, 0, len(open))
	for _, n := range open {
		out = append(out, n.Question)
	}
	return out
}

// expected is what is left to ask after the answer to one question, on
// average over the answers that are possible.
func (p *plan) expected(m *model.Model, a questions.Answers, id questions.ID, possible []questions.OptionID) float64 {
	var sum, all float64
	for i := range p.slots {
		if p.slots[i].id != id {
			continue
		}
		for _, o := range possible {
			share := p.slots[i].share[p.slots[i].index(o)]
			sum += share * p.remaining(m, questions.Overlay(a, questions.Answers{id: {Option: o}}))
			all += share
		}
	}
	return sum / max(all, 1)
}

// remaining says how far the answers are from a settled recommendation: how many
// questions could still change it, and by how many points the range reaches
// over the middle. 0 is settled.
func (p *plan) remaining(m *model.Model, a questions.Answers) float64 {
	t := p.tipper(m, a)
	f := p.outcomes(t.st)
	now := p.headline(t.st)
	if f.firm(now) {
		return 0
	}
	all, open, flips := p.reach(t.st), 0, false
	for i := range p.slots {
		if t.st.known(i) < 0 && t.telling(all, a, i) {
			open++
			flips = flips || t.canFlip(i)
		}
	}
	if now != headNone && !flips {
		return 0
	}
	return float64(open) + max(0, min(p.scale(f.totalHigh), -p.scale(f.totalLow)))
}
