package compose

import (
	"strconv"
	"strings"
)

// node is one value of the project with the place that it comes from. Nodes
// are never changed once built, so parts can be shared by merges and anchors.
type node struct {
	kind kind
	typ  scalarType
	mark mark
	// unset: the text depends on a variable without value or default, which
	// stands in it as ${NAME}.
	unset bool
	// filled: the text had a variable in it.
	filled bool
	// implied: not written, filled in by a default.
	implied bool
	marks   bool  // a mark somewhere below
	height  uint8 // levels below, for the depth cap
	size    int32 // values in this part, itself included
	at      pos
	text    string
	// plain is the text with values of env files left as ${NAME}; empty when
	// it is the same as text.
	plain   string
	entries []entry
	items   []*node
	index   map[string]int // of entries, once there are many
}

type kind uint8

const (
	null kind = iota
	scalar
	list
	mapping
)

type scalarType uint8

const (
	str scalarType = iota
	integer
	float
	boolean
)

// mark is what a !reset or !override tag asks of a merge.
type mark uint8

const (
	keep mark = iota
	reset
	replace
)

// pos is a line of a file; files are numbered in reading order from 0.
type pos struct{ file, line int32 }

func (p pos) before(q pos) bool {
	return p.file < q.file || p.file == q.file && p.line < q.line
}

// entry is one key of a mapping; at is where the key stands.
type entry struct {
	key string
	at  pos
	val *node
}

// manyEntries is the size from which a mapping is looked up by an index.
const manyEntries = 12

// newMapping builds a mapping. The entries must not be changed any more.
func newMapping(at pos, entries []entry) *node {
	n := &node{kind: mapping, at: at, entries: entries, size: 1}
	for i := range entries {
		n.count(entries[i].val)
	}
	if len(entries) > manyEntries {
		n.index = make(map[string]int, len(entries))
		for i := range entries {
			n.index[entries[i].key] = i
		}
	}
	return n
}

// newList builds a list. The items must not be changed any more.
func newList(at pos, items []*node) *node {
	n := &node{kind: list, at: at, items: items, size: 1}
	for _, i := range items {
		n.count(i)
	}
	return n
}

// newNull builds a value that is empty.
func newNull(at pos) *node { return &node{at: at, size: 1} }

// newText builds a string that stands where from stands and shares what is
// known of its variables.
func newText(from *node, text string) *node {
	return &node{kind: scalar, at: from.at, text: text, size: 1, unset: from.unset && strings.Contains(text, "${"), filled: from.filled}
}

func (n *node) count(child *node) {
	n.size += child.size
	if n.size < 0 { // more than two thousand million: stay above every cap
		n.size = 1<<31 - 1
	}
	if child.height >= n.height {
		n.height = child.height + 1
	}
	n.marks = n.marks || child.marks || child.mark != keep
}

// find gives the place of a key in the entries, or -1.
func (n *node) find(key string) int {
	if n == nil || n.kind != mapping {
		return -1
	}
	if n.index != nil {
		if i, ok := n.index[key]; ok {
			return i
		}
		return -1
	}
	for i := range n.entries {
		if n.entries[i].key == key {
			return i
		}
	}
	return -1
}

// get gives the value of a key, or nil.
func (n *node) get(key string) *node {
	if i := n.find(key); i >= 0 {
		return n.entries[i].val
	}
	return nil
}

// path gives the value below a path of keys, or nil.
func (n *node) path(keys ...string) *node {
	for _, k := range keys {
		n = n.get(k)
	}
	return n
}

// str is the text of a scalar, or "".
func (n *node) str() string {
	if n == nil || n.kind != scalar {
		return ""
	}
	return n.text
}

// with is a copy of the mapping in which key has the value val.
func (n *node) with(key string, at pos, val *node) *node {
	entries := make([]entry, len(n.entries), len(n.entries)+1)
	copy(entries, n.entries)
	if i := n.find(key); i >= 0 {
		entries[i].val = val
	} else {
		entries = append(entries, entry{key, at, val})
	}
	return newMapping(n.at, entries).marked(n.mark)
}

// without is a copy of the mapping without key.
func (n *node) without(key string) *node {
	i := n.find(key)
	if i < 0 {
		return n
	}
	entries := make([]entry, 0, len(n.entries)-1)
	entries = append(append(entries, n.entries[:i]...), n.entries[i+1:]...)
	return newMapping(n.at, entries).marked(n.mark)
}

// marked sets the mark of a node that was just built.
func (n *node) marked(m mark) *node {
	n.mark = m
	return n
}

// equal reports whether two values are the same, wherever they stand.
func equal(a, b *node) bool {
	if a == b {
		return true
	}
	if a.kind != b.kind || len(a.items) != len(b.items) || len(a.entries) != len(b.entries) {
		return false
	}
	if a.kind == scalar {
		return a.text == b.text && a.typ == b.typ
	}
	for i := range a.items {
		if !equal(a.items[i], b.items[i]) {
			return false
		}
	}
	for i := range a.entries {
		other := b.get(a.entries[i].key)
		if other == nil || !equal(a.entries[i].val, other) {
			return false
		}
	}
	return true
}

// word names a kind for a message.
func (k kind) word() string {
	return [...]string{"nothing", "a single value", "a list", "a mapping"}[k]
}

// step goes to the value of a key or the item of an index, and says where
// that stands.
func (n *node) step(key string) (*node, pos) {
	switch n.kind {
	case mapping:
		if i := n.find(key); i >= 0 {
			return n.entries[i].val, n.entries[i].at
		}
	case list:
		if i, err := strconv.Atoi(key); err == nil && i >= 0 && i < len(n.items) {
			return n.items[i], n.items[i].at
		}
	}
	return nil, pos{}
}

func (n *node) keys() []string {
	var k []string
	for i := range n.entries {
		k = append(k, n.entries[i].key)
	}
	return k
}

// bytes is the length of all texts below n.
func (n *node) bytes() int {
	if n.kind == scalar {
		return len(n.text)
	}
	sum := 0
	for _, i := range n.items {
		sum += i.bytes()
	}
	for i := range n.entries {
		sum += n.entries[i].val.bytes()
	}
	return sum
}

// anyUnset reports whether a variable without value is somewhere below.
func (n *node) anyUnset() bool {
	if n.unset {
		return true
	}
	for _, i := range n.items {
		if i.anyUnset() {
			return true
		}
	}
	return false
}

// words names the kind of n for a message.
func (n *node) words() string {
	if n.kind == null {
		return "empty"
	}
	if n.kind == scalar {
		return [...]string{"text", "a number", "a number", "true or false"}[n.typ]
	}
	return n.kind.word()
}
