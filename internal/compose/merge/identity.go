package merge

import (
	"strings"

	"advisor/internal/compose/tree"
)

// Unique keeps one item for each key: the last one, at the place of the first.
func Unique(n *tree.Node, key func(*tree.Node) string) *tree.Node {
	if n.Kind != tree.List || len(n.Items) < 2 {
		return n
	}
	at := make(map[string]int, len(n.Items))
	items := make([]*tree.Node, 0, len(n.Items))
	for _, v := range n.Items {
		k := key(v)
		if i, ok := at[k]; ok && k != "" {
			items[i] = v
			continue
		}
		at[k] = len(items)
		items = append(items, v)
	}
	if len(items) == len(n.Items) {
		return n
	}
	return tree.NewList(n.At, items).Marked(n.Mark)
}

// TextKey is the part of a text before '='.
func TextKey(n *tree.Node) string {
	k, _, _ := strings.Cut(n.Text, "=")
	return k
}

// FieldKey is the text of one key of the item.
func FieldKey(key string) func(*tree.Node) string {
	return func(n *tree.Node) string {
		if n.Kind == tree.Scalar {
			return n.Text
		}
		return n.Get(key).Str()
	}
}

// MountKey is where a secret or config is mounted.
func MountKey(folder string) func(*tree.Node) string {
	return func(n *tree.Node) string {
		if t := n.Get("target"); t != nil {
			return t.Text
		}
		return folder + n.Get("source").Str() + n.Text
	}
}

// PortKey is what makes two published ports the same.
func PortKey(n *tree.Node) string {
	if n.Kind != tree.Mapping {
		return n.Text
	}
	ip, proto := n.Get("host_ip").Str(), n.Get("protocol").Str()
	if ip == "" {
		ip = "0.0.0.0"
	}
	if proto == "" {
		proto = "tcp"
	}
	return ip + ":" + n.Get("published").Str() + ":" + n.Get("target").Str() + "/" + proto
}
