package estimate

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"advisor/internal/strictyaml"
	"advisor/internal/untrusted"
)

// extend puts the file over the built-in one. It is false where that cannot be
// done.
func (r *reader) extend(c *Costs) bool {
	if c.Extends != builtInName {
		r.report([]any{"extends"}, "the only figures to extend are "+builtInName, "extends is %q", c.Extends)
		return false
	}
	if c.Version == "" {
		r.Add(r.place(1), "", "version is missing: give the figures a version of their own")
	}
	own, looked := r.own(c), c.AsOf != ""
	withoutEmpty(r.root.Content[0])
	if c.Currency != "" && c.Currency != "USD" && c.Exchange == 0 {
		r.report([]any{"currency"}, "", "exchange is missing: what is one US dollar in %s?", untrusted.Text(c.Currency).Clean())
	}
	if slices.ContainsFunc(own, func(id string) bool { return id == "" || strings.HasSuffix(id, "/") }) {
		return false // nobody can say what such an item replaces
	}
	var under yaml.Node
	if err := yaml.Load(embedded, &under); err != nil {
		r.located(err)
		return false
	}
	strictyaml.ForgetLines(&under)
	merged := strictyaml.Lay(r.root, &under)
	*c = Costs{}
	if err := merged.Load(c); err != nil && r.Count() == 0 { // else it was said
		r.located(err)
		return false
	}
	r.root, c.Own = merged, own
	if !looked {
		c.AsOf = c.oldest()
	}
	for _, n := range builtIn().Counts {
		if !slices.ContainsFunc(c.Counts, func(x Count) bool { return x.Question == n.Question && x.Option == n.Option }) {
			c.Counts = append(c.Counts, n) // counts have no id that Lay goes by
		}
	}
	return true
}

// oldest is the day of the built-in figures, or an earlier one for which a figure
// of the file itself holds.
func (c *Costs) oldest() string {
	day := c.AsOf
	look := func(items []Item, prefix string) {
		for _, i := range items {
			if isDay(i.AsOf) && slices.Contains(c.Own, prefix+i.ID) {
				day = min(day, i.AsOf)
			}
		}
	}
	look(c.Items, "")
	for _, p := range c.Presets {
		look(p.Items, p.ID+"/")
	}
	return day
}

// own checks the items that an extending file states, before they are mixed
// with those of the built-in one: a figure without its own source and date would
// carry those of another, and of two with one id only one would be looked at.
func (r *reader) own(c *Costs) []string {
	var ids []string
	look := func(path []any, prefix string, items []Item) {
		for i, item := range items {
			at := append(slices.Clone(path), i)
			if slices.Contains(ids, prefix+item.ID) {
				r.reportID(at, "", "%s stands twice", r.label(item))
			}
			for _, key := range []string{"id", "low", "typical", "high", "as-of", "source"} {
				if r.readable(at) && strictyaml.Child(r.node(at), key) == nil {
					r.report(at, "", "%s: %s is missing", r.label(item), key)
				}
			}
			r.sureOwn(at)
			ids = append(ids, prefix+item.ID)
		}
	}
	look([]any{"items"}, "", c.Items)
	for i, p := range c.Presets {
		look([]any{"presets", i, "items"}, p.ID+"/", p.Items)
	}
	return ids
}

// withoutEmpty takes out lists that state nothing: they would replace what the
// built-in file has.
func withoutEmpty(n *yaml.Node) {
	var kept []*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		if value := n.Content[i+1]; value.Kind != yaml.SequenceNode || len(value.Content) > 0 {
			kept = append(kept, n.Content[i], value)
		}
	}
	n.Content = kept
}

// sureOwn marks an item of an extending file that does not say how sure it is.
func (r *reader) sureOwn(path []any) {
	n := r.node(path)
	if n == nil || strictyaml.Child(n, "sure") != nil {
		return
	}
	n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: "sure"}, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: "own"})
}
