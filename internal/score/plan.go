package score

import (
	"math/bits"

	"advisor/internal/model"
	"advisor/internal/questions"
)

// plan is a model laid out for arithmetic: questions and options are numbers,
// in the order of the questionnaire, and a set of options is a set of bits.
type plan struct {
	slots   []slot
	vetoes  []vetoPlan
	divisor int
	link    link
}

// slot is one question with what its answers are worth.
type slot struct {
	id        questions.ID
	factor    int // index in Model.Factors
	axis      int // index in Axes
	weight    int
	options   []questions.OptionID
	value     []int // what each option is worth, in weight times points
	share     []float64
	only      []term // asked only if each of these may hold; empty means always
	otherwise int    // the option that is implied when it is not asked
}

// term holds when the answer of a slot is one of some options.
type term struct {
	slot    int
	options uint64
}

// vetoPlan is a veto rule over slots.
type vetoPlan struct {
	cases        [][]term
	costC, costK int // cost of opening Compose, Kubernetes again; 0 where it is not closed
}

// newPlan lays out a model over a questionnaire. Questions without a factor
// and factors without a question are left out; Read refuses both. So are the
// questions that skip says, where it is not nil.
func newPlan(m *model.Model, s *questions.Questionnaire, skip func(*questions.Question) bool) *plan {
	p := &plan{divisor: int(m.Thresholds.Divisor.Value), link: linkOf(&m.Thresholds), slots: make([]slot, 0, len(s.Questions))}
	room := newRoom(s)
	for qi := range s.Questions {
		q := &s.Questions[qi]
		fi := m.Index(q.ID)
		if fi < 0 || (skip != nil && skip(q)) {
			continue
		}
		p.slots = append(p.slots, room.slot(q, &m.Factors[fi], fi))
		last := &p.slots[len(p.slots)-1]
		for pi := range p.slots {
			if ids, ok := q.When[p.slots[pi].id]; ok {
				last.only = append(last.only, term{pi, p.slots[pi].bits(ids)})
			}
		}
		last.otherwise = last.index(q.Otherwise)
	}
	for i := range m.Vetoes {
		p.vetoes = append(p.vetoes, p.veto(&m.Vetoes[i]))
	}
	return p
}

// room is memory for all slots of a plan at once: it is laid out for every
// assessment.
type room struct {
	options []questions.OptionID
	value   []int
	share   []float64
}

func newRoom(s *questions.Questionnaire) room {
	n := 0
	for i := range s.Questions {
		n += len(s.Questions[i].Options)
	}
	return room{make([]questions.OptionID, n), make([]int, n), make([]float64, n)}
}

func (r *room) slot(q *questions.Question, f *model.Factor, factor int) slot {
	n := len(q.Options)
	x := slot{id: q.ID, factor: factor, axis: axisIndex(f.Axis), weight: f.Weight}
	x.options, r.options = r.options[:n:n], r.options[n:]
	x.value, r.value = r.value[:n:n], r.value[n:]
	x.share, r.share = r.share[:n:n], r.share[n:]
	for i := range q.Options {
		x.options[i] = q.Options[i].ID
		for j := range f.Options {
			if o := &f.Options[j]; o.ID == q.Options[i].ID {
				x.value[i], x.share[i] = f.Worth(o), float64(o.Share)
			}
		}
	}
	return x
}

// axisIndex is the place of an axis in Axes.
func axisIndex(a model.Axis) int {
	switch a {
	case model.Scale:
		return 1
	case model.Team:
		return 2
	default:
		return 0
	}
}

// index is the number of an option, -1 where there is none.
func (x *slot) index(id questions.OptionID) int {
	for i, o := range x.options {
		if o == id {
			return i
		}
	}
	return -1
}

func (x *slot) bits(ids []questions.OptionID) uint64 {
	var set uint64
	for _, id := range ids {
		if i := x.index(id); i >= 0 {
			set |= 1 << i
		}
	}
	return set
}

// all is every option of the slot.
func (x *slot) all() uint64 { return 1<<len(x.options) - 1 }

// bounds is the lowest and the highest value of a set of options.
func (x *slot) bounds(set uint64) (low, high int) {
	if set != 0 {
		low = x.value[bits.TrailingZeros64(set)]
		high = low
	}
	for s := set; s != 0; s &= s - 1 {
		v := x.value[bits.TrailingZeros64(s)]
		low, high = min(low, v), max(high, v)
	}
	return low, high
}

func (p *plan) veto(r *model.VetoRule) vetoPlan {
	v := vetoPlan{cases: p.cases(r.When)}
	if r.Closes == model.Compose {
		v.costC = max(r.Relax.Cost, 1)
	} else {
		v.costK = max(r.Relax.Cost, 1)
	}
	return v
}

// cases turns cases into terms, in the order of the slots. A case that names
// a question that is not there can never hold and is left out.
func (p *plan) cases(cs []model.Case) [][]term {
	var out [][]term
	for _, c := range cs {
		var ts []term
		for i := range p.slots {
			if ids, ok := c[p.slots[i].id]; ok {
				ts = append(ts, term{i, p.slots[i].bits(ids)})
			}
		}
		if len(ts) == len(c) {
			out = append(out, ts)
		}
	}
	return out
}
