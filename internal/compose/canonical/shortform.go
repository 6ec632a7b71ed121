package canonical

import (
	"slices"
	"strings"

	"advisor/internal/compose/schema"
	"advisor/internal/compose/tree"
)

// pairsToMapping turns a list of KEY=value into a mapping. A key without '='
// has no value; of two values for a key the last one counts.
func pairsToMapping(n *tree.Node) *tree.Node {
	if n.Kind != tree.List {
		return n
	}
	b := tree.NewBuilder(len(n.Items))
	for _, item := range n.Items {
		key, value, has := strings.Cut(item.Text, "=")
		written, plain, plainHas := strings.Cut(item.Shown(), "=")
		if plainHas != has { // the value of a variable holds the sign
			written, plain = item.Taint.Written(key), item.Taint.Written(value)
		}
		v := tree.NewNull(item.At)
		if has {
			v = tree.NewText(item, value)
			if item.Taint != nil && plain != value {
				v.Plain, v.Taint = plain, item.Taint
			}
		}
		b.Set(tree.Entry{Key: key, At: item.At, Val: v, Written: differing(written, key)})
	}
	return tree.NewMapping(n.At, b.List)
}

// differing is how a key is written, empty where that is the key.
func differing(written, key string) string {
	if written == key {
		return ""
	}
	return written
}

// nameKeys turns a list of names into a mapping, each with what value gives.
func nameKeys(n *tree.Node, value func(tree.Pos) *tree.Node) *tree.Node {
	if n.Kind == tree.Scalar {
		n = tree.ListForm(n)
	}
	if n.Kind != tree.List {
		return n
	}
	b := tree.NewBuilder(len(n.Items))
	for _, item := range n.Items {
		if item.Kind == tree.Scalar {
			b.Set(tree.Entry{Key: item.Text, At: item.At, Val: value(item.At), Written: differing(item.Shown(), item.Text)})
		}
	}
	return tree.NewMapping(n.At, b.List)
}

// hostsToList turns a mapping of host names into a list of HOST=ADDRESS.
func hostsToList(n *tree.Node) *tree.Node {
	if n.Kind != tree.Mapping {
		return n
	}
	var items []*tree.Node
	for _, e := range n.Entries {
		values := e.Val.Items
		if e.Val.Kind == tree.Scalar {
			values = []*tree.Node{e.Val}
		}
		for _, v := range values {
			t := tree.NewText(v, e.Key+"="+v.Text)
			t.At = e.At
			items = append(items, t)
		}
	}
	return tree.NewList(n.At, items)
}

// pairsBelow turns every list of KEY=value into a mapping, wherever the schema
// has one.
func pairsBelow(id int16, n *tree.Node) *tree.Node {
	switch {
	case id == 0 || n == nil:
		return n
	case id == schema.PairsRule:
		return pairsToMapping(n)
	}
	r := &schema.Table[id]
	if n.Kind == tree.List {
		return tree.EachItem(n, func(v *tree.Node) *tree.Node { return pairsBelow(r.Items, v) })
	}
	return tree.Each(n, func(key string, v *tree.Node) *tree.Node {
		next, _, _ := r.Key(key)
		return pairsBelow(next, v)
	})
}

// written are the items of a list that say something.
func (c *Canonicalizer) written(n *tree.Node) *tree.Node {
	if n.Kind != tree.List || c.hook {
		return n
	}
	items := slices.DeleteFunc(slices.Clone(n.Items), func(v *tree.Node) bool { return v.Kind == tree.Scalar && v.Text == "" })
	if len(items) == len(n.Items) {
		return n
	}
	return tree.NewList(n.At, items).Marked(n.Mark)
}
