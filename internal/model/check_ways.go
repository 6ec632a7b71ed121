package model

import (
	"slices"

	"advisor/internal/english"
	"advisor/internal/questions"
	"advisor/internal/strictyaml"
)

func (c *checker) ways() {
	seen := map[string]bool{}
	left := map[Recommendation]bool{}
	for i, w := range c.m.Ways {
		path := []any{"options", i}
		for _, id := range []string{w.ID, w.Shape} {
			if (id == "" && w.ID == "") || (id != "" && id != w.ID && seen[id]) {
				c.report(path, "option %q: the id is empty or used twice", w.ID)
			}
		}
		if seen[w.ID] {
			c.report(path, "option %q: the id is empty or used twice", w.ID)
		}
		seen[w.ID], seen[w.Shape] = true, true
		left[w.Side] = true
		c.way(path, &w)
	}
	for _, side := range []Recommendation{Compose, Kubernetes} {
		if !left[side] {
			path := []any{"options"}
			if len(c.m.Drop) > 0 {
				path = []any{"drop"}
			}
			c.report(path, "there is no option for %s", side)
		}
	}
}

// way checks one option by itself.
func (c *checker) way(path []any, w *Way) {
	if w.Side != Compose && w.Side != Kubernetes {
		c.report(path, "option %q: side is %q, not compose or kubernetes", w.ID, w.Side)
	}
	d := w.Demands
	if slices.Contains([]string{w.Title, w.Short, w.Why, d.People, d.Skill, d.Access, d.Money}, "") || len(w.Sources) == 0 {
		c.report(path, "option %q: title, short, why, sources or one of its demands is missing", w.ID)
	}
	if len(w.Where) > 0 {
		c.cases(append(path, "where"), []Case{w.Where})
	}
	if !c.m.tabled(w.ID) {
		c.report(path, "option %q: the table says of no answer what it makes of it; like, with the id of another option, takes over what it says of that one", w.ID)
	}
	for j, x := range w.Conditions {
		c.condition(append(path, "conditions", j), w, x)
	}
	for j := range w.Differs {
		c.different(append(slices.Clone(path), "meets", j), w, &w.Differs[j])
	}
}

// different checks what an option says where it is not like another one.
func (c *checker) different(path []any, w *Way, x *Different) {
	if len(x.Answers) == 0 || x.Why == "" || x.Source == "" {
		c.report(path, "option %q: answers, why or source of what it meets is missing", w.ID)
	}
	if x.Met.rank() > No.rank() {
		c.report(append(path, "met"), "option %q: met is %q, not yes, partly or no", w.ID, x.Met)
	}
	if x.TooLittle && x.Met != Partly {
		c.report(append(path, "too-little"), "option %q: too-little is said of what is met partly", w.ID)
	}
	c.cases(path, []Case{{x.Question: x.Answers}})
}

func (c *checker) condition(path []any, w *Way, x Condition) {
	if x.Says == "" || (x.Known && len(x.When) == 0) {
		c.report(path, "option %q: a condition says nothing, or is known without when", w.ID)
	}
	if len(x.When) > 0 {
		c.cases(path, []Case{x.When})
	}
}

func (c *checker) requirements() {
	seen := map[questions.ID]bool{}
	for i := range c.m.Requirements {
		r := &c.m.Requirements[i]
		path := []any{"requirements", i}
		q, ok := c.s.Question(r.ID)
		if !ok || seen[r.ID] {
			c.reportHint(append(path, "id"), strictyaml.Nearest(string(r.ID), c.s.IDStrings()), "requirement %q: there is no such question, or it stands twice", r.ID)
			continue
		}
		seen[r.ID] = true
		before := c.Count()
		for j := range r.Cells {
			c.cell(append(path, "cells", j), r, &r.Cells[j])
		}
		if c.Count() == before {
			c.covered(path, r, q)
		}
	}
	for _, x := range c.unnamed {
		c.report([]any{"requirements"}, "where %s, every option of a side is ruled out, and no veto of the model says so", c.inWords(x.when))
	}
}

