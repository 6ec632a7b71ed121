package model

import (
	"slices"

	"advisor/internal/diag"
	"advisor/internal/questions"
	"advisor/internal/strictyaml"
)

// likened gives the ways of a file their place and their cells. It is false where it
// cannot: what else would be found wrong follows from that.
func (c *checker) likened() bool {
	before := c.Count()
	c.numberCells(func(j int) int { return j })
	for i := range c.m.Ways {
		c.fillCells(i)
	}
	c.placeWays()
	return c.Count() == before
}

// nowhere is the place of a cell that the file does not have.
const nowhere = -1

// numberCells notes the places of the cells, before some come and go, or forgets them.
func (c *checker) numberCells(place func(j int) int) {
	for _, r := range c.m.Requirements {
		for j := range r.Cells {
			r.Cells[j].written = place(j)
		}
	}
}

// placeWays puts each way before the one that it names: those first that name one
// which stays, and the others once that has its place.
func (c *checker) placeWays() {
	place := func(id string) int { return slices.IndexFunc(c.m.Ways, func(w Way) bool { return w.ID == id }) }
	open := slices.DeleteFunc(slices.Clone(c.m.Ways), func(w Way) bool { return w.Before == "" })
	for len(open) > 0 {
		waits := func(w Way) bool {
			return slices.ContainsFunc(open, func(x Way) bool { return x.ID == w.Before && x.ID != w.ID })
		}
		i := slices.IndexFunc(open, func(w Way) bool { return !waits(w) })
		if i < 0 {
			w := open[0]
			c.report([]any{"options", place(w.ID), "before"}, "option %q: before names %q, which stands before it itself", w.ID, w.Before)
			return
		}
		w := open[i]
		open = slices.Delete(open, i, i+1)
		if place(w.Before) < 0 || w.Before == w.ID {
			c.reportHint([]any{"options", place(w.ID), "before"}, c.nearestWay(w.Before), "option %q: before names %s, which is no other option", w.ID, diag.Quoted(w.Before))
			continue
		}
		from := place(w.ID)
		c.m.Ways = slices.Delete(c.m.Ways, from, from+1)
		c.m.Ways = slices.Insert(c.m.Ways, place(w.Before), w)
	}
}

// fillCells says in the table what a way is that is like another one: the cells of
// that, and what it says itself.
func (c *checker) fillCells(i int) {
	w := &c.m.Ways[i]
	if w.Like == "" {
		if len(w.Differs) > 0 {
			c.report([]any{"options", i, "meets"}, "option %q: meets says what differs from the option that like names, and there is none", w.ID)
		}
		return
	}
	switch other, ok := c.m.Way(w.Like); {
	case !ok || other.ID == w.ID || other.Like != "":
		c.reportHint([]any{"options", i, "like"}, c.nearestWay(w.Like), "option %q: like names %s, which is no other option with cells of its own", w.ID, diag.Quoted(w.Like))
		return
	case w.Side == "":
		w.Side = other.Side
	case other.Side != w.Side:
		c.report([]any{"options", i, "like"}, "option %q of %s: like names %q, which is an option of %s", w.ID, w.Side, w.Like, other.Side)
		return
	}
	own := map[questions.ID][]questions.OptionID{}
	for j, x := range w.Differs {
		if _, ok := c.m.Requirement(x.Question); !ok {
			c.reportHint([]any{"options", i, "meets", j, "question"}, strictyaml.Nearest(string(x.Question), c.asksFor()), "option %q: there is no requirement %s", w.ID, diag.Quoted(string(x.Question)))
			continue
		}
		for _, a := range x.Answers {
			if slices.Contains(own[x.Question], a) {
				c.report([]any{"options", i, "meets", j, "answers"}, "option %q: what it makes of %q of %s is said twice", w.ID, a, x.Question)
			}
			own[x.Question] = append(own[x.Question], a)
		}
	}
	for r := range c.m.Requirements {
		r := &c.m.Requirements[r]
		r.Cells = likeCells(r.Cells, *w, own[r.ID])
		for _, x := range w.Differs {
			if x.Question == r.ID {
				r.Cells = append(r.Cells, Cell{
					Ways: []string{w.ID}, Answers: x.Answers, Met: x.Met, TooLittle: x.TooLittle, Why: x.Why, Source: x.Source, written: nowhere,
					Veto: c.vetoOf(r.Cells, w.Side, x),
				})
			}
		}
	}
}

// vetoOf is the veto that closes the side of a way where other ways of it are ruled
// out by the same answers; empty where there is none, or the way is not ruled out.
func (c *checker) vetoOf(cells []Cell, side Recommendation, x Different) string {
	if x.Met != No && !x.TooLittle {
		return ""
	}
	for i := range cells {
		same := slices.ContainsFunc(cells[i].Answers, func(o questions.OptionID) bool { return slices.Contains(x.Answers, o) })
		sameSide := slices.ContainsFunc(cells[i].Ways, func(id string) bool { w, _ := c.m.Way(id); return w.Side == side })
		if cells[i].Veto != "" && same && sameSide {
			return cells[i].Veto
		}
	}
	return ""
}

// nearestWay is a hint at the option that is meant.
func (c *checker) nearestWay(id string) string {
	var ids []string
	for _, w := range c.m.Ways {
		ids = append(ids, w.ID)
	}
	return strictyaml.Nearest(id, ids)
}

// asksFor are the questions of the requirements.
func (c *checker) asksFor() []string {
	var ids []string
	for _, r := range c.m.Requirements {
		ids = append(ids, string(r.ID))
	}
	return ids
}

// likeCells are the cells with a way in those of the way that it is like, but for the
// answers of which it says itself what it makes.
func likeCells(cells []Cell, w Way, own []questions.OptionID) []Cell {
	var out []Cell
	for _, x := range cells {
		if !slices.Contains(x.Ways, w.Like) || slices.Contains(x.Ways, w.ID) {
			out = append(out, x)
			continue
		}
		same := slices.DeleteFunc(slices.Clone(x.Answers), func(o questions.OptionID) bool { return slices.Contains(own, o) })
		switch {
		case len(same) == len(x.Answers):
			x.Ways = append(slices.Clone(x.Ways), w.ID)
			out = append(out, x)
		case len(same) > 0:
			mine := x
			mine.Ways, mine.Answers = []string{w.ID}, same
			out = append(out, x, mine)
		default:
			out = append(out, x)
		}
	}
	return out
}
