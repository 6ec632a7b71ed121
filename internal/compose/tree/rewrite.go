package tree

import "slices"

// Each rewrites the values of a mapping, and leaves out those for which f gives
// nil; what is no mapping stays as it is.
func Each(n *Node, f func(key string, v *Node) *Node) *Node {
	if n == nil || n.Kind != Mapping {
		return n
	}
	var changed []Entry
	for i := range n.Entries {
		v := n.Entries[i].Val
		if v.Mark == Reset {
			continue
		}
		w := f(n.Entries[i].Key, v)
		if w == v {
			continue
		}
		if w != nil && w.Mark == Keep && v.Mark != Keep {
			w = Copy(w).Marked(v.Mark)
		}
		if changed == nil {
			changed = append([]Entry(nil), n.Entries...)
		}
		changed[i].Val = w
	}
	if changed == nil {
		return n
	}
	return NewMapping(n.At, slices.DeleteFunc(changed, func(e Entry) bool { return e.Val == nil })).Marked(n.Mark)
}

// EachItem rewrites the items of a list, and leaves out those for which f gives
// nil; what is no list stays as it is.
func EachItem(n *Node, f func(v *Node) *Node) *Node {
	if n == nil || n.Kind != List {
		return n
	}
	var changed []*Node
	for i, v := range n.Items {
		w := f(v)
		if w == v {
			continue
		}
		if changed == nil {
			changed = append([]*Node(nil), n.Items...)
		}
		changed[i] = w
	}
	if changed == nil {
		return n
	}
	return NewList(n.At, slices.DeleteFunc(changed, func(v *Node) bool { return v == nil })).Marked(n.Mark)
}

// EachAt rewrites the value below a path of keys, if it is there.
func EachAt(n *Node, keys []string, f func(*Node) *Node) *Node {
	if len(keys) == 0 {
		return f(n)
	}
	return Each(n, func(k string, v *Node) *Node {
		if k == keys[0] {
			return EachAt(v, keys[1:], f)
		}
		return v
	})
}

// Copy is a copy of the value itself, with the same parts.
func Copy(n *Node) *Node {
	c := *n
	return &c
}

// LongForm turns a single text into a mapping with that text under key.
func LongForm(n *Node, key string) *Node {
	if n.Kind != Scalar {
		return n
	}
	return NewMapping(n.At, []Entry{{Key: key, At: n.At, Val: n}})
}

// ListForm turns a single text into a list of it.
func ListForm(n *Node) *Node {
	if n.Kind != Scalar {
		return n
	}
	return NewList(n.At, []*Node{n})
}

// RenameKey gives the value of an old name to a new one that is not there.
func RenameKey(n *Node, from, to string) *Node {
	i := n.Find(from)
	if i < 0 {
		return n
	}
	e := n.Entries[i]
	n = n.Without(from)
	if n.Find(to) >= 0 {
		return n
	}
	return n.With(to, e.At, e.Val)
}

// WithDefault adds a value that Compose implies.
func WithDefault(n *Node, key string, typ ScalarType, text string) *Node {
	if n.Kind != Mapping || n.Find(key) >= 0 {
		return n
	}
	return n.With(key, n.At, &Node{Kind: Scalar, Type: typ, Text: text, At: n.At, Size: 1, Implied: true})
}
