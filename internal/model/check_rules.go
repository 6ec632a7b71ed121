package model

import (
	"maps"
	"slices"

	"advisor/internal/diag"
	"advisor/internal/questions"
	"advisor/internal/strictyaml"
)

func (c *checker) vetoes() {
	seen := map[string]bool{}
	for i := range c.m.Vetoes {
		v := &c.m.Vetoes[i]
		path := []any{"vetoes", i}
		if v.ID == "" || seen[v.ID] {
			c.report(path, "veto %q: the id is empty or used twice", v.ID)
		}
		seen[v.ID] = true
		side := v.Closes == Compose || v.Closes == Kubernetes
		if !side {
			c.report(path, "veto %q: closes is %q, not compose or kubernetes", v.ID, v.Closes)
		}
		unknowable := v.Derived && slices.ContainsFunc(c.m.Ways, func(w Way) bool { return !c.m.tabled(w.ID) })
		if len(v.When) == 0 && !unknowable || v.Why == "" || v.Source == "" {
			c.report(path, "veto %q: when, why or source is missing", v.ID)
		}
		c.cases(append(path, "when"), v.When)
		if side {
			c.vetoOrder(path, v)
		}
		c.relax(append(path, "relax"), v)
	}
}

// vetoOrder checks that a need closes Compose from some option upwards, and
// that missing means close Kubernetes from some option downwards.
func (c *checker) vetoOrder(path []any, v *VetoRule) {
	for _, w := range v.When {
		for _, q := range c.s.Questions {
			f, ok := c.m.Factor(q.ID)
			ids, named := w[q.ID]
			if !ok || !named || f.Order == Unordered || closedEnd(q, ids, v.Closes) {
				continue
			}
			c.report(path, "veto %q: it must hold for all options of %q %s the ones it names", v.ID, q.ID, direction(v.Closes))
		}
	}
}

func direction(closes Recommendation) string {
	if closes == Compose {
		return "above"
	}
	return "below"
}

// closedEnd reports whether options are the upper end of a question (for what
// closes Compose) or its lower end.
func closedEnd(q questions.Question, ids []questions.OptionID, closes Recommendation) bool {
	in := func(o questions.Option) bool { return slices.Contains(ids, o.ID) }
	for i := 1; i < len(q.Options); i++ {
		below, above := in(q.Options[i-1]), in(q.Options[i])
		if (closes == Compose && below && !above) || (closes == Kubernetes && above && !below) {
			return false
		}
	}
	return true
}

func (c *checker) relax(path []any, v *VetoRule) {
	r := v.Relax
	if r.Question == "" || r.To == "" || r.Words == "" || r.Why == "" || r.Cost < 1 {
		c.report(path, "veto %q: question, to, words, why or cost of relax is missing", v.ID)
	}
	if r.Question == "" || r.To == "" {
		return
	}
	c.cases(path, []Case{{r.Question: {r.To}}})
	for _, w := range v.When {
		if ids, ok := w[r.Question]; !ok || slices.Contains(ids, r.To) {
			c.report(path, "veto %q: answering %q with %q does not lift it", v.ID, r.Question, r.To)
		}
	}
}

// cases checks that cases name questions and options that exist.
func (c *checker) cases(path []any, cs []Case) {
	for i, w := range cs {
		if len(w) == 0 {
			c.report(append(path, i), "a case names no question")
		}
		left := len(w)
		for _, q := range c.s.Questions {
			ids, ok := w[q.ID]
			if !ok {
				continue
			}
			left--
			for _, id := range ids {
				if _, ok := q.Option(id); !ok {
					c.reportHint(append(path, i), strictyaml.Nearest(string(id), q.OptionStrings()), "question %q has no option %q", q.ID, id)
				}
			}
		}
		if left > 0 {
			c.strangers(append(slices.Clone(path), i), w)
		}
	}
}

// strangers reports what a case names and nobody asks.
func (c *checker) strangers(at []any, x Case) {
	for _, id := range slices.Sorted(maps.Keys(x)) {
		if _, ok := c.s.Question(id); !ok {
			c.reportHint(append(at, string(id)), strictyaml.Nearest(string(id), c.s.IDStrings()), "a case names a question that does not exist: %s", diag.Quoted(string(id)))
		}
	}
}

func (c *checker) shapes() {
	open := map[Recommendation]bool{} // the options are the last resort of both
	for i, x := range c.m.Shapes {
		path := []any{"shapes", i}
		if x.ID == "" || x.Title == "" || x.Why == "" || len(x.Sources) == 0 {
			c.report(path, "shape %q: id, title, why or sources is missing", x.ID)
		}
		if open[x.Side] {
			c.report(path, "shape %q can never be chosen: one without conditions stands before it", x.ID)
		}
		_, option := c.m.Way(x.ID)
		open[x.Side] = open[x.Side] || (len(x.When) == 0 && !option)
		c.cases(append(path, "when"), x.When)
	}
}

func (c *checker) remarks() {
	for i, x := range c.m.Remarks {
		path := []any{"remarks", i}
		if x.ID == "" || x.Words == "" || len(x.Sources) == 0 || len(x.When) == 0 || len(x.Strength) == 0 {
			c.report(path, "remark %q: id, words, when, strength or sources is missing", x.ID)
		}
		for _, k := range x.Strength {
			if !slices.Contains([]Strength{Strong, Lean, Undecided}, k) {
				c.report(append(path, "strength"), "remark %q: strength is %q, not strong, lean or undecided", x.ID, k)
			}
		}
		if x.Side != "" && x.Side != Compose && x.Side != Kubernetes {
			c.report(path, "remark %q: side is %q, not compose or kubernetes", x.ID, x.Side)
		}
		c.cases(append(path, "when"), x.When)
	}
}
