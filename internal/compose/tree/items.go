package tree

// Items are the items of a list, none if it is not one.
func Items(n *Node) []*Node {
	if n == nil {
		return nil
	}
	return n.Items[:len(n.Items):len(n.Items)]
}

// EntriesOf are the entries of a mapping, none if it is not one.
func EntriesOf(n *Node) []Entry {
	if n == nil {
		return nil
	}
	return n.Entries
}
