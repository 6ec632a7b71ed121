package tree

// NodeSet finds equal values quickly.
type NodeSet map[uint64][]*Node

// NewNodeSet is the set of the values.
func NewNodeSet(items []*Node) NodeSet {
	b := make(NodeSet, len(items))
	for _, i := range items {
		h := i.hash(14695981039346656037)
		b[h] = append(b[h], i)
	}
	return b
}

// Add puts n into the set and reports whether a value that equals it was not
// there.
func (b NodeSet) Add(n *Node) bool {
	h := n.hash(14695981039346656037)
	for _, i := range b[h] {
		if equal(i, n) {
			return false
		}
	}
	b[h] = append(b[h], n)
	return true
}

// hash is the same for equal values (FNV-1a, with the keys in any order).
func (n *Node) hash(h uint64) uint64 {
	h = hashText(h^uint64(n.Kind), n.Text)
	for _, i := range n.Items {
		h = i.hash(h)
	}
	var sum uint64
	for i := range n.Entries {
		sum += n.Entries[i].Val.hash(hashText(h, n.Entries[i].Key))
	}
	return h ^ sum
}

func hashText(h uint64, s string) uint64 {
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}
