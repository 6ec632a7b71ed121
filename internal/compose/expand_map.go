package compose

import "go.yaml.in/yaml/v4"

// mapping builds a mapping: first the keys that are written, then those of
// merge keys (<<), which never replace another.
func (x *expander) mapping(n *yaml.Node, at pos, depth int) *node {
	if x.tooMany(len(n.Content)/2, at) {
		return newNull(at)
	}
	b := newEntries(len(n.Content) / 2)
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
		if first, twice := b.seen(key); twice {
			x.log.problem(x.pos(k), "", "the key %s is given twice, first on line %d", quoted(key), first.line)
			continue
		}
		b.add(entry{key, x.pos(k), x.value(v, depth+1)})
	}
	for _, m := range merges {
		x.merge(b, m, depth)
	}
	return newMapping(at, b.list)
}

// key is the text of a key.
func (x *expander) key(k *yaml.Node) (string, bool) {
	at := x.pos(k)
	if k.Kind == yaml.AliasNode {
		k = k.Alias
	}
	switch {
	case k.Kind != yaml.ScalarNode:
		x.log.problem(at, "", "a key must be text, not %s", map[bool]string{true: "a list", false: "a mapping"}[k.Kind == yaml.SequenceNode])
		return "", false
	case k.ShortTag() != "!!str":
		x.log.problem(at, "put it in quotes", "the key %s is not text", quoted(k.Value))
		return "", false
	case len(k.Value) > maxKey:
		x.log.budget.exceed(at, "a key of more than 256 bytes")
		return "", false
	}
	return k.Value, true
}

// merge adds what the value of a merge key holds.
func (x *expander) merge(b *entries, m *yaml.Node, depth int) {
	v := x.value(m, depth)
	if m.Kind == yaml.AliasNode && x.open[m.Alias] {
		return // reported
	}
	if v.kind == list {
		for _, i := range v.items {
			x.mergeOne(b, i, x.pos(m))
		}
		return
	}
	x.mergeOne(b, v, x.pos(m))
}

func (x *expander) mergeOne(b *entries, v *node, at pos) {
	if v.kind != mapping {
		if x.log.budget.over == "" {
			x.log.problem(at, "", "a merge key (<<) needs a mapping, not %s", v.kind.word())
		}
		return
	}
	if !x.log.budget.spend(at, len(v.entries), 0) {
		return
	}
	for _, e := range v.entries {
		if _, there := b.seen(e.key); !there {
			b.add(e)
		}
	}
}
