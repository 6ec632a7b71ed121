// Package options compares the ways to run an application: what each of them
// makes of the answers, which are ruled out, and which one of the recommended
// side is the simplest that is left. It weighs nothing and knows no reports.
package options

import (
	"maps"
	"slices"

	"advisor/internal/english"
	"advisor/internal/model"
	"advisor/internal/questions"
)

// Verdict is what becomes of an option.
type Verdict string

// The verdicts.
const (
	Recommended Verdict = "recommended"
	Possible    Verdict = "possible"
	RuledOut    Verdict = "ruled-out"
)

// Option is a way to run the application with what it makes of the answers.
type Option struct {
	model.Way
	Verdict Verdict
	// Conditions are those of the way that are worth saying beside the answers.
	Conditions []string
	// Meets has the requirements that somebody answered, in the order of the
	// table; what follows from another answer is not among them.
	Meets []Met
	// Reasons are why it is ruled out, or recommended; sentences, never empty.
	Reasons []string
}

// Met is how far an option meets the answer to a question.
type Met struct {
	Question questions.ID
	Met      model.Met
	// RulesOut: the option is ruled out by it.
	RulesOut bool
	// Capacity: it is about what the option demands of the team.
	Capacity bool
	Why      string
	Source   string
}

// Compare judges every option of a model by resolved answers. side is the
// recommended one; empty where there is no recommendation, and then no option is
// recommended either.
func Compare(m *model.Model, resolved questions.Answers, side model.Recommendation) []Option {
	out := make([]Option, 0, len(m.Ways))
	for _, w := range m.Ways {
		out = append(out, judge(m, w, resolved))
	}
	best := simplest(out, resolved, side)
	for i := range out {
		o := &out[i]
		switch {
		case o.Verdict == RuledOut:
		case i == best:
			o.Verdict = Recommended
			o.Reasons = []string{english.Sentence(o.Why)}
		case best >= 0 && o.Side == side:
			o.Reasons = []string{possible(o, "the recommended option is simpler, or asks less of the team")}
		default:
			o.Reasons = []string{possible(o, "no requirement rules it out")}
		}
		if o.Verdict == Possible && !Holds(o.Where, resolved) {
			o.Reasons = append(o.Reasons, "It is recommended only if "+clause(m, o.Where)+".")
		}
	}
	return out
}

// clause is the case in the words of the model: one of its answers to each question.
func clause(m *model.Model, c model.Case) string {
	var out []string
	for _, id := range slices.Sorted(maps.Keys(c)) {
		f, _ := m.Factor(id)
		var ways []string
		for _, o := range f.Options {
			if slices.Contains(c[id], o.ID) {
				ways = append(ways, o.If)
			}
		}
		out = append(out, english.Or(ways))
	}
	return english.And(out)
}

// possible says of an option that is not ruled out what it would take.
func possible(o *Option, otherwise string) string {
	work := 0
	for _, x := range o.Meets {
		if x.Met == model.Partly {
			work++
		}
	}
	if work == 0 {
		return "It meets every requirement that was answered; " + otherwise + "."
	}
	return "It meets " + english.Count(work, "requirement", "requirements") + " only with work; " + otherwise + "."
}

// judge is one option by itself.
func judge(m *model.Model, w model.Way, a questions.Answers) Option {
	o := Option{Way: w, Verdict: Possible, Conditions: conditions(w, a)}
	for i := range m.Requirements {
		r := &m.Requirements[i]
		cell, ok := cellOf(r, w.ID, a)
		if !ok {
			continue
		}
		f, _ := m.Factor(r.ID)
		x := Met{Question: r.ID, Met: cell.Met, RulesOut: m.Closes(cell), Capacity: f.Order == model.Capacity, Why: cell.Why, Source: cell.Source}
		if x.RulesOut {
			o.Verdict = RuledOut
			o.Reasons = append(o.Reasons, english.Sentence(x.Why))
		}
		if a[r.ID].Source != questions.FromImplied {
			o.Meets = append(o.Meets, x)
		}
	}
	for i := range m.Vetoes {
		v := &m.Vetoes[i]
		if !v.Derived && v.Closes == w.Side && slices.ContainsFunc(v.When, func(c model.Case) bool { return Holds(c, a) }) {
			o.Verdict = RuledOut
			o.Reasons = append(o.Reasons, english.Sentence(v.Why))
		}
	}
	return o
}

// conditions are those that do not contradict the answers.
func conditions(w model.Way, a questions.Answers) []string {
	var out []string
	for _, c := range w.Conditions {
		if (c.Known && Holds(c.When, a)) || (!c.Known && mayHold(c.When, a)) {
			out = append(out, c.Says)
		}
	}
	return out
}

// mayHold reports whether resolved answers do not rule a case out.
func mayHold(c model.Case, a questions.Answers) bool {
	for id, ids := range c {
		left := given(a[id])
		if len(left) > 0 && !slices.ContainsFunc(left, func(o questions.OptionID) bool { return slices.Contains(ids, o) }) {
			return false
		}
	}
	return true
}

// cellOf is what a requirement says of an option; false where the answer is not
// known, or several are possible and differ in what they make of it.
func cellOf(r *model.Requirement, way string, a questions.Answers) (*model.Cell, bool) {
	var found *model.Cell
	for _, o := range given(a[r.ID]) {
		cell := r.Cell(way, o, func(c model.Case) bool { return Holds(c, a) })
		switch {
		case cell == nil:
			return nil, false
		case found == nil:
			found = cell
		case found.Met != cell.Met || found.TooLittle != cell.TooLittle || found.Veto != cell.Veto:
			return nil, false
		}
	}
	return found, found != nil
}

// given are the options that an answer leaves, none where it is unknown.
func given(a questions.Answer) []questions.OptionID {
	switch {
	case len(a.AnyOf) > 0:
		return a.AnyOf
	case a.Option == questions.Unknown:
		return nil
	}
	return []questions.OptionID{a.Option}
}

// Holds reports whether resolved answers certainly fulfil a case.
func Holds(c model.Case, a questions.Answers) bool {
	for id, ids := range c {
		left := given(a[id])
		if len(left) == 0 || slices.ContainsFunc(left, func(o questions.OptionID) bool { return !slices.Contains(ids, o) }) {
			return false
		}
	}
	return true
}

// simplest is the first option of a side that is left, whose place is known to be
// there, and that asks no more than the team has. What is not to be had is given
// up in that order, the last first; -1 where no option is left.
func simplest(all []Option, a questions.Answers, side model.Recommendation) int {
	there, left := -1, -1
	for i, o := range all {
		if side == "" || o.Side != side || o.Verdict == RuledOut {
			continue
		}
		left = first(left, i)
		if !Holds(o.Where, a) {
			continue
		}
		if !o.beyondCapacity() {
			return i
		}
		there = first(there, i)
	}
	return first(there, left)
}

// first is a, or b where a is -1.
func first(a, b int) int {
	if a < 0 {
		return b
	}
	return a
}

// beyondCapacity reports whether the option asks more than the team has.
func (o *Option) beyondCapacity() bool {
	return slices.ContainsFunc(o.Meets, func(x Met) bool { return x.Capacity && x.Met != model.Yes })
}
