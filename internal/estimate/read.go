package estimate

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"slices"

	"go.yaml.in/yaml/v4"

	"advisor/internal/diag"
	"advisor/internal/strictyaml"
	"advisor/internal/untrusted"
)

// builtInName is what a file writes under "extends".
const builtInName = "built-in"

// sures are the words for how sure a figure is.
var sures = []string{"official", "dataset", "report", "survey", "blog", "measured", "judgement", "own"}

// Read reads figures from the bytes of a file. All mistakes are reported at
// once, each with the name of the file and, where it can be told, the line.
func Read(name string, data []byte) (Costs, error) { return read(name, data, builtIn()) }

// read is Read with the figures that say which items there are, in which units;
// none: whatever the file has.
func read(name string, data []byte, base Costs) (Costs, error) {
	r := reader{name: name}
	var c Costs
	if err := yaml.Load(data, &c, yaml.WithKnownFields()); err != nil {
		r.located(err)
		return Costs{}, r.Err()
	}
	var root yaml.Node
	if err := yaml.Load(data, &root); err != nil {
		r.located(err)
		return Costs{}, r.Err()
	}
	r.root = &root
	hash := sha256.New()
	hash.Write(data)
	if c.Extends != "" {
		hash.Write(embedded)
		if !r.extend(&c) {
			return Costs{}, r.Err()
		}
	}
	c.SHA256 = hex.EncodeToString(hash.Sum(nil))
	r.check(&c, base)
	if err := r.Err(); err != nil {
		return Costs{}, err
	}
	for i := range c.Presets {
		for k, item := range c.Presets[i].Items {
			replaced, _ := find(c.Items, item.ID)
			c.Presets[i].Items[k].Unit = replaced.Unit
		}
	}
	return c, nil
}

// reader collects what is wrong with a file of figures.
type reader struct {
	diag.Collector
	name string
	root *yaml.Node
}

func (r *reader) report(path []any, hint, format string, args ...any) {
	r.Add(r.place(strictyaml.Line(r.root, path...)), hint, "%s", untrusted.Text(fmt.Sprintf(format, args...)).Clean())
}

// place is a line of the file; 0: the file as a whole.
func (r *reader) place(line int) untrusted.Place {
	return untrusted.Place{File: untrusted.Text(r.name), Line: line}
}

// located takes in what the YAML reader says, in words of our own.
func (r *reader) located(err error) {
	strictyaml.Messages(err, func(line int, message string) {
		words, hint := strictyaml.Words(message, keys)
		if strictyaml.NoDocument(message) {
			words, hint = "is empty", "advisor schema costs describes such a file"
		}
		r.Add(r.place(line), hint, "%s", untrusted.Text(words).Clean())
	})
}

func keys(name string) []string {
	return strictyaml.Keys(name, reflect.TypeFor[Costs](), reflect.TypeFor[Item](), reflect.TypeFor[Preset](), reflect.TypeFor[Count]())
}

// extend puts the file over the built-in one. It is false where that cannot be
// done.
func (r *reader) extend(c *Costs) bool {
	if c.Extends != builtInName {
		r.report([]any{"extends"}, "the only figures to extend are "+builtInName, "extends is %q", c.Extends)
		return false
	}
	if c.Version == "" {
		r.Add(r.place(0), "", "version is missing: give the figures a version of their own")
	}
	own, looked := r.own(c), c.AsOf != ""
	if c.Currency != "" && c.Currency != "USD" && c.Exchange == 0 {
		r.report([]any{"currency"}, "", "exchange is missing: what is one US dollar in %s?", untrusted.Text(c.Currency).Clean())
	}
	if r.Count() > 0 {
		return false
	}
	var under yaml.Node
	if err := yaml.Load(embedded, &under); err != nil {
		r.located(err)
		return false
	}
	strictyaml.ForgetLines(&under)
	merged := strictyaml.Lay(r.root, &under)
	*c = Costs{}
	if err := merged.Load(c, yaml.WithKnownFields()); err != nil {
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
// carry those of another.
func (r *reader) own(c *Costs) []string {
	var ids []string
	look := func(path []any, prefix string, items []Item) {
		for i, item := range items {
			at := append(slices.Clone(path), i)
			node := at
			for _, key := range []string{"low", "typical", "high", "as-of", "source"} {
				if strictyaml.Child(r.node(node), key) == nil {
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

// sureOwn marks an item of an extending file that does not say how sure it is.
func (r *reader) sureOwn(path []any) {
	n := r.node(path)
	if n == nil || strictyaml.Child(n, "sure") != nil {
		return
	}
	n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: "sure"}, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: "own"})
}

// node is what stands at a path of the document; nil where nothing does.
func (r *reader) node(path []any) *yaml.Node {
	n := r.root
	if n.Kind == yaml.DocumentNode {
		n = n.Content[0]
	}
	for _, step := range path {
		n = strictyaml.Child(n, step)
	}
	return n
}

// label names an item in a message.
func (r *reader) label(i Item) string {
	if i.ID == "" {
		return "an item without an id"
	}
	return untrusted.Text(i.ID).Clean()
}
