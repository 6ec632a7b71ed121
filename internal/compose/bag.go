package compose

// bag finds equal values quickly.
type bag map[uint64][]*node

func newBag(items []*node) bag {
	b := make(bag, len(items))
	for _, i := range items {
		h := i.hash(14695981039346656037)
		b[h] = append(b[h], i)
	}
	return b
}

func (b bag) has(n *node) bool {
	for _, i := range b[n.hash(14695981039346656037)] {
		if equal(i, n) {
			return true
		}
	}
	return false
}

// hash is the same for equal values (FNV-1a, with the keys in any order).
func (n *node) hash(h uint64) uint64 {
	h = hashText(h^uint64(n.kind), n.text)
	for _, i := range n.items {
		h = i.hash(h)
	}
	var sum uint64
	for i := range n.entries {
		sum += n.entries[i].val.hash(hashText(h, n.entries[i].key))
	}
	return h ^ sum
}

func hashText(h uint64, s string) uint64 {
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}
