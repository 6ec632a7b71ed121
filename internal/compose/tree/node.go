// Package tree is the model of Compose files as values with places: nodes, and
// what every step of the loading needs to read and rebuild them.
package tree

import (
	"strconv"
	"strings"

	"advisor/internal/compose/taint"
)

// Node is one value of the project with the place that it comes from. Nodes
// are never changed once built, so parts can be shared by merges and anchors.
type Node struct {
	Kind Kind
	Type ScalarType
	Mark Mark
	// Unset: the text depends on a variable without value or default, which
	// stands in it as ${NAME}.
	Unset bool
	// Filled: the text had a variable in it.
	Filled bool
	// Implied: not written, filled in by a default.
	Implied bool
	Marks   bool  // a mark somewhere below
	Height  uint8 // levels below, for the depth cap
	Size    int32 // values in this part, itself included
	At      Pos
	Text    string
	// Plain is the text with values of env files left as ${NAME}; empty when
	// it is the same as text.
	Plain   string
	Taint   *taint.Mark // of a text with values of env files
	Entries []Entry
	Items   []*Node
	index   map[string]int // of entries, once there are many
}

// Kind is the kind of a value.
type Kind uint8

// The kinds of values.
const (
	Null Kind = iota
	Scalar
	List
	Mapping
)

// ScalarType is what YAML takes a single value for.
type ScalarType uint8

// The types of single values.
const (
	Str ScalarType = iota
	Integer
	Float
	Boolean
)

// Mark is what a !reset or !override tag asks of a merge.
type Mark uint8

// The marks of a value.
const (
	Keep Mark = iota
	Reset
	Replace
)

// Pos is a line of a file; files are numbered in reading order from 0.
type Pos struct{ File, Line int32 }

// Before reports whether p stands before q, files in reading order.
func (p Pos) Before(q Pos) bool {
	return p.File < q.File || p.File == q.File && p.Line < q.Line
}

// Entry is one key of a mapping; at is where the key stands.
type Entry struct {
	Key string
	At  Pos
	Val *Node
	// Written is the key with values of env files left as ${NAME}; empty when
	// it is the same as Key.
	Written string
}

// Shown is the key as it may be shown.
func (e Entry) Shown() string {
	if e.Written != "" {
		return e.Written
	}
	return e.Key
}

// manyEntries is the size from which a mapping is looked up by an index.
const manyEntries = 12

// NewMapping builds a mapping. The entries must not be changed any more.
func NewMapping(at Pos, entries []Entry) *Node {
	n := &Node{Kind: Mapping, At: at, Entries: entries, Size: 1}
	for i := range entries {
		n.count(entries[i].Val)
	}
	if len(entries) > manyEntries {
		n.index = make(map[string]int, len(entries))
		for i := range entries {
			n.index[entries[i].Key] = i
		}
	}
	return n
}

// NewList builds a list. The items must not be changed any more.
func NewList(at Pos, items []*Node) *Node {
	n := &Node{Kind: List, At: at, Items: items, Size: 1}
	for _, i := range items {
		n.count(i)
	}
	return n
}

// NewNull builds a value that is empty.
func NewNull(at Pos) *Node { return &Node{At: at, Size: 1} }

// NewText builds a string that stands where from stands and shares what is
// known of its variables.
func NewText(from *Node, text string) *Node {
	n := &Node{Kind: Scalar, At: from.At, Text: text, Size: 1, Unset: from.Unset && strings.Contains(text, "${"), Filled: from.Filled}
	if written := from.Taint.Written(text); written != text {
		n.Plain, n.Taint = written, from.Taint
	}
	return n
}

// Shown is the text as it may be shown: with values of env files left as
// ${NAME}.
func (n *Node) Shown() string {
	if n == nil || n.Kind != Scalar {
		return ""
	}
	if n.Taint != nil && n.Plain != "" {
		return n.Plain
	}
	return n.Text
}

func (n *Node) count(child *Node) {
	n.Size += child.Size
	if n.Size < 0 { // more than two thousand million: stay above every cap
		n.Size = 1<<31 - 1
	}
	if child.Height >= n.Height {
		n.Height = child.Height + 1
	}
	n.Marks = n.Marks || child.Marks || child.Mark != Keep
}

// Find gives the place of a key in the entries, or -1.
func (n *Node) Find(key string) int {
	if n == nil || n.Kind != Mapping {
		return -1
	}
	if n.index != nil {
		if i, ok := n.index[key]; ok {
			return i
		}
		return -1
	}
	for i := range n.Entries {
		if n.Entries[i].Key == key {
			return i
		}
	}
	return -1
}

