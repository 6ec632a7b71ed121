package expand

import (
	"go.yaml.in/yaml/v4"

	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/tree"
)

// mapping builds a mapping: first the keys that are written, then those of
// merge keys (<<), which never replace another.
func (x *expander) mapping(n *yaml.Node, at tree.Pos, depth int) *tree.Node {
	if x.tooMany(len(n.Content)/2, at) {
		return tree.NewNull(at)
	}
	b := tree.NewBuilder(len(n.Content) / 2)
	var merges []*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if k.Kind == yaml.ScalarNode && k.Tag == "!!merge" {
			merges = append(merges, v)
			continue
		}
		key, ok := x.key(k)
		if !ok {
			continue
		}
		if first, twice := b.Seen(key); twice {
			x.log.Problem(x.pos(k), "", "the key %s is given twice, first on line %d", diagnostics.Quoted(key), first.Line)
			continue
		}
		b.Add(tree.Entry{Key: key, At: x.pos(k), Val: x.Value(v, depth+1)})
	}
	for _, m := range merges {
		x.merge(b, m, depth)
	}
	return tree.NewMapping(at, b.List)
}

// key is the text of a key.
func (x *expander) key(k *yaml.Node) (string, bool) {
	at := x.pos(k)
	if k.Kind == yaml.AliasNode {
		k = k.Alias
	}
	switch {
	case k.Kind != yaml.ScalarNode:
		x.log.Problem(at, "", "a key must be text, not %s", map[bool]string{true: "a list", false: "a mapping"}[k.Kind == yaml.SequenceNode])
		return "", false
	case k.ShortTag() != "!!str":
		x.log.Problem(at, "put it in quotes", "the key %s is not text", diagnostics.Quoted(k.Value))
		return "", false
	case len(k.Value) > tree.MaxKey:
		x.log.Budget.Exceed(at, "a key of more than 256 bytes")
		return "", false
	}
	return k.Value, true
}

// merge adds what the value of a merge key holds.
func (x *expander) merge(b *tree.Builder, m *yaml.Node, depth int) {
	v := x.Value(m, depth)
	if m.Kind == yaml.AliasNode && x.open[m.Alias] {
		return // reported
	}
	if v.Kind == tree.List {
		for _, i := range v.Items {
			x.mergeOne(b, i, x.pos(m))
		}
		return
	}
	x.mergeOne(b, v, x.pos(m))
}

func (x *expander) mergeOne(b *tree.Builder, v *tree.Node, at tree.Pos) {
	if v.Kind != tree.Mapping {
		if x.log.Budget.Over == "" {
			x.log.Problem(at, "", "a merge key (<<) needs a mapping, not %s", v.Kind.Describe())
		}
		return
	}
	if !x.log.Budget.Spend(at, len(v.Entries), 0) {
		return
	}
	for _, e := range v.Entries {
		if _, there := b.Seen(e.Key); !there {
			b.Add(e)
		}
	}
}
