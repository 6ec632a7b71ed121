package diagnostics

import (
	"fmt"
	"strings"
	"testing"

	"advisor/internal/compose/tree"
	"advisor/internal/untrusted"
)

// A budget gives all that it has, and nothing of what does not fit in.
func TestBudget(t *testing.T) {
	b := newBudget()
	if !b.Spend(tree.Pos{}, maxValues-1, maxBytes) || b.Spend(tree.Pos{Line: 1}, 0, 1) || !b.Spend(tree.Pos{}, 1, 0) || b.Spend(tree.Pos{Line: 2}, 1, 0) {
		t.Errorf("%+v", b)
	}
	if !strings.Contains(b.Over, "4 MiB") || b.at.Line != 1 {
		t.Errorf("%s, line %d: the first that did not fit in is told", b.Over, b.at.Line)
	}
	c := newBudget()
	if !c.Spend(tree.Pos{}, maxValues, 0) || c.Spend(tree.Pos{}, 1, maxBytes+1) || !strings.Contains(c.Over, "100000 values") {
		t.Errorf("%+v", c)
	}
}

// A name is sixty characters at most, and has no value.
func TestQuoted(t *testing.T) {
	sixty := strings.Repeat("ä", 60)
	for in, want := range map[string]string{
		"a": `"a"`, sixty: `"` + sixty + `"`, sixty + "b": `"` + sixty + `…"`, "KEY=secret": `"KEY=…"`, sixty + "=secret": `"` + sixty + `=…"`, "": `""`,
	} {
		if got := Quoted(in); got != want || Shown(in) != strings.Trim(want, `"`) {
			t.Errorf("%s, %s; want %s", got, Shown(in), want)
		}
	}
}

// problems are so many, each of the same length.
func problems(n, length int) Problems {
	var out Problems
	for i := range n {
		out = append(out, Problem{Place: untrusted.Place{File: "f", Line: i + 1}, Message: strings.Repeat("x", length-len("f:1: "))})
	}
	return out
}

// An error is one line of 340 bytes with what fits in, the first in any case.
func TestErrorOfProblems(t *testing.T) {
	for _, c := range []struct {
		p      Problems
		shown  int
		behind string
	}{
		{problems(1, 400), 1, ""},
		{problems(2, maxErrorLine/2), 2, ""},
		{problems(2, maxErrorLine/2+1), 1, "; and 1 more"},
		{problems(5, 100), 3, "; and 2 more"},
		{problems(9, 20), 9, ""},
		{append(problems(3, 300), Problem{Message: "and 7 more"}), 1, "; and more than 2 more"},
	} {
		got := c.p.Error()
		if n := strings.Count(got, "f:"); n != c.shown || c.behind != "" && !strings.HasSuffix(got, c.behind) || c.behind == "" && strings.Contains(got, "more") {
			t.Errorf("%d are shown, want %d and %q: %s", n, c.shown, c.behind, got)
		}
	}
}

// A path is its keys from the top down.
func TestKeys(t *testing.T) {
	p := &Path{Up: &Path{Up: &Path{Key: "services"}, Key: "web"}, Key: "image"}
	if got := fmt.Sprint(p.Keys(), p, (*Path)(nil).Keys()); got != "[services web image] services.web.image []" {
		t.Error(got)
	}
}
