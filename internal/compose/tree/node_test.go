package tree

import (
	"fmt"
	"testing"

	"advisor/internal/compose/taint"
)

// A place is before another one by its file, then by its line.
func TestBefore(t *testing.T) {
	for _, c := range []struct {
		p, q Pos
		want bool
	}{
		{Pos{0, 1}, Pos{0, 2}, true},
		{Pos{0, 2}, Pos{0, 2}, false},
		{Pos{0, 2}, Pos{0, 1}, false},
		{Pos{0, 9}, Pos{1, 1}, true},
		{Pos{1, 1}, Pos{0, 9}, false},
		{Pos{1, 1}, Pos{0, 1}, false},
	} {
		if got := c.p.Before(c.q); got != c.want {
			t.Errorf("%v before %v: %v", c.p, c.q, got)
		}
	}
}

// A part knows its size, how deep it is, how many bytes its texts have, and
// whether a mark or a variable without value is somewhere in it.
func TestSums(t *testing.T) {
	unset := &Node{Kind: Scalar, Text: "${A}", Unset: true, Size: 1}
	for name, c := range map[string]struct {
		n      *Node
		size   int32
		height uint8
		bytes  int
		marks  bool
		unset  bool
	}{
		"nothing":                {NewNull(Pos{}), 1, 0, 0, false, false},
		"a text":                 {text("abc"), 1, 0, 3, false, false},
		"no items":               {list(), 1, 0, 0, false, false},
		"items":                  {list(text("abc"), text("d")), 3, 1, 4, false, false},
		"a deep one first":       {list(list(list(text("a"))), text("b")), 5, 3, 2, false, false},
		"a deep one last":        {list(text("b"), list(list(text("a")))), 5, 3, 2, false, false},
		"entries":                {mapping("key", text("abc"), "b", list(text("d"))), 4, 2, 4, false, false},
		"a mark":                 {list(text("a").Marked(Reset), text("b")), 3, 1, 2, true, false},
		"a mark below":           {mapping("a", list(text("a").Marked(Replace)), "b", text("b")), 4, 2, 2, true, false},
		"its own mark":           {list(text("a")).Marked(Replace), 2, 1, 1, false, false},
		"a variable":             {unset, 1, 0, 4, false, true},
		"a variable in a list":   {list(text("a"), list(unset)), 4, 2, 5, false, true},
		"a variable in a map":    {mapping("a", unset), 2, 1, 4, false, false}, // whoever asks goes through the keys
		"more than can be said":  {list(&Node{Size: 1<<31 - 1}, text("a")), 1<<31 - 1, 1, 1, false, false},
		"just what can be said":  {list(&Node{Size: 1<<31 - 2}), 1<<31 - 1, 1, 0, false, false},
		"a variable far in list": {list(text("a"), text("b"), unset), 4, 1, 6, false, true},
	} {
		if c.n.Size != c.size || c.n.Height != c.height || c.n.Bytes() != c.bytes || c.n.Marks != c.marks || c.n.AnyUnset() != c.unset {
			t.Errorf("%s: size %d, height %d, %d bytes, marks %v, unset %v", name, c.n.Size, c.n.Height, c.n.Bytes(), c.n.Marks, c.n.AnyUnset())
		}
	}
	if none := (*Node)(nil); none.AnyUnset() || none.IsUnset() || none.Str() != "" || none.Shown() != "" || none.Get("a") != nil || none.Path("a", "b") != nil || none.Keys() != nil {
		t.Error("what is not there has something")
	}
	if !unset.IsUnset() || text("a").IsUnset() {
		t.Error("a variable without value")
	}
}

// A key is found in mappings of any size; nothing else has keys.
func TestFind(t *testing.T) {
	var pairs []any
	for i := range 2 * manyEntries {
		pairs = append(pairs, fmt.Sprint("k", i), text(fmt.Sprint("v", i)))
	}
	large, small := mapping(pairs...), mapping(pairs[:4]...)
	for _, c := range []struct {
		n    *Node
		key  string
		want int
	}{
		{large, "k0", 0},
		{large, "k23", 23},
		{large, "k24", -1},
		{small, "k0", 0},
		{small, "k1", 1},
		{small, "k2", -1},
		{list(text("k0")), "k0", -1},
		{text("k0"), "k0", -1},
		{nil, "k0", -1},
	} {
		if got := c.n.Find(c.key); got != c.want {
			t.Errorf("%s: %d, want %d", c.key, got, c.want)
		}
	}
	if got := mapping("a", mapping("b", text("c"))).Path("a", "b").Str(); got != "c" {
		t.Errorf("a path leads to %q", got)
	}
	if got := list(text("a")).Str() + list(text("a")).Shown(); got != "" {
		t.Errorf("the text of a list is %q", got)
	}
}