// Get gives the value of a key, or nil.
func (n *Node) Get(key string) *Node {
	if i := n.Find(key); i >= 0 {
		return n.Entries[i].Val
	}
	return nil
}

// Path gives the value below a path of keys, or nil.
func (n *Node) Path(keys ...string) *Node {
	for _, k := range keys {
		n = n.Get(k)
	}
	return n
}

// IsUnset reports whether a value depends on a variable without value.
func (n *Node) IsUnset() bool { return n != nil && n.Unset }

// Str is the text of a scalar, or "".
func (n *Node) Str() string {
	if n == nil || n.Kind != Scalar {
		return ""
	}
	return n.Text
}

// Empty is the mapping without its entries.
func (n *Node) Empty() *Node { return NewMapping(n.At, nil) }

// With is a copy of the mapping in which key has the value val.
func (n *Node) With(key string, at Pos, val *Node) *Node {
	entries := make([]Entry, len(n.Entries), len(n.Entries)+1)
	copy(entries, n.Entries)
	if i := n.Find(key); i >= 0 {
		entries[i].Val = val
	} else {
		entries = append(entries, Entry{Key: key, At: at, Val: val})
	}
	return NewMapping(n.At, entries).Marked(n.Mark)
}

// Without is a copy of the mapping without key.
func (n *Node) Without(key string) *Node {
	i := n.Find(key)
	if i < 0 {
		return n
	}
	entries := make([]Entry, 0, len(n.Entries)-1)
	entries = append(append(entries, n.Entries[:i]...), n.Entries[i+1:]...)
	return NewMapping(n.At, entries).Marked(n.Mark)
}

// Marked sets the mark of a node that was just built.
func (n *Node) Marked(m Mark) *Node {
	n.Mark = m
	return n
}

// equal reports whether two values are the same, wherever they stand.
func equal(a, b *Node) bool {
	if a == b {
		return true
	}
	if a.Kind != b.Kind || len(a.Items) != len(b.Items) || len(a.Entries) != len(b.Entries) {
		return false
	}
	if a.Kind == Scalar {
		return a.Text == b.Text && a.Type == b.Type
	}
	for i := range a.Items {
		if !equal(a.Items[i], b.Items[i]) {
			return false
		}
	}
	for i := range a.Entries {
		other := b.Get(a.Entries[i].Key)
		if other == nil || !equal(a.Entries[i].Val, other) {
			return false
		}
	}
	return true
}

// Describe names a kind for a message.
func (k Kind) Describe() string {
	return [...]string{"nothing", "a single value", "a list", "a mapping"}[k]
}

// Step goes to the value of a key or the item of an index, and says where
// that stands.
func (n *Node) Step(key string) (*Node, Pos) {
	switch n.Kind {
	case Mapping:
		if i := n.Find(key); i >= 0 {
			return n.Entries[i].Val, n.Entries[i].At
		}
	case List:
		if i, err := strconv.Atoi(key); err == nil && i >= 0 && i < len(n.Items) {
			return n.Items[i], n.Items[i].At
		}
	}
	return nil, Pos{}
}

// Keys are the keys of a mapping, in file order.
func (n *Node) Keys() []string {
	var k []string
	if n == nil {
		return nil
	}
	for i := range n.Entries {
		k = append(k, n.Entries[i].Key)
	}
	return k
}

// Bytes is the length of all texts below n.
func (n *Node) Bytes() int {
	if n.Kind == Scalar {
		return len(n.Text)
	}
	sum := 0
	for _, i := range n.Items {
		sum += i.Bytes()
	}
	for i := range n.Entries {
		sum += n.Entries[i].Val.Bytes()
	}
	return sum
}

// AnyUnset reports whether a variable without value is somewhere below.
func (n *Node) AnyUnset() bool {
	if n == nil {
		return false
	}
	if n.Unset {
		return true
	}
	for _, i := range n.Items {
		if i.AnyUnset() {
			return true
		}
	}
	return false
}

// Describe names the kind of n for a message.
func (n *Node) Describe() string {
	if n.Kind == Null {
		return "empty"
	}
	if n.Kind == Scalar {
		return [...]string{"text", "a number", "a number", "true or false"}[n.Type]
	}
	return n.Kind.Describe()
}
