package tree

// Builder collects the keys of a mapping.
type Builder struct {
	List  []Entry
	index map[string]int
}

// NewBuilder is a builder with space for n entries.
func NewBuilder(n int) *Builder {
	b := &Builder{List: make([]Entry, 0, n)}
	if n > manyEntries {
		b.index = make(map[string]int, n)
	}
	return b
}

// Seen reports whether the key is there, and where.
func (b *Builder) Seen(key string) (Pos, bool) {
	if b.index != nil {
		if i, ok := b.index[key]; ok {
			return b.List[i].At, true
		}
		return Pos{}, false
	}
	for i := range b.List {
		if b.List[i].Key == key {
			return b.List[i].At, true
		}
	}
	return Pos{}, false
}

// Add adds an entry; its key must not be there yet.
func (b *Builder) Add(e Entry) {
	if b.index == nil && len(b.List) == manyEntries {
		b.index = map[string]int{}
		for i := range b.List {
			b.index[b.List[i].Key] = i
		}
	}
	if b.index != nil {
		b.index[e.Key] = len(b.List)
	}
	b.List = append(b.List, e)
}

// Set adds an entry or replaces the one with the same key.
func (b *Builder) Set(e Entry) {
	if b.index != nil {
		if i, ok := b.index[e.Key]; ok {
			b.List[i] = e
			return
		}
	} else {
		for i := range b.List {
			if b.List[i].Key == e.Key {
				b.List[i] = e
				return
			}
		}
	}
	b.Add(e)
}
