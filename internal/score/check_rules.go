package score

import (
	"slices"

	"advisor/internal/questions"
)

func (c *checker) vetoes() {
	seen := map[string]bool{}
	for i := range c.m.Vetoes {
		v := &c.m.Vetoes[i]
		path := []any{"vetoes", i}
		if v.ID == "" || seen[v.ID] {
			c.at(path, "veto %q: the id is empty or used twice", v.ID)
		}
		seen[v.ID] = true
		if v.Closes != Compose && v.Closes != Kubernetes {
			c.at(path, "veto %q: closes is %q, not compose or kubernetes", v.ID, v.Closes)
		}
		if len(v.When) == 0 || v.Why == "" || v.Source == "" {
			c.at(path, "veto %q: when, why or source is missing", v.ID)
		}
		c.cases(append(path, "when"), v.When)
		c.vetoOrder(path, v)
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
			c.at(path, "veto %q: it must hold for all options of %q %s the ones it names", v.ID, q.ID, direction(v.Closes))
		}
	}
}

func direction(closes Recommendation) string {
	if closes == Compose {
		return "above"
	}
	return "below"
}

// closedEnd says whether options are the upper end of a question (for what
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
	if r.Words == "" || r.Why == "" || r.Cost < 1 {
		c.at(path, "veto %q: words, why or cost of relax is missing", v.ID)
	}
	c.cases(path, []Case{{r.Question: {r.To}}})
	for _, w := range v.When {
		if ids, ok := w[r.Question]; !ok || slices.Contains(ids, r.To) {
			c.at(path, "veto %q: answering %q with %q does not lift it", v.ID, r.Question, r.To)
		}
	}
}

// cases checks that cases name questions and options that exist.
func (c *checker) cases(path []any, cs []Case) {
	for i, w := range cs {
		if len(w) == 0 {
			c.at(append(path, i), "a case names no question")
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
					c.at(append(path, i), "question %q has no option %q%s", q.ID, id, hint(string(id), optionIDs(q)))
				}
			}
		}
		if left > 0 {
			c.at(append(path, i), "a case names a question that does not exist")
		}
	}
}

func (c *checker) shapes() {
	open := map[Recommendation]bool{}
	for i, x := range c.m.Shapes {
		path := []any{"shapes", i}
		if x.ID == "" || x.Title == "" || x.Why == "" || len(x.Sources) == 0 {
			c.at(path, "shape %q: id, title, why or sources is missing", x.ID)
		}
		if open[x.Side] {
			c.at(path, "shape %q can never be chosen: one without conditions stands before it", x.ID)
		}
		open[x.Side] = open[x.Side] || len(x.When) == 0
		c.cases(append(path, "when"), x.When)
	}
	for _, side := range []Recommendation{Compose, Kubernetes} {
		if !open[side] {
			c.at([]any{"shapes"}, "no shape without conditions for %s", side)
		}
	}
}

func (c *checker) remarks() {
	for i, x := range c.m.Remarks {
		path := []any{"remarks", i}
		if x.ID == "" || x.Words == "" || len(x.Sources) == 0 || len(x.When) == 0 || len(x.Strength) == 0 {
			c.at(path, "remark %q: id, words, when, strength or sources is missing", x.ID)
		}
		for _, k := range x.Strength {
			if !slices.Contains([]Strength{Strong, Lean, Undecided}, k) {
				c.at(append(path, "strength"), "remark %q: strength is %q, not strong, lean or undecided", x.ID, k)
			}
		}
		if x.Side != "" && x.Side != Compose && x.Side != Kubernetes {
			c.at(path, "remark %q: side is %q, not compose or kubernetes", x.ID, x.Side)
		}
		c.cases(append(path, "when"), x.When)
	}
}

// maxTogether is how many ways of answering may have to be listed one by one:
// questions that vetoes and conditions tie together. More would make an
// assessment slow.
const maxTogether = 20_000

// extent checks what only the whole model shows: that the score stays between
// 0 and 100, and that not too much is tied together.
func (c *checker) extent() {
	p := newPlan(c.m, c.s)
	low, high := 0, 0
	for i := range p.slots {
		l, h := p.slots[i].bounds(p.slots[i].all())
		low, high = low+l, high+h
	}
	if limit := 50 * p.divisor; -low > limit || high > limit {
		c.at([]any{"thresholds", "divisor"}, "divisor %d is too small: weights times points reach from %d to %d, and the score would leave 0 to 100", p.divisor, low, high)
	}
	for _, g := range p.groups(p.read(nil)) {
		ways := 1
		for _, i := range append(g.core, g.leaves...) {
			ways *= len(p.slots[i].options)
			if ways > maxTogether {
				c.at([]any{"vetoes"}, "vetoes and conditions tie too many questions together, %q among them", p.slots[i].id)
				return
			}
		}
	}
}
