package compose

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

// expander turns the YAML of one file into nodes: anchors and merge keys are
// resolved, variables filled in, numbers written as Compose would.
type expander struct {
	log   *reportLog
	unset *unsetLog
	file  int32
	env   *environment
	memo  map[*yaml.Node]*node // what an anchor stands for
	open  map[*yaml.Node]bool  // anchors that are being expanded
}

func newExpander(log *reportLog, unset *unsetLog, file int32, env *environment) *expander {
	return &expander{log: log, unset: unset, file: file, env: env, memo: map[*yaml.Node]*node{}, open: map[*yaml.Node]bool{}}
}

func (x *expander) pos(n *yaml.Node) pos { return pos{x.file, int32(n.Line)} }

// value expands n, which stands depth levels deep. It is never nil.
func (x *expander) value(n *yaml.Node, depth int) *node {
	at := x.pos(n)
	if n.Kind == yaml.AliasNode {
		return x.alias(n, depth)
	}
	if depth > maxDepth {
		x.log.budget.exceed(at, fmt.Sprintf("nested deeper than %d levels", maxDepth))
	}
	if !x.log.budget.spend(at, 1, 0) {
		return newNull(at)
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
func (x *expander) alias(n *yaml.Node, depth int) *node {
	at := x.pos(n)
	if x.open[n.Alias] {
		x.log.problem(at, "", "the anchor &%s contains itself", cut(n.Value))
		return newNull(at)
	}
	v, known := x.memo[n.Alias]
	switch {
	case !known:
		return x.value(n.Alias, depth)
	case depth+int(v.height) > maxDepth:
		x.log.budget.exceed(at, fmt.Sprintf("nested deeper than %d levels", maxDepth))
	case !x.log.budget.spend(at, int(v.size), v.bytes()):
		return newNull(at)
	}
	return v
}

// fresh builds the node of n.
func (x *expander) fresh(n *yaml.Node, at pos, depth int) *node {
	switch n.Tag {
	case "!reset":
		return &node{at: at, size: 1, mark: reset}
	case "!override":
		return x.untagged(n, at, depth).marked(replace)
	}
	if !x.tagAllowed(n) {
		x.log.problem(at, "", "unsupported tag %s", quoted(n.Tag))
		return newNull(at)
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
func (x *expander) untagged(n *yaml.Node, at pos, depth int) *node {
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

func (x *expander) list(n *yaml.Node, at pos, depth int) *node {
	if x.tooMany(len(n.Content), at) {
		return newNull(at)
	}
	items := make([]*node, 0, len(n.Content))
	for _, c := range n.Content {
		if v := x.value(c, depth+1); v.mark != reset {
			items = append(items, v)
		}
	}
	return newList(at, items)
}

func (x *expander) tooMany(n int, at pos) bool {
	if n > maxEntries {
		x.log.budget.exceed(at, fmt.Sprintf("more than %d entries in one list or mapping", maxEntries))
	}
	return n > maxEntries
}
