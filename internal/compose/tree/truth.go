package tree

import "strings"

// Truth reads a truth value as Compose does.
func Truth(s string) (value, ok bool) {
	switch strings.ToLower(s) {
	case "true", "y", "yes", "on":
		return true, true
	case "false", "n", "no", "off":
		return false, true
	}
	return false, false
}

// TruthOf is the truth value of a node; what is not one is false.
func TruthOf(n *Node) bool {
	t, _ := Truth(n.Str())
	return t
}

// TruthNode is a truth value that stands at a place.
func TruthNode(at Pos, value bool) *Node {
	text := "false"
	if value {
		text = "true"
	}
	return &Node{Kind: Scalar, Type: Boolean, Text: text, At: at, Size: 1}
}
