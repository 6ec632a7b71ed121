package compose

// entries collects the keys of a mapping.
type entries struct {
	list  []entry
	index map[string]int
}

func newEntries(n int) *entries {
	b := &entries{list: make([]entry, 0, n)}
	if n > manyEntries {
		b.index = make(map[string]int, n)
	}
	return b
}

// seen reports whether the key is there, and where.
func (b *entries) seen(key string) (pos, bool) {
	if b.index != nil {
		if i, ok := b.index[key]; ok {
			return b.list[i].at, true
		}
		return pos{}, false
	}
	for i := range b.list {
		if b.list[i].key == key {
			return b.list[i].at, true
		}
	}
	return pos{}, false
}

func (b *entries) add(e entry) {
	if b.index == nil && len(b.list) == manyEntries {
		b.index = map[string]int{}
		for i := range b.list {
			b.index[b.list[i].key] = i
		}
	}
	if b.index != nil {
		b.index[e.key] = len(b.list)
	}
	b.list = append(b.list, e)
}

// set adds an entry or replaces the one with the same key.
func (b *entries) set(e entry) {
	if b.index != nil {
		if i, ok := b.index[e.key]; ok {
			b.list[i] = e
			return
		}
	} else {
		for i := range b.list {
			if b.list[i].key == e.key {
				b.list[i] = e
				return
			}
		}
	}
	b.add(e)
}
