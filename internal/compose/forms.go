package compose

import "strings"

// each rewrites the values of a mapping; what is not one stays as it is.
func each(n *node, f func(key string, v *node) *node) *node {
	if n == nil || n.kind != mapping {
		return n
	}
	var changed []entry
	for i := range n.entries {
		v := n.entries[i].val
		if v.mark == reset {
			continue
		}
		w := f(n.entries[i].key, v)
		if w == v {
			continue
		}
		if w.mark == keep && v.mark != keep {
			w = copied(w).marked(v.mark)
		}
		if changed == nil {
			changed = append([]entry(nil), n.entries...)
		}
		changed[i].val = w
	}
	if changed == nil {
		return n
	}
	return newMapping(n.at, changed).marked(n.mark)
}

// eachItem rewrites the items of a list; what is not one stays as it is.
func eachItem(n *node, f func(v *node) *node) *node {
	if n == nil || n.kind != list {
		return n
	}
	var changed []*node
	for i, v := range n.items {
		w := f(v)
		if w == v {
			continue
		}
		if changed == nil {
			changed = append([]*node(nil), n.items...)
		}
		changed[i] = w
	}
	if changed == nil {
		return n
	}
	return newList(n.at, changed).marked(n.mark)
}

func copied(n *node) *node {
	c := *n
	return &c
}

// long turns a single text into a mapping with that text under key.
func long(n *node, key string) *node {
	if n.kind != scalar {
		return n
	}
	return newMapping(n.at, []entry{{key, n.at, n}})
}

// toList turns a single text into a list of it.
func toList(n *node) *node {
	if n.kind != scalar {
		return n
	}
	return newList(n.at, []*node{n})
}

// pairsToMapping turns a list of KEY=value into a mapping. A key without '='
// has no value; of two values for a key the last one counts.
func pairsToMapping(n *node) *node {
	if n.kind != list {
		return n
	}
	b := newEntries(len(n.items))
	for _, item := range n.items {
		key, value, has := strings.Cut(item.text, "=")
		v := &node{at: item.at, size: 1}
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

// set adds an entry or replaces the one with the same key.
func (b *entries) set(e entry) {
	if b.index != nil {
		if i, ok := b.index[e.key]; ok {
			b.list[i] = e
			return
		}
	} else {
		for i := range b.list {
			if b.list[i].key == e.key {
				b.list[i] = e
				return
			}
		}
	}
	b.add(e)
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

// renamed gives the value of an old name to a new one that is not there.
func renamed(n *node, from, to string) *node {
	i := n.find(from)
	if i < 0 {
		return n
	}
	e := n.entries[i]
	n = n.without(from)
	if n.find(to) >= 0 {
		return n
	}
	return n.with(to, e.at, e.val)
}

// withDefault adds a value that Compose implies.
func withDefault(n *node, key string, typ scalarType, text string) *node {
	if n.kind != mapping || n.find(key) >= 0 {
		return n
	}
	return n.with(key, n.at, &node{kind: scalar, typ: typ, text: text, at: n.at, size: 1, implied: true})
}
