package tree

import (
	"fmt"
	"testing"
)

func text(s string) *Node { return &Node{Kind: Scalar, Type: Str, Text: s, Size: 1} }

func mapping(pairs ...any) *Node {
	var entries []Entry
	for i := 0; i < len(pairs); i += 2 {
		entries = append(entries, Entry{Key: pairs[i].(string), Val: pairs[i+1].(*Node)})
	}
	return NewMapping(Pos{}, entries)
}

func list(items ...*Node) *Node { return NewList(Pos{}, items) }

// Values are the same whatever the order of their keys, and another where
// anything else differs.
func TestEqual(t *testing.T) {
	number := &Node{Kind: Scalar, Type: Integer, Text: "1", Size: 1}
	values := []*Node{
		NewNull(Pos{}), text(""), text("1"), number, list(), list(text("1")), list(number), list(text("1"), text("1")), list(list()), mapping(),
		mapping("a", text("1")), mapping("b", text("1")), mapping("a", number), mapping("a", text("1"), "b", text("2")), mapping("a", text("2"), "b", text("1")),
		mapping("a", list(text("1"))),
	}
	for i, a := range values {
		for j, b := range values {
			if got := equal(a, Copy(b)); got != (i == j) {
				t.Errorf("%d and %d: %v", i, j, got)
			}
		}
	}
	if !equal(mapping("a", text("1"), "b", text("2")), mapping("b", text("2"), "a", text("1"))) {
		t.Error("the order of keys makes a difference")
	}
}

// A step leads to a key or an item that is there.
func TestStep(t *testing.T) {
	n := mapping("a", text("of a"), "0", text("of 0"))
	l := list(text("first"), text("second"))
	for _, c := range []struct {
		in        *Node
		key, want string
	}{
		{n, "a", "of a"},
		{n, "0", "of 0"},
		{n, "b", ""},
		{l, "0", "first"},
		{l, "1", "second"},
		{l, "2", ""},
		{l, "-1", ""},
		{l, "a", ""},
		{text("x"), "0", ""},
	} {
		got, _ := c.in.Step(c.key)
		said := ""
		if got != nil {
			said = got.Text
		}
		if said != c.want {
			t.Errorf("%s: %q, want %q", c.key, said, c.want)
		}
	}
}

// A mapping of any size has the keys that were put into it, each once.
func TestBuilder(t *testing.T) {
	for _, size := range []int{0, 1, manyEntries - 1, manyEntries, manyEntries + 1, 3 * manyEntries} {
		for _, space := range []int{0, size, manyEntries + 1} {
			b := NewBuilder(space)
			for i := range size {
				key := fmt.Sprint("k", i)
				if _, seen := b.Seen(key); seen {
					t.Errorf("%d of %d: %s is there before it is added", i, size, key)
				}
				b.Add(Entry{Key: key, Val: text(key)})
				b.Set(Entry{Key: key, At: Pos{Line: int32(i + 1)}, Val: text("set " + key)})
			}
			n := NewMapping(Pos{}, b.List)
			if len(n.Entries) != size || n.Find("k") >= 0 {
				t.Errorf("%d entries of %d", len(n.Entries), size)
			}
			for i := range size {
				key := fmt.Sprint("k", i)
				if at, seen := b.Seen(key); !seen || int(at.Line) != i+1 {
					t.Errorf("%s of %d: %v, %v", key, size, at, seen)
				}
				if v := n.Get(key); v == nil || v.Text != "set "+key {
					t.Errorf("%s of %d: %+v", key, size, v)
				}
			}
		}
	}
}

// What is written anew keeps the mark of what stood there, unless it has one of
// its own; what is taken out is not written at all.
func TestEach(t *testing.T) {
	plain, reset, other := text("plain"), text("reset").Marked(Reset), text("replaced").Marked(Replace)
	n := mapping("a", plain, "b", reset, "c", other, "d", text("gone")).Marked(Replace)
	got := Each(n, func(key string, v *Node) *Node {
		switch key {
		case "b":
			t.Error("what is taken out is written anew")
		case "d":
			return nil
		}
		return text("new " + v.Text)
	})
	want := map[string]struct {
		text string
		mark Mark
	}{"a": {"new plain", Keep}, "b": {"reset", Reset}, "c": {"new replaced", Replace}}
	if len(got.Entries) != len(want) || got.Mark != Replace {
		t.Errorf("%d entries, mark %v", len(got.Entries), got.Mark)
	}
	for key, w := range want {
		if v := got.Get(key); v == nil || v.Text != w.text || v.Mark != w.mark {
			t.Errorf("%s: %+v, want %+v", key, v, w)
		}
	}
	if own := Each(n, func(string, *Node) *Node { return text("x").Marked(Reset) }).Get("c"); own.Mark != Reset {
		t.Errorf("a mark of its own is lost: %v", own.Mark)
	}
	if same := Each(n, func(_ string, v *Node) *Node { return v }); same != n {
		t.Error("what does not change is built anew")
	}
	for _, none := range []*Node{nil, plain, list(plain)} {
		if Each(none, func(string, *Node) *Node { t.Error("is no mapping"); return nil }) != none {
			t.Error("what is no mapping changes")
		}
	}
	for _, none := range []*Node{nil, plain, n} {
		if EachItem(none, func(*Node) *Node { t.Error("is no list"); return nil }) != none {
			t.Error("what is no list changes")
		}
	}
}

// A key has its new name only where nothing has it.
func TestRenameKey(t *testing.T) {
	for _, c := range []struct {
		in   *Node
		want string
	}{
		{mapping("x", text("1")), "[x]"},
		{mapping("old", text("1")), "[new]"},
		{mapping("x", text("1"), "old", text("2")), "[x new]"},
		{mapping("old", text("1"), "new", text("2")), "[new]"},
		{mapping("new", text("2"), "old", text("1")), "[new]"},
	} {
		n := RenameKey(c.in, "old", "new")
		if got := fmt.Sprint(n.Keys()); got != c.want || n.Get("new") != nil && c.in.Get("new") != nil && n.Get("new").Text != "2" {
			t.Errorf("%v: %s, want %s", c.in.Keys(), got, c.want)
		}
	}
}
