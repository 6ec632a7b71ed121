package model

import (
	"slices"

	"advisor/internal/questions"
)

// A side is closed when each of its ways is ruled out. closure is one
// combination of answers under which that is so, with the vetoes that the cells
// behind it name.
type closure struct {
	when   Case
	vetoes []string
}

// derive says of each veto without conditions of its own when it holds: when the
// table of options leaves no way of its side. Combinations that no veto names
// are returned.
func (m *Model) derive(s *questions.Questionnaire) []closure {
	for i := range m.Vetoes {
		m.Vetoes[i].Derived = len(m.Vetoes[i].When) == 0
	}
	var unnamed []closure
	found := map[string][]Case{}
	for _, side := range []Recommendation{Compose, Kubernetes} {
		for _, c := range m.closures(side, s) {
			if id := m.nameOf(c, side); id != "" {
				found[id] = append(found[id], c.when)
			} else {
				unnamed = append(unnamed, c)
			}
		}
	}
	for i := range m.Vetoes {
		if v := &m.Vetoes[i]; v.Derived {
			v.When = found[v.ID]
		}
	}
	return unnamed
}

// nameOf is the first veto of the model that closes the side and that a cell of
// the closure names.
func (m *Model) nameOf(c closure, side Recommendation) string {
	for _, v := range m.Vetoes {
		if v.Derived && v.Closes == side && slices.Contains(c.vetoes, v.ID) {
			return v.ID
		}
	}
	return ""
}

// closures are the combinations of answers that leave no way of a side, none of
// them within another one.
func (m *Model) closures(side Recommendation, s *questions.Questionnaire) []closure {
	all := []closure{{}}
	ways := 0
	for _, w := range m.Ways {
		if w.Side != side {
			continue
		}
		ways++
		var next []closure
		for _, before := range all {
			for _, c := range m.ruledOut(w.ID) {
				if both, ok := before.and(c, s); ok {
					next = append(next, both)
				}
			}
		}
		all = widest(next)
	}
	if ways == 0 {
		return nil
	}
	return all
}

// ruledOut are the combinations that rule a way out.
func (m *Model) ruledOut(way string) []closure {
	var out []closure
	for r := range m.Requirements {
		for i := range m.Requirements[r].Cells {
			c := &m.Requirements[r].Cells[i]
			if !slices.Contains(c.Ways, way) || !m.Closes(c) {
				continue
			}
			x := closure{when: Case{m.Requirements[r].ID: c.Answers}}
			for id, answers := range c.Also {
				x.when[id] = answers
			}
			if c.Veto != "" {
				x.vetoes = []string{c.Veto}
			}
			out = append(out, x)
		}
	}
	return out
}

// and is what holds where both do; false where nothing can. Answers stand in the
// order of the questionnaire.
func (c closure) and(o closure, s *questions.Questionnaire) (closure, bool) {
	out := closure{when: Case{}, vetoes: slices.Clone(c.vetoes)}
	for _, v := range o.vetoes {
		if !slices.Contains(out.vetoes, v) {
			out.vetoes = append(out.vetoes, v)
		}
	}
	for _, q := range s.Questions {
		a, inA := c.when[q.ID]
		b, inB := o.when[q.ID]
		if !inA && !inB {
			continue
		}
		var ids []questions.OptionID
		for _, x := range q.Options {
			if (!inA || slices.Contains(a, x.ID)) && (!inB || slices.Contains(b, x.ID)) {
				ids = append(ids, x.ID)
			}
		}
		if len(ids) == 0 {
			return closure{}, false
		}
		out.when[q.ID] = ids
	}
	return out, true
}

// widest leaves out what lies within another combination; of equal ones the
// first stays.
func widest(cs []closure) []closure {
	var out []closure
	for i, c := range cs {
		inner := func(j int) bool {
			return i != j && c.within(cs[j]) && (!cs[j].within(c) || j < i)
		}
		if !slices.ContainsFunc(indexes(len(cs)), inner) {
			out = append(out, c)
		}
	}
	return out
}

func indexes(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// within reports whether wherever c holds o holds too.
func (c closure) within(o closure) bool {
	for id, answers := range o.when {
		mine, ok := c.when[id]
		if !ok {
			return false
		}
		for _, x := range mine {
			if !slices.Contains(answers, x) {
				return false
			}
		}
	}
	return true
}
