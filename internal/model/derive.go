package model

import (
	"slices"

	"advisor/internal/questions"
)

// A side is closed when each of its ways is ruled out. closure is one
// combination of answers under which that is so, with the vetoes that the cells
// behind it name.
type closure struct {
	side   Recommendation
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
				c.side = side
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

// dropOpen takes out the vetoes that never hold, since each answer leaves an option of
// their side. One that no cell of the table names stays, and is a mistake.
func (m *Model) dropOpen() {
	m.Vetoes = slices.DeleteFunc(m.Vetoes, func(v VetoRule) bool { return v.Derived && len(v.When) == 0 && m.tableNames(v.ID) })
}

// tableNames reports whether a cell of the table names a veto.
func (m *Model) tableNames(veto string) bool {
	return slices.ContainsFunc(m.Requirements, func(r Requirement) bool {
		return slices.ContainsFunc(r.Cells, func(x Cell) bool { return x.Veto == veto })
	})
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

// nameRest adds a veto for each combination that no veto names: what is left of a
// side once a model drops options may close it where the built-in ones did not.
// Those that no answer opens again are returned. Vetoes go whose options went.
func (m *Model) nameRest(rest []closure, s *questions.Questionnaire) []closure {
	m.Vetoes = slices.DeleteFunc(m.Vetoes, func(v VetoRule) bool { return v.Derived && len(v.When) == 0 })
	var unnamed []closure
	for _, c := range rest {
		relax, ok := m.relaxed(c, s)
		if !ok {
			unnamed = append(unnamed, c)
			continue
		}
		m.Vetoes = append(m.Vetoes, VetoRule{
			ID: "no-" + string(c.side) + "-option-" + string(relax.Question), Closes: c.side, When: []Case{c.when}, Derived: true,
			Why:    "Every option of " + c.side.Name() + " that this model has is ruled out.",
			Source: "The options that this model drops.", Relax: relax,
		})
	}
	return unnamed
}

// relaxed is the answer next to those of a closure that opens the side again, to
// the first of its questions that has one.
func (m *Model) relaxed(c closure, s *questions.Questionnaire) (Relax, bool) {
	for _, q := range s.Questions {
		f, known := m.Factor(q.ID)
		for i := range q.Options {
			o := q.Options[i]
			if f.Order == Need { // from the upper end downwards
				o = q.Options[len(q.Options)-1-i]
			}
			x, worth := f.Option(o.ID)
			if ids, in := c.when[q.ID]; !in || !known || !worth || slices.Contains(ids, o.ID) {
				continue
			}
			return Relax{Question: q.ID, To: o.ID, Words: "decide for the case that " + x.If, Cost: 2, Why: "The options of this model leave nothing else."}, true
		}
	}
	return Relax{}, false
}
