package compose

import "strings"

// truth reads a truth value as Compose does.
func truth(s string) (value, ok bool) {
	switch strings.ToLower(s) {
	case "true", "y", "yes", "on":
		return true, true
	case "false", "n", "no", "off":
		return false, true
	}
	return false, false
}

func truthOf(n *node) bool {
	t, _ := truth(n.str())
	return t
}

func truthNode(at pos, value bool) *node {
	text := "false"
	if value {
		text = "true"
	}
	return &node{kind: scalar, typ: boolean, text: text, at: at, size: 1}
}
