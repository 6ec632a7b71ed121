package model

import "advisor/internal/english"

// conditions checks that answers which follow from others keep to the same
// rule as those that are given: a question is asked from some option of an
// earlier one upwards, and the answer that is implied below is the one farthest
// towards Compose.
func (c *checker) conditions() {
	for _, q := range c.s.Questions {
		f, ok := c.m.Factor(q.ID)
		o, has := f.Option(q.Otherwise)
		if !ok || !has {
			continue
		}
		low := 0
		for _, x := range f.Options {
			low = min(low, x.Points)
		}
		for _, p := range c.s.Questions {
			ids, named := q.When[p.ID]
			parent, _ := c.m.Factor(p.ID)
			if !named || parent.Order == Unordered {
				continue
			}
			if !closedEnd(p, ids, Compose) || o.Points != low {
				c.report([]any{"factors", c.m.Index(q.ID)}, "factor %q: where %q is not %s its answer is %q; more of the one must never move the other towards Compose",
					q.ID, p.ID, english.Or(ids), q.Otherwise)
			}
		}
	}
}
