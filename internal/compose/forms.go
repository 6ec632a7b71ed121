package compose

import "strings"

// pairsToMapping turns a list of KEY=value into a mapping. A key without '='
// has no value; of two values for a key the last one counts.
func pairsToMapping(n *node) *node {
	if n.kind != list {
		return n
	}
	b := newEntries(len(n.items))
	for _, item := range n.items {
		key, value, has := strings.Cut(item.text, "=")
		v := newNull(item.at)
		if has {
			v = newText(item, value)
			if _, plain, ok := strings.Cut(item.plain, "="); ok {
				v.plain = plain
			}
		}
		b.set(entry{key, item.at, v})
	}
	return newMapping(n.at, b.list)
}

// nameKeys turns a list of names into a mapping, each with what value gives.
func nameKeys(n *node, value func(pos) *node) *node {
	if n.kind == scalar {
		n = toList(n)
	}
	if n.kind != list {
		return n
	}
	b := newEntries(len(n.items))
	for _, item := range n.items {
		if item.kind == scalar {
			b.set(entry{item.text, item.at, value(item.at)})
		}
	}
	return newMapping(n.at, b.list)
}

// hostsToList turns a mapping of host names into a list of HOST=ADDRESS.
func hostsToList(n *node) *node {
	if n.kind != mapping {
		return n
	}
	var items []*node
	for _, e := range n.entries {
		values := e.val.items
		if e.val.kind == scalar {
			values = []*node{e.val}
		}
		for _, v := range values {
			t := newText(v, e.key+"="+v.text)
			t.at = e.at
			items = append(items, t)
		}
	}
	return newList(n.at, items)
}
