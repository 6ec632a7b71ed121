package compose

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// expander turns the YAML of one file into nodes: anchors and merge keys are
// resolved, variables filled in, numbers written as Compose would.
type expander struct {
	s    *session
	file int32
	env  *environment
	memo map[*yaml.Node]*node // what an anchor stands for
	open map[*yaml.Node]bool  // anchors that are being expanded
}

func (s *session) expander(file int32, env *environment) *expander {
	return &expander{s: s, file: file, env: env, memo: map[*yaml.Node]*node{}, open: map[*yaml.Node]bool{}}
}

func (x *expander) pos(n *yaml.Node) pos { return pos{x.file, int32(n.Line)} }

// value expands n, which stands depth levels deep. It is never nil.
func (x *expander) value(n *yaml.Node, depth int) *node {
	at := x.pos(n)
	if n.Kind == yaml.AliasNode {
		return x.alias(n, depth)
	}
	if depth > maxDepth {
		x.s.budget.exceed(at, fmt.Sprintf("nested deeper than %d levels", maxDepth))
	}
	if !x.s.budget.spend(at, 1, 0) {
		return &node{at: at, size: 1}
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
		x.s.problem(at, "", "the anchor &%s contains itself", cut(n.Value))
		return &node{at: at, size: 1}
	}
	v, known := x.memo[n.Alias]
	switch {
	case !known:
		return x.value(n.Alias, depth)
	case depth+int(v.height) > maxDepth:
		x.s.budget.exceed(at, fmt.Sprintf("nested deeper than %d levels", maxDepth))
	case !x.s.budget.spend(at, int(v.size), v.bytes()):
		return &node{at: at, size: 1}
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
		x.s.problem(at, "", "unsupported tag %s", quoted(n.Tag))
		return &node{at: at, size: 1}
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
		return &node{at: at, size: 1}
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
		x.s.budget.exceed(at, fmt.Sprintf("more than %d entries in one list or mapping", maxEntries))
	}
	return n > maxEntries
}

// scalar builds a single value of the given tag.
func (x *expander) scalar(tag, value string, at pos) *node {
	n := &node{kind: scalar, at: at, size: 1, text: value}
	if len(value) > maxText {
		x.s.budget.exceed(at, fmt.Sprintf("a text of more than %d KiB", maxText>>10))
		return n
	}
	ok := true
	switch tag {
	case "!!null":
		n.kind, n.text = null, ""
	case "!!bool":
		n.typ, n.text = boolean, strings.ToLower(value)
		ok = n.text == "true" || n.text == "false"
	case "!!int":
		n.typ = integer
		n.text, ok = wholeNumber(value)
	case "!!float":
		n.typ = float
		n.text, ok = fraction(value)
	case "!!timestamp":
	default:
		x.fill(n)
	}
	if !ok {
		x.s.problem(at, "", "the value does not fit its tag %s", tag)
	}
	x.s.budget.spend(at, 0, len(n.text))
	return n
}

// wholeNumber writes a YAML integer in decimal, as Compose does before it uses
// one as text.
func wholeNumber(value string) (string, bool) {
	plain := strings.ReplaceAll(value, "_", "")
	if i, err := strconv.ParseInt(plain, 0, 64); err == nil {
		return strconv.FormatInt(i, 10), true
	}
	u, err := strconv.ParseUint(strings.TrimPrefix(plain, "+"), 0, 64)
	return strconv.FormatUint(u, 10), err == nil
}

// fraction writes a YAML float as Compose does before it uses one as text.
func fraction(value string) (string, bool) {
	switch strings.ToLower(value) {
	case ".nan", ".inf", "+.inf", "-.inf":
		return strings.ToLower(value), true
	}
	f, err := strconv.ParseFloat(strings.ReplaceAll(value, "_", ""), 64)
	return fmt.Sprint(f), err == nil
}

// fill replaces the variables in the text of n.
func (x *expander) fill(n *node) {
	if strings.IndexByte(n.text, '$') < 0 {
		return
	}
	s := substitute(n.text, x.env)
	switch {
	case s.tooBig:
		x.s.budget.exceed(n.at, "variables grow or nest beyond all measure")
		return
	case s.broken:
		x.s.problem(n.at, "write $$ for a dollar sign", "a \"${\" that does not begin a variable")
		return
	}
	n.text, n.filled = string(s.out), true
	if plain := string(s.plain); plain != n.text {
		n.plain = plain
	}
	n.unset = len(s.unset) > 0
	x.s.unsetVariables(n.at, s)
}

// bytes is the length of all texts below n.
func (n *node) bytes() int {
	if n.kind == scalar {
		return len(n.text)
	}
	sum := 0
	for _, i := range n.items {
		sum += i.bytes()
	}
	for i := range n.entries {
		sum += n.entries[i].val.bytes()
	}
	return sum
}
