package compose

// items are the items of a list, none if it is not one.
func items(n *node) []*node {
	if n == nil {
		return nil
	}
	return n.items[:len(n.items):len(n.items)]
}

func entriesOf(n *node) []entry {
	if n == nil {
		return nil
	}
	return n.entries
}
