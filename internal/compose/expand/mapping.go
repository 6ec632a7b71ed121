package expand

import (
	"go.yaml.in/yaml/v4"

	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/tree"
)

// mapping builds a mapping: first the keys that are written, then those of
// merge keys (<<), which never replace another.
func (x *Expander) mapping(n *yaml.Node, at tree.Pos, depth int) *tree.Node {
	if x.tooMany(len(n.Content)/2, at) {
		return nil
	}
	b := tree.NewBuilder(len(n.Content) / 2)
	var merges []*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if k.Kind == yaml.ScalarNode && k.Tag == "!!merge" {
			if len(merges) == 1 {
				x.log.Problem(x.pos(k), "write <<: [*first, *second]", "%sthe merge key << is already defined", x.prefix())
			}
			merges = append(merges, v)
			continue
		}
		key, ok := x.key(k)
		if !ok {
			continue
		}
		if first, twice := b.Seen(key); twice {
			x.log.LeaveOut(x.pos(k), x.where(key), "", "the key %s is already defined on line %d", diagnostics.Quoted(key), first.Line)
			continue
		}
		if val := x.under(key, v, depth); val != nil {
			b.Add(tree.Entry{Key: key, At: x.pos(k), Val: val})
		}
	}
	for _, m := range merges {
		x.merge(b, m, depth)
	}
	return tree.NewMapping(at, b.List)
}

// prefix is the path to the value at hand for the beginning of a message.
func (x *Expander) prefix() string {
	if len(x.path) == 0 {
		return ""
	}
	return diagnostics.Shown(x.where("")) + ": "
}

// key is the text of a key.
func (x *Expander) key(k *yaml.Node) (string, bool) {
	at := x.pos(k)
	if k.Kind == yaml.AliasNode {
		k = k.Alias
	}
	switch {
	case k.Kind != yaml.ScalarNode:
		x.log.LeaveOut(at, x.where("?"), "", "%sa key must be text, not %s", x.prefix(), map[bool]string{true: "a list", false: "a mapping"}[k.Kind == yaml.SequenceNode])
		return "", false
	case k.ShortTag() == "!!null":
		x.log.LeaveOut(at, x.where("?"), "", "%san empty key", x.prefix())
		return "", false
	case len(k.Value) > tree.MaxKey:
		x.log.GapOf(at, x.where("?"), "a key of more than %d bytes: left out; shorten it to have it read", tree.MaxKey)
		x.cut()
		return "", false
	case k.ShortTag() != "!!str":
		x.log.Problem(at, "put it in quotes", "%sthe key %s is not text", x.prefix(), diagnostics.Quoted(k.Value))
	}
	return k.Value, true
}

// merge adds what the value of a merge key holds.
func (x *Expander) merge(b *tree.Builder, m *yaml.Node, depth int) {
	v := x.value(m, depth)
	if v == nil { // reported
		return
	}
	if v.Kind == tree.List {
		for _, i := range v.Items {
			x.mergeOne(b, i, x.pos(m))
		}
		return
	}
	x.mergeOne(b, v, x.pos(m))
}

func (x *Expander) mergeOne(b *tree.Builder, v *tree.Node, at tree.Pos) {
	if v.Kind != tree.Mapping {
		x.log.LeaveOut(at, x.where("<<"), "", "a merge key (<<) needs a mapping, not %s", v.Kind.Describe())
		return
	}
	if !x.log.Budget.Spend(at, len(v.Entries), 0) {
		x.cut()
		return
	}
	for _, e := range v.Entries {
		if _, there := b.Seen(e.Key); !there {
			b.Add(e)
		}
	}
}
