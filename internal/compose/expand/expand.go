// Package expand turns the YAML nodes of a file into a tree: anchors and merge
// keys are resolved, variables interpolated.
package expand

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"

	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/interpolate"
	"advisor/internal/compose/tree"
)

// expander turns the YAML of one file into nodes: anchors and merge keys are
// resolved, variables filled in, numbers written as Compose would.
type expander struct {
	log   *diagnostics.Log
	unset *UnsetLog
	file  int32
	env   *interpolate.Environment
	memo  map[*yaml.Node]*tree.Node // what an anchor stands for
	open  map[*yaml.Node]bool       // anchors that are being expanded
}

// New is an expander of one file.
func New(log *diagnostics.Log, unset *UnsetLog, file int32, env *interpolate.Environment) *expander {
	return &expander{log: log, unset: unset, file: file, env: env, memo: map[*yaml.Node]*tree.Node{}, open: map[*yaml.Node]bool{}}
}

func (x *expander) pos(n *yaml.Node) tree.Pos { return tree.Pos{File: x.file, Line: int32(n.Line)} }

// Value expands n, which stands depth levels deep. It is never nil.
func (x *expander) Value(n *yaml.Node, depth int) *tree.Node {
	at := x.pos(n)
	if n.Kind == yaml.AliasNode {
		return x.alias(n, depth)
	}
	if depth > tree.MaxDepth {
		x.log.Budget.Exceed(at, fmt.Sprintf("nested deeper than %d levels", tree.MaxDepth))
	}
	if !x.log.Budget.Spend(at, 1, 0) {
		return tree.NewNull(at)
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
func (x *expander) alias(n *yaml.Node, depth int) *tree.Node {
	at := x.pos(n)
	if x.open[n.Alias] {
		x.log.Problem(at, "", "the anchor &%s contains itself", diagnostics.Shown(n.Value))
		return tree.NewNull(at)
	}
	v, known := x.memo[n.Alias]
	switch {
	case !known:
		return x.Value(n.Alias, depth)
	case depth+int(v.Height) > tree.MaxDepth:
		x.log.Budget.Exceed(at, fmt.Sprintf("nested deeper than %d levels", tree.MaxDepth))
	case !x.log.Budget.Spend(at, int(v.Size), v.Bytes()):
		return tree.NewNull(at)
	}
	return v
}

// fresh builds the node of n.
func (x *expander) fresh(n *yaml.Node, at tree.Pos, depth int) *tree.Node {
	switch n.Tag {
	case "!reset":
		return &tree.Node{At: at, Size: 1, Mark: tree.Reset}
	case "!override":
		return x.untagged(n, at, depth).Marked(tree.Replace)
	}
	if !x.tagAllowed(n) {
		x.log.Problem(at, "", "unsupported tag %s", diagnostics.Quoted(n.Tag))
		return tree.NewNull(at)
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
func (x *expander) untagged(n *yaml.Node, at tree.Pos, depth int) *tree.Node {
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
func (x *expander) tagAllowed(n *yaml.Node) bool {
	switch n.Tag {
	case "!!str", "!!int", "!!float", "!!bool", "!!null", "!!timestamp", "!!merge":
		return n.Kind == yaml.ScalarNode
	case "!!map":
		return n.Kind == yaml.MappingNode
	case "!!seq":
		return n.Kind == yaml.SequenceNode
	}
	return n.Tag == "" || strings.HasPrefix(n.Tag, "!") && !strings.HasPrefix(n.Tag, "!!")
}

func (x *expander) list(n *yaml.Node, at tree.Pos, depth int) *tree.Node {
	if x.tooMany(len(n.Content), at) {
		return tree.NewNull(at)
	}
	items := make([]*tree.Node, 0, len(n.Content))
	for _, c := range n.Content {
		if v := x.Value(c, depth+1); v.Mark != tree.Reset {
			items = append(items, v)
		}
	}
	return tree.NewList(at, items)
}

func (x *expander) tooMany(n int, at tree.Pos) bool {
	if n > tree.MaxEntries {
		x.log.Budget.Exceed(at, fmt.Sprintf("more than %d entries in one list or mapping", tree.MaxEntries))
	}
	return n > tree.MaxEntries
}
