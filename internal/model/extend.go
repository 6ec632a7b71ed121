package model

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v4"

	"advisor/internal/diag"
	"advisor/internal/questions"
	"advisor/internal/strictyaml"
)

// builtIn is what a model writes under "extends".
const builtIn = "built-in"

// extend replaces the model by the built-in one with what the file states put
// over it: keys replace keys, entries with an id replace or add to those with
// the same id, other lists replace lists. It is false where that cannot be done.
func (c *checker) extend() bool {
	if c.m.Extends != builtIn {
		c.reportHint([]any{"extends"}, "the only model to extend is "+builtIn, "extends is %q", c.m.Extends)
		return false
	}
	if c.m.Version == "" {
		c.report(nil, "version is missing: give the model a version of its own")
		return false
	}
	var under yaml.Node
	if err := yaml.Load(whole(), &under); err != nil {
		c.located(err)
		return false
	}
	over := *c.own
	strictyaml.ForgetLines(&under)
	strictyaml.Replaced(&over, &under, c.replaced)
	if c.Count() > 0 {
		return false
	}
	own := over // laying it over the other one puts that into its place
	if over.Kind == yaml.DocumentNode {
		own = *over.Content[0]
	}
	merged := strictyaml.Lay(&over, &under)
	*c.m = Model{}
	if err := merged.Load(c.m, yaml.WithKnownFields()); err != nil {
		c.located(err)
		return false
	}
	c.root = merged
	c.forgetShown(&own)
	if !c.likened() {
		return false
	}
	c.drop()
	return true
}

// replaced refuses a list that would do away with a built-in one in silence.
func (c *checker) replaced(list, entry *yaml.Node) {
	if entry == nil {
		c.Add(c.place(list.Line), "leave the key out, or name what goes in drop", "an empty list would take out all that is built in")
		return
	}
	c.Add(c.place(entry.Line), "an entry changes the built-in one of its id, or is added", "the entry has no id")
}

// forgetShown takes what decisions show from the factors whose weight or points
// the file states itself: the two would not be of one scale.
func (c *checker) forgetShown(own *yaml.Node) {
	factors := strictyaml.Child(own, "factors")
	for i := 0; strictyaml.Child(factors, i) != nil; i++ {
		stated := strictyaml.Child(factors, i)
		id := strictyaml.Child(stated, "id")
		if !rescales(stated) || id == nil {
			continue
		}
		if n := c.m.Index(questions.ID(id.Value)); n >= 0 {
			for j := range c.m.Factors[n].Options {
				c.m.Factors[n].Options[j].Shown = Shown{}
			}
		}
	}
}

// rescales reports whether a factor of a file states its own weight or points,
// and nothing of what decisions show.
func rescales(stated *yaml.Node) bool {
	changed, shown := strictyaml.Child(stated, "weight") != nil, false
	for j := 0; strictyaml.Child(strictyaml.Child(stated, "options"), j) != nil; j++ {
		o := strictyaml.Child(strictyaml.Child(stated, "options"), j)
		changed = changed || strictyaml.Child(o, "points") != nil
		shown = shown || strictyaml.Child(o, "shown") != nil
	}
	return changed && !shown
}

// drop takes out the vetoes, shapes, remarks and options that the model does
// without.
func (c *checker) drop() {
	for _, id := range c.m.Drop {
		before := len(c.m.Vetoes) + len(c.m.Shapes) + len(c.m.Remarks) + len(c.m.Ways)
		c.m.Vetoes = slices.DeleteFunc(c.m.Vetoes, func(v VetoRule) bool { return v.ID == id })
		c.m.Shapes = slices.DeleteFunc(c.m.Shapes, func(s ShapeRule) bool { return s.ID == id })
		c.m.Remarks = slices.DeleteFunc(c.m.Remarks, func(r Remark) bool { return r.ID == id })
		if w, ok := c.m.Way(id); ok {
			c.m.dropWay(w.ID)
		}
		if before == len(c.m.Vetoes)+len(c.m.Shapes)+len(c.m.Remarks)+len(c.m.Ways) {
			c.reportHint([]any{"drop"}, nearest(id, c.m.droppable()), "drop names %q, but there is no such veto, shape, remark or option", id)
		}
	}
}

// droppable are the ids of what can be dropped.
func (m *Model) droppable() []string {
	var out []string
	for _, x := range m.Vetoes {
		out = append(out, x.ID)
	}
	for _, x := range m.Shapes {
		out = append(out, x.ID)
	}
	for _, x := range m.Remarks {
		out = append(out, x.ID)
	}
	for _, x := range m.Ways {
		out = append(out, x.ID)
	}
	return out
}

// nearest is a hint at the id that was meant; empty where none is near.
func nearest(id string, known []string) string {
	if best := diag.Nearest(id, known); best != "" {
		return fmt.Sprintf("did you mean %q?", best)
	}
	return ""
}

// dropWay takes out an option and what the table says of it.
func (m *Model) dropWay(id string) {
	m.Ways = slices.DeleteFunc(m.Ways, func(w Way) bool { return w.ID == id })
	for r := range m.Requirements {
		cells := m.Requirements[r].Cells
		for i := range cells {
			cells[i].Ways = slices.DeleteFunc(cells[i].Ways, func(w string) bool { return w == id })
		}
		m.Requirements[r].Cells = slices.DeleteFunc(cells, func(x Cell) bool { return len(x.Ways) == 0 })
	}
}
