package compose

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

// eachAt rewrites the value below a path of keys, if it is there.
func eachAt(n *node, keys []string, f func(*node) *node) *node {
	if len(keys) == 0 {
		return f(n)
	}
	return each(n, func(k string, v *node) *node {
		if k == keys[0] {
			return eachAt(v, keys[1:], f)
		}
		return v
	})
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
