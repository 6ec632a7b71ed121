package model

import (
	"errors"
	"slices"

	"go.yaml.in/yaml/v4"
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
	forgetLines(&under)
	merged := lay(&over, &under)
	*c.m = Model{}
	if err := merged.Load(c.m, yaml.WithKnownFields()); err != nil {
		c.located(err)
		return false
	}
	c.root = merged
	c.drop()
	return true
}

// forgetLines keeps lines of the built-in model out of messages about another
// file.
func forgetLines(n *yaml.Node) {
	n.Line = 0
	for _, x := range n.Content {
		forgetLines(x)
	}
}

// lay puts one tree over another.
func lay(over, under *yaml.Node) *yaml.Node {
	switch {
	case over.Kind != under.Kind:
		return over
	case over.Kind == yaml.DocumentNode && len(over.Content) == 1 && len(under.Content) == 1:
		over.Content[0] = lay(over.Content[0], under.Content[0])
		return over
	case over.Kind == yaml.MappingNode:
		return layMapping(over, under)
	case over.Kind == yaml.SequenceNode && withIDs(over) && withIDs(under):
		return laySequence(over, under)
	}
	return over
}

func layMapping(over, under *yaml.Node) *yaml.Node {
	out := *over
	out.Content = nil
	for i := 0; i+1 < len(under.Content); i += 2 {
		key, value := under.Content[i], under.Content[i+1]
		if x := child(over, key.Value); x != nil {
			value = lay(x, value)
		}
		out.Content = append(out.Content, key, value)
	}
	for i := 0; i+1 < len(over.Content); i += 2 {
		if child(under, over.Content[i].Value) == nil {
			out.Content = append(out.Content, over.Content[i], over.Content[i+1])
		}
	}
	return &out
}

func laySequence(over, under *yaml.Node) *yaml.Node {
	out := *over
	out.Content = slices.Clone(under.Content)
	for _, x := range over.Content {
		id := child(x, "id").Value
		at := slices.IndexFunc(out.Content, func(n *yaml.Node) bool { return child(n, "id").Value == id })
		if at < 0 {
			out.Content = append(out.Content, x)
			continue
		}
		out.Content[at] = lay(x, out.Content[at])
	}
	return &out
}

// withIDs reports whether a list has entries, and each of them an id.
func withIDs(n *yaml.Node) bool {
	for _, x := range n.Content {
		if id := child(x, "id"); id == nil || id.Kind != yaml.ScalarNode {
			return false
		}
	}
	return len(n.Content) > 0
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
