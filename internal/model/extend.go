package model

import (
	"errors"
	"slices"

	"go.yaml.in/yaml/v4"

	"advisor/internal/strictyaml"
)

// builtIn is what a model writes under "extends".
const builtIn = "built-in"

// extend replaces the model by the built-in one with what the file states put
// over it: keys replace keys, entries with an id replace or add to those with
// the same id, other lists replace lists. It is false where that cannot be done.
func (c *checker) extend() bool {
	if c.m.Extends != builtIn {
		c.Add(c.place(0), "the only model to extend is "+builtIn, "extends is %q", c.m.Extends)
		return false
	}
	if c.m.Version == "" {
		c.Add(c.place(0), "", "version is missing: give the model a version of its own")
		return false
	}
	var over, under yaml.Node
	if err := errors.Join(yaml.Load(c.data, &over), yaml.Load(embedded, &under)); err != nil {
		c.located(err)
		return false
	}
	strictyaml.ForgetLines(&under)
	merged := strictyaml.Lay(&over, &under)
	*c.m = Model{}
	if err := merged.Load(c.m, yaml.WithKnownFields()); err != nil {
		c.located(err)
		return false
	}
	c.root = merged
	c.drop()
	return true
}

// drop takes out the vetoes, shapes and remarks that the model does without.
func (c *checker) drop() {
	for _, id := range c.m.Drop {
		before := len(c.m.Vetoes) + len(c.m.Shapes) + len(c.m.Remarks)
		c.m.Vetoes = slices.DeleteFunc(c.m.Vetoes, func(v VetoRule) bool { return v.ID == id })
		c.m.Shapes = slices.DeleteFunc(c.m.Shapes, func(s ShapeRule) bool { return s.ID == id })
		c.m.Remarks = slices.DeleteFunc(c.m.Remarks, func(r Remark) bool { return r.ID == id })
		if before == len(c.m.Vetoes)+len(c.m.Shapes)+len(c.m.Remarks) {
			c.report([]any{"drop"}, "drop names %q, but there is no such veto, shape or remark", id)
		}
	}
}
