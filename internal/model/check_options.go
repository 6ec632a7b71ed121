package model

import (
	"math"

	"advisor/internal/questions"
	"advisor/internal/strictyaml"
)

// maxOptions is how many options a set of bits holds.
const maxOptions = 60

// options checks the options of a factor against those of its question.
func (c *checker) options(path []any, f *Factor, q questions.Question) {
	if len(q.Options) > maxOptions {
		c.report(path, "factor %q: %d options; at most %d can be weighed", f.ID, len(q.Options), maxOptions)
	}
	share, low, high := 0, 0, 0
	seen := map[questions.OptionID]bool{}
	for i, o := range f.Options {
		at := append(path, i)
		if _, ok := q.Option(o.ID); !ok {
			c.reportHint(at, strictyaml.Nearest(string(o.ID), q.OptionStrings()), "factor %q: there is no option %q", f.ID, o.ID)
		}
		if seen[o.ID] {
			c.report(at, "factor %q: option %q stands twice", f.ID, o.ID)
		}
		seen[o.ID] = true
		if o.Points < -10 || o.Points > 10 {
			c.report(at, "factor %q, option %q: points %d are not from -10 to 10", f.ID, o.ID, o.Points)
		}
		if o.Share < 1 {
			c.report(at, "factor %q, option %q: share %d is below 1", f.ID, o.ID, o.Share)
		}
		if o.If == "" || o.Why == "" {
			c.report(at, "factor %q, option %q: if or why is missing", f.ID, o.ID)
		}
		share += o.Share
		low, high = min(low, o.Points), max(high, o.Points)
	}
	for _, o := range q.Options {
		if !seen[o.ID] {
			c.report(path, "factor %q: option %q has no points", f.ID, o.ID)
		}
	}
	if share != 100 {
		c.report(path, "factor %q: the shares add up to %d, not 100", f.ID, share)
	}
	if low == 0 && high == 0 {
		c.report(path, "factor %q: no option has points", f.ID)
	}
	c.monotone(path, f, q)
}

// monotone checks that more need never moves towards Compose, less capacity
// never towards Kubernetes, and that capacity alone is no reason.
func (c *checker) monotone(path []any, f *Factor, q questions.Question) {
	if f.Order == Unordered {
		return
	}
	c.shown(path, f, q)
	last := -10
	for _, x := range q.Options {
		o, ok := f.Option(x.ID)
		if !ok {
			return
		}
		if o.Points < last {
			c.report(path, "factor %q: option %q has fewer points than the one before; more %s must never move towards Compose", f.ID, o.ID, f.Order)
		}
		if f.Order == Capacity && o.Points > 0 {
			c.report(path, "factor %q: option %q has points above 0; means to run a cluster are no reason for one", f.ID, o.ID)
		}
		last = o.Points
	}
}

// shown checks the same of what decisions show.
func (c *checker) shown(path []any, f *Factor, q questions.Question) {
	stated, last := 0, math.MinInt
	for _, x := range q.Options {
		o, ok := f.Option(x.ID)
		if !ok || !o.Shown.There {
			continue
		}
		stated++
		if o.Shown.Value < last {
			c.report(path, "factor %q: option %q shows less than the one before; more %s must never move towards Compose", f.ID, o.ID, f.Order)
		}
		if f.Order == Capacity && o.Shown.Value > 0 {
			c.report(path, "factor %q: option %q shows more than 0; means to run a cluster are no reason for one", f.ID, o.ID)
		}
		last = o.Shown.Value
	}
	if stated > 0 && stated < len(f.Options) {
		c.report(path, "factor %q: shown stands at %d of %d options; all or none", f.ID, stated, len(f.Options))
	}
}