// A copy with another key, or without one, leaves the mapping and its mark as
// they are.
func TestWithAndWithout(t *testing.T) {
	n := mapping("a", text("1"), "b", text("2"), "c", text("3")).Marked(Replace)
	for _, c := range []struct {
		got  *Node
		want string
	}{
		{n.With("a", Pos{}, text("x")), "a=x b=2 c=3"},
		{n.With("d", Pos{}, text("x")), "a=1 b=2 c=3 d=x"},
		{n.Without("a"), "b=2 c=3"},
		{n.Without("b"), "a=1 c=3"},
		{n.Without("c"), "a=1 b=2"},
		{n.Without("d"), "a=1 b=2 c=3"},
		{n.Empty().With("a", Pos{}, text("x")).Marked(Replace), "a=x"},
		{n, "a=1 b=2 c=3"},
	} {
		said := ""
		for _, e := range c.got.Entries {
			said += " " + e.Key + "=" + e.Val.Str()
		}
		if said != " "+c.want || c.got.Mark != Replace {
			t.Errorf("%s, want %s; mark %v", said, c.want, c.got.Mark)
		}
	}
	if at := mapping().With("a", Pos{1, 2}, text("x")).Entries[0].At; at != (Pos{1, 2}) {
		t.Errorf("the new key stands at %v", at)
	}
}

// Items are rewritten one by one; what becomes nothing is left out.
func TestEachItem(t *testing.T) {
	n := list(text("a"), text("b"), text("c")).Marked(Replace)
	got := EachItem(n, func(v *Node) *Node {
		switch v.Text {
		case "a":
			return v
		case "b":
			return nil
		}
		return text("new")
	})
	if len(got.Items) != 2 || got.Items[0] != n.Items[0] || got.Items[1].Text != "new" || got.Mark != Replace || len(n.Items) != 3 || n.Items[1].Text != "b" {
		t.Errorf("%+v of %+v", got, n)
	}
	if EachItem(n, func(v *Node) *Node { return v }) != n {
		t.Error("what does not change is built anew")
	}
	deep := mapping("a", mapping("b", text("1"), "c", text("2")), "b", text("3"))
	changed := EachAt(deep, []string{"a", "b"}, func(*Node) *Node { return text("new") })
	if changed.Path("a", "b").Str() != "new" || changed.Path("a", "c").Str() != "2" || changed.Get("b").Str() != "3" {
		t.Errorf("%+v", changed)
	}
}

// Short forms become long ones; what is long already, or is no text, stays.
func TestForms(t *testing.T) {
	one := text("x")
	if got := LongForm(one, "path"); got.Kind != Mapping || got.Get("path") != one {
		t.Errorf("%+v", got)
	}
	if got := ListForm(one); got.Kind != List || len(got.Items) != 1 || got.Items[0] != one {
		t.Errorf("%+v", got)
	}
	for _, n := range []*Node{list(one), mapping("a", one), NewNull(Pos{})} {
		if LongForm(n, "path") != n || ListForm(n) != n {
			t.Errorf("%s is another one", n.Describe())
		}
	}
	if got := WithDefault(mapping("a", one), "b", Boolean, "true").Get("b"); !got.Implied || got.Type != Boolean || got.Text != "true" {
		t.Errorf("%+v", got)
	}
	for _, n := range []*Node{mapping("b", one), list(one), one} {
		if WithDefault(n, "b", Str, "x") != n {
			t.Errorf("%s has a default", n.Describe())
		}
	}
	if Items(nil) != nil || EntriesOf(nil) != nil || len(Items(list(one))) != 1 || len(EntriesOf(mapping("a", one))) != 1 {
		t.Error("items and entries")
	}
	if whole := list(one, one); cap(Items(whole)) != 2 {
		t.Error("what is appended to the items could be written into the node")
	}
}

// Each kind has words of its own.
func TestDescribe(t *testing.T) {
	for want, n := range map[string]*Node{
		"empty": NewNull(Pos{}), "text": one(Str), "a number": one(Integer), "true or false": one(Boolean), "a list": list(), "a mapping": mapping(),
	} {
		if got := n.Describe(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := one(Float).Describe(); got != "a number" {
		t.Errorf("a fraction is %q", got)
	}
}

func one(typ ScalarType) *Node { return &Node{Kind: Scalar, Type: typ, Text: "1", Size: 1} }

// A set tells equal values from others, in any order of their keys.
func TestNodeSet(t *testing.T) {
	set := NewNodeSet([]*Node{text("a"), list(text("a"), text("b")), mapping("a", text("1"), "b", text("2"))})
	for _, c := range []struct {
		n   *Node
		new bool
	}{
		{text("a"), false},
		{text("b"), true},
		{text("b"), false},
		{list(text("a"), text("b")), false},
		{list(text("b"), text("a")), true},
		{mapping("b", text("2"), "a", text("1")), false},
		{mapping("b", text("1"), "a", text("2")), true},
		{one(Integer), true},
		{text("1"), true},
	} {
		if got := set.Add(c.n); got != c.new {
			t.Errorf("%s %q: new is %v", c.n.Describe(), c.n.Text, got)
		}
	}
}

// A text is shown as it is written only where a value of an env file is in it.
func TestShownText(t *testing.T) {
	mark := &taint.Mark{}
	for want, n := range map[string]*Node{
		"plain":   {Kind: Scalar, Text: "plain"},
		"${A}":    {Kind: Scalar, Text: "value", Plain: "${A}", Taint: mark},
		"value":   {Kind: Scalar, Text: "value", Plain: "${A}"},
		"unmoved": {Kind: Scalar, Text: "unmoved", Taint: mark},
	} {
		if got := n.Shown(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
