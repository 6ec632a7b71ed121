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
	r := reader{name: name, text: data, wrong: map[int]bool{}}
	c, ok := r.decode(data)
	if !ok {
		return Costs{}, r.Err()
	}
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

// decode reads the document. It is false where nothing can be said of the figures:
// keys and values that it cannot take are mistakes, and what it can is looked at.
func (r *reader) decode(data []byte) (Costs, bool) {
	var root yaml.Node
	if err := yaml.Load(data, &root); err != nil {
		r.located(err)
		return Costs{}, false
	}
	if len(root.Content) == 0 || root.Content[0].Tag == "!!null" {
		r.empty()
		return Costs{}, false
	}
	r.root = &root
	r.shared(&root)
	var c Costs
	if err := yaml.Load(data, &c, yaml.WithKnownFields()); err != nil {
		r.located(err)
		c = Costs{}
		_ = yaml.Load(data, &c) // what is wrong with it was said
	}
	return c, r.Count() == 0 || c.Extends == builtInName
}

// shared refuses what stands for keys that are written elsewhere: places and own
// figures are read from the file as it is written.
func (r *reader) shared(n *yaml.Node) {
	for _, x := range n.Content {
		switch {
		case x.Kind == yaml.AliasNode && x.Alias != nil && x.Alias.Kind != yaml.ScalarNode:
			r.wrong[x.Line] = true
			r.Add(r.place(x.Line), "", "*%s stands for keys that are written elsewhere: write them out", untrusted.Text(x.Value).Clean())
		default:
			r.shared(x)
		}
	}
}

// reader collects what is wrong with a file of figures.
type reader struct {
	diag.Collector
	name  string
	text  []byte
	root  *yaml.Node
	wrong map[int]bool // lines of which it was said that they cannot be read
}

// report says what is wrong with what stands at a path, but for lines that could
// not be read anyway.
func (r *reader) report(path []any, hint, format string, args ...any) {
	if n := r.node(path); n != nil && r.wrong[n.Line] {
		return
	}
	r.reportID(path, hint, format, args...)
}

// reportID is report for a name, which says something however the rest of its
// line reads.
func (r *reader) reportID(path []any, hint, format string, args ...any) {
	r.Add(r.place(strictyaml.Line(r.root, path...)), hint, "%s", untrusted.Text(fmt.Sprintf(format, args...)).Clean())
}

// place is a line of the file; 0: the file as a whole.
func (r *reader) place(line int) untrusted.Place {
	return untrusted.Place{File: untrusted.Text(r.name), Line: line}
}

// located takes in what the YAML reader says, in words of our own.
func (r *reader) located(err error) {
	strictyaml.Messages(err, func(line int, message string) {
		if strictyaml.NoDocument(message) {
			r.empty()
			return
		}
		words, hint := strictyaml.Words(message, keys)
		if strictyaml.Tab(message, r.text, line) {
			words, hint = "is not valid YAML: "+strictyaml.TabWords, strictyaml.TabHint
		}
		r.wrong[line] = true
		r.Add(r.place(line), hint, "%s", untrusted.Text(words).Clean())
	})
}

func (r *reader) empty() {
	r.Add(r.place(0), "advisor schema costs describes such a file", "is empty")
}

func keys(name string) []string {
	return strictyaml.Keys(name, reflect.TypeFor[Costs](), reflect.TypeFor[Item](), reflect.TypeFor[Preset](), reflect.TypeFor[Count]())
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

// readable reports whether every line of what stands at a path could be read.
func (r *reader) readable(path []any) bool {
	var whole func(n *yaml.Node) bool
	whole = func(n *yaml.Node) bool {
		return n == nil || !r.wrong[n.Line] && !slices.ContainsFunc(n.Content, func(x *yaml.Node) bool { return !whole(x) })
	}
	return whole(r.node(path))
}

// label names an item in a message.
func (r *reader) label(i Item) string {
	if i.ID == "" {
		return "an item without an id"
	}
	return untrusted.Text(i.ID).Clean()
}
