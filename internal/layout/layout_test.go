package layout

import (
	"fmt"
	"testing"
)

func TestMiddle(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		want  string
	}{
		{"shop", 4, "shop"},
		{"teams/search/compose.prod.yaml", 20, "teams...se.prod.yaml"},
		{"数据库数据库数据库数据库", 12, "数...数据库"},
		{"größe/数据库数据库", 12, "grö...数据库"},
		{"größe/数据库数据库x", 12, "grö...据库x"},
	} {
		if got := Middle(c.in, c.width); got != c.want || Width(got) > c.width {
			t.Errorf("middle(%q, %d) = %q, want %q", c.in, c.width, got, c.want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		want  []string
	}{
		{"", 10, []string{""}},
		{"one two three", 8, []string{"one two", "three"}},
		{"abcdefghijkl", 8, []string{"abcdefgh", "ijkl"}},
		{"a abcdefghijkl b", 8, []string{"a", "abcdefgh", "ijkl b"}},
		{"\u4e2d\u6587\u4e2d\u6587\u4e2d\u6587", 8, []string{"\u4e2d\u6587\u4e2d\u6587", "\u4e2d\u6587"}},
	} {
		if got := Wrap(c.in, c.width); fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("wrap(%q, %d) = %q, want %q", c.in, c.width, got, c.want)
		}
	}
}

func TestNoCommand(t *testing.T) {
	for in, want := range map[string]string{
		"::error::x": ": :error::x", " ::x": " : :x", "\u3000::x": "\u3000: :x", "a ::x": "a ::x", ":x": ":x", "": "", "  ": "  ",
	} {
		if got := NoCommand(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