func (c *checker) cell(path []any, r *Requirement, x *Cell) {
	if w, ok := c.m.Way(first(x.Ways)); ok && len(x.Ways) == 1 && w.Like != "" {
		return // made from what was checked
	}
	for _, id := range x.Ways {
		if !slices.ContainsFunc(c.m.Ways, func(w Way) bool { return w.ID == id }) {
			c.report(append(path, "options"), "requirement %q: there is no option %q", r.ID, id)
		}
	}
	if len(x.Ways) == 0 || len(x.Answers) == 0 || x.Why == "" || x.Source == "" {
		c.report(path, "requirement %q: options, answers, why or source of a cell is missing", r.ID)
	}
	if x.Met.rank() > No.rank() {
		c.report(append(path, "met"), "requirement %q: met is %q, not yes, partly or no", r.ID, x.Met)
	}
	if x.TooLittle && x.Met != Partly {
		c.report(append(path, "too-little"), "requirement %q: too-little is said of what is met partly", r.ID)
	}
	all := Case{r.ID: x.Answers}
	for id, answers := range x.Also {
		all[id] = answers
	}
	c.cases(path, []Case{all})
}

// tabled reports whether a cell of the table names an option.
func (m *Model) tabled(way string) bool {
	return slices.ContainsFunc(m.Requirements, func(r Requirement) bool {
		return slices.ContainsFunc(r.Cells, func(x Cell) bool { return slices.Contains(x.Ways, way) })
	})
}

// first is the first of some words; empty: there is none.
func first(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[0]
}

// covered checks that the table says of each option what it makes of each answer
// to a question, once, and that it keeps the rule of monotony.
func (c *checker) covered(path []any, r *Requirement, q questions.Question) {
	for _, w := range c.m.Ways {
		if !c.m.tabled(w.ID) {
			continue // said once
		}
		for _, o := range q.Options {
			n, saved, closing := 0, false, false
			for i := range r.Cells {
				x := &r.Cells[i]
				switch {
				case !slices.Contains(x.Ways, w.ID) || !slices.Contains(x.Answers, o.ID):
				case len(x.Also) == 0:
					n++
					closing = closing || c.m.Closes(x)
				default:
					saved = saved || !c.m.Closes(x)
				}
			}
			if closing && saved {
				c.report(path, "requirement %q: further conditions do not save option %q from what rules it out at %q", r.ID, w.ID, o.ID)
			}
			if n != 1 {
				c.report(path, "requirement %q: %d cells without further conditions say what option %q makes of %q; it takes one", r.ID, n, w.ID, o.ID)
				return
			}
		}
		c.steady(path, r, w.ID)
	}
}

// steady checks that more need never makes a cell better, nor more capacity one
// worse, whatever the other answers are.
func (c *checker) steady(path []any, r *Requirement, way string) {
	var asked []questions.Question
	for _, q := range c.s.Questions {
		in := func(x Cell) bool { _, ok := x.Also[q.ID]; return ok && slices.Contains(x.Ways, way) }
		if q.ID == r.ID || slices.ContainsFunc(r.Cells, in) {
			asked = append(asked, q)
		}
	}
	given := map[questions.ID]questions.OptionID{}
	var try func(k int)
	try = func(k int) {
		if k < len(asked) {
			for _, o := range asked[k].Options {
				given[asked[k].ID] = o.ID
				try(k + 1)
			}
			return
		}
		c.neighbours(path, r, way, asked, given)
	}
	try(0)
}

// neighbours compares the cell of some answers with the next answer to each of
// the questions.
func (c *checker) neighbours(path []any, r *Requirement, way string, asked []questions.Question, given map[questions.ID]questions.OptionID) {
	here := r.worth(way, given)
	for _, q := range asked {
		f, _ := c.m.Factor(q.ID)
		at := q.Index(given[q.ID])
		if f.Order == Unordered || at+1 == len(q.Options) {
			continue
		}
		now := given[q.ID]
		given[q.ID] = q.Options[at+1].ID
		next := r.worth(way, given)
		given[q.ID] = now
		if (f.Order == Need && next < here) || (f.Order == Capacity && next > here) {
			c.report(path, "requirement %q: from %q to %q of %q option %q changes the wrong way; more need never makes an option better, more capacity never worse",
				r.ID, now, q.Options[at+1].ID, q.ID, way)
		}
	}
}

// worth is how little the cell of an option says that it meets: 0 for all, 3 for
// nothing. Every answer is given.
func (r *Requirement) worth(way string, given map[questions.ID]questions.OptionID) int {
	x := r.Cell(way, given[r.ID], func(also Case) bool {
		for id, answers := range also {
			if !slices.Contains(answers, given[id]) {
				return false
			}
		}
		return true
	})
	switch {
	case x == nil:
		return 0
	case x.TooLittle:
		return x.Met.rank() + 1
	}
	return x.Met.rank()
}

// inWords are answers as a clause.
func (c *checker) inWords(x Case) string {
	var out []string
	for _, q := range c.s.Questions {
		if ids, ok := x[q.ID]; ok {
			out = append(out, string(q.ID)+" is "+string(english.Or(ids)))
		}
	}
	return english.And(out)
}
