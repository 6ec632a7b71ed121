package compose

import "strings"

// unique keeps one item for each key: the last one, at the place of the first.
func unique(n *node, key func(*node) string) *node {
	if n.kind != list || len(n.items) < 2 {
		return n
	}
	at := make(map[string]int, len(n.items))
	items := make([]*node, 0, len(n.items))
	for _, v := range n.items {
		k := key(v)
		if i, ok := at[k]; ok && k != "" {
			items[i] = v
			continue
		}
		at[k] = len(items)
		items = append(items, v)
	}
	if len(items) == len(n.items) {
		return n
	}
	return newList(n.at, items).marked(n.mark)
}

// textKey is the part of a text before '='.
func textKey(n *node) string {
	k, _, _ := strings.Cut(n.text, "=")
	return k
}

// fieldKey is the text of one key of the item.
func fieldKey(key string) func(*node) string {
	return func(n *node) string {
		if n.kind == scalar {
			return n.text
		}
		return n.get(key).str()
	}
}

// mountKey is where a secret or config is mounted.
func mountKey(folder string) func(*node) string {
	return func(n *node) string {
		if t := n.get("target"); t != nil {
			return t.text
		}
		return folder + n.get("source").str() + n.text
	}
}

// portKey is what makes two published ports the same.
func portKey(n *node) string {
	if n.kind != mapping {
		return n.text
	}
	ip, proto := n.get("host_ip").str(), n.get("protocol").str()
	if ip == "" {
		ip = "0.0.0.0"
	}
	if proto == "" {
		proto = "tcp"
	}
	return ip + ":" + n.get("published").str() + ":" + n.get("target").str() + "/" + proto
}
