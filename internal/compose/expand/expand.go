// Package expand turns the YAML nodes of a file into a tree: anchors and merge
// keys are resolved, variables interpolated.
package expand

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/interpolate"
	"advisor/internal/compose/tree"
)

// Expander turns the YAML of one file into nodes: anchors and merge keys are
// resolved, variables filled in, numbers written as Compose would.
type Expander struct {
	log   *diagnostics.Log
	unset *UnsetLog
	file  int32
	env   *interpolate.Environment
	memo  map[*yaml.Node]*tree.Node // what an anchor stands for
	open  map[*yaml.Node]bool       // anchors that are being expanded
	path  []string                  // to the value at hand
}

// New is an expander of one file.
func New(log *diagnostics.Log, unset *UnsetLog, file int32, env *interpolate.Environment) *Expander {
	return &Expander{log: log, unset: unset, file: file, env: env, memo: map[*yaml.Node]*tree.Node{}, open: map[*yaml.Node]bool{}}
}

func (x *Expander) pos(n *yaml.Node) tree.Pos { return tree.Pos{File: x.file, Line: int32(n.Line)} }

// Document expands a whole document; nil when it is left out.
func (x *Expander) Document(n *yaml.Node) *tree.Node { return x.value(n, 0) }

// value expands n, which stands depth levels deep. It is nil when n is left
// out, which has been reported then.
func (x *Expander) value(n *yaml.Node, depth int) *tree.Node {
	at := x.pos(n)
	if n.Kind == yaml.AliasNode {
		return x.alias(n, depth)
	}
	if depth > tree.MaxDepth {
		return x.tooDeep(at)
	}
	if !x.log.Budget.Spend(at, 1, 0) {
		return x.cut()
	}
	if n.Anchor == "" {
		return x.fresh(n, at, depth)
	}
	x.open[n] = true
	v := x.fresh(n, at, depth)
	delete(x.open, n)
	x.memo[n] = v
	return v
}

// alias gives what an alias stands for, at the place of the anchor.
func (x *Expander) alias(n *yaml.Node, depth int) *tree.Node {
	at := x.pos(n)
	if x.open[n.Alias] {
		return x.wrong(at, "", "the anchor &%s contains itself", diagnostics.Shown(n.Value))
	}
	v, known := x.memo[n.Alias]
	switch {
	case !known:
		return x.value(n.Alias, depth)
	case v == nil:
	case depth+int(v.Height) > tree.MaxDepth:
		return x.tooDeep(at)
	case !x.log.Budget.Spend(at, int(v.Size), v.Bytes()):
		return x.cut()
	}
	return v
}

// wrong leaves the value at hand out because of a mistake.
func (x *Expander) wrong(at tree.Pos, hint, format string, args ...any) *tree.Node {
	x.log.LeaveOut(at, x.where(""), hint, format, args...)
	return nil
}

// cut leaves the value at hand out because the budget is spent.
func (x *Expander) cut() *tree.Node {
	x.log.Cut = true
	return nil
}

func (x *Expander) tooDeep(at tree.Pos) *tree.Node {
	x.log.GapOf(at, x.where(""), "nested deeper than %d levels: left out; write it with fewer levels to have it read", tree.MaxDepth)
	return x.cut()
}

// where is the path to a key of the value at hand, or to that value itself.
func (x *Expander) where(key string) string {
	path := x.path
	if key != "" {
		path = append(path[:len(path):len(path)], key)
	}
	if len(path) == 0 {
		return "the document"
	}
	return strings.Join(path, ".")
}

// under expands a part of the value at hand.
func (x *Expander) under(key string, n *yaml.Node, depth int) *tree.Node {
	x.path = append(x.path, key)
	v := x.value(n, depth+1)
	x.path = x.path[:len(x.path)-1]
	return v
}

// fresh builds the node of n.
func (x *Expander) fresh(n *yaml.Node, at tree.Pos, depth int) *tree.Node {
	switch n.Tag {
	case "!reset":
		return &tree.Node{At: at, Size: 1, Mark: tree.Reset}
	case "!override":
		v := x.untagged(n, at, depth)
		if v == nil {
			return nil
		}
		return v.Marked(tree.Replace)
	}
	if !x.tagAllowed(n) {
		return x.wrong(at, "", "unsupported tag %s", diagnostics.Quoted(n.Tag))
	}
	switch n.Kind {
	case yaml.MappingNode:
		return x.mapping(n, at, depth)
	case yaml.SequenceNode:
		return x.list(n, at, depth)
	}
	return x.scalar(n.Tag, n.Value, at)
}

// untagged is the node of n as if it had no tag.
func (x *Expander) untagged(n *yaml.Node, at tree.Pos, depth int) *tree.Node {
	switch n.Kind {
	case yaml.MappingNode:
		return x.mapping(n, at, depth)
	case yaml.SequenceNode:
		return x.list(n, at, depth)
	}
	bare := &yaml.Node{Kind: yaml.ScalarNode, Value: n.Value, Style: n.Style &^ yaml.TaggedStyle}
	var v any
	if bare.Decode(&v) != nil {
		return x.scalar("!!str", n.Value, at)
	}
	switch v.(type) {
	case nil:
		return x.scalar("!!null", "", at)
	case bool:
		return x.scalar("!!bool", n.Value, at)
	case int, int64, uint64:
		return x.scalar("!!int", n.Value, at)
	case float64:
		return x.scalar("!!float", n.Value, at)
	}
	return x.scalar("!!str", n.Value, at)
}

// tagAllowed: the tags of the YAML core; a tag of the project's own (!name)
// is ignored, as Compose does.
func (x *Expander) tagAllowed(n *yaml.Node) bool {
	switch n.Tag {
	case "!!str", "!!binary", "!!int", "!!float", "!!bool", "!!null", "!!timestamp", "!!merge":
		return n.Kind == yaml.ScalarNode
	case "!!map", "!!set":
		return n.Kind == yaml.MappingNode
	case "!!seq":
		return n.Kind == yaml.SequenceNode
	}
	return n.Tag == "" || strings.HasPrefix(n.Tag, "!") && !strings.HasPrefix(n.Tag, "!!")
}

func (x *Expander) list(n *yaml.Node, at tree.Pos, depth int) *tree.Node {
	if x.tooMany(len(n.Content), at) {
		return nil
	}
	items := make([]*tree.Node, 0, len(n.Content))
	for i, c := range n.Content {
		if v := x.under(strconv.Itoa(i), c, depth); v != nil && v.Mark != tree.Reset {
			items = append(items, v)
		}
	}
	return tree.NewList(at, items)
}

func (x *Expander) tooMany(n int, at tree.Pos) bool {
	if n > tree.MaxEntries {
		x.log.GapOf(at, x.where(""), "more than %d entries in one list or mapping: it was left out; split it to have it read", tree.MaxEntries)
		x.cut()
	}
	return n > tree.MaxEntries
}
