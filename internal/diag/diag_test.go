package diag

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"advisor/internal/untrusted"
)

func at(file string, line int) untrusted.Place {
	return untrusted.Place{File: untrusted.Text(file), Line: line}
}

func TestString(t *testing.T) {
	for _, c := range []struct {
		m                 Mistake
		string, bracketed string
	}{
		{Mistake{Message: "is empty"}, "is empty", "is empty"},
		{Mistake{Place: at("a.yaml", 0), Message: "is empty"}, "a.yaml: is empty", "a.yaml: is empty"},
		{
			Mistake{Place: at("a.yaml", 3), Message: `unknown key "hots"`, Hint: "did you mean hosts?"},
			`a.yaml:3: unknown key "hots"; did you mean hosts?`, `a.yaml:3: unknown key "hots" (did you mean hosts?)`,
		},
		{Mistake{Place: at("a\x1b[2J", 1), Message: "x"}, `a\u{1b}[2J:1: x`, `a\u{1b}[2J:1: x`},
	} {
		if got := c.m.String(); got != c.string {
			t.Errorf("%q, want %q", got, c.string)
		}
		if got := c.m.Bracketed(); got != c.bracketed {
			t.Errorf("%q, want %q", got, c.bracketed)
		}
	}
}

func TestStringIsCut(t *testing.T) {
	for n := range 5 { // a cut in each byte of a letter
		m := Mistake{Place: at(strings.Repeat("é", 80)+strings.Repeat("x", n)+".yaml", 12), Message: strings.Repeat("ü", 300) + strings.Repeat("x", n)}
		s := m.String()
		place, _, _ := strings.Cut(s, ": ")
		if len(s) > MaxLine || len(s) < MaxLine-4 || !utf8.ValidString(s) || !strings.HasSuffix(s, "…") {
			t.Errorf("%d bytes: %q", len(s), s)
		}
		if len(place) > 100 || len(place) < 96 || !strings.HasPrefix(place, "…") || !strings.HasSuffix(place, ".yaml:12") {
			t.Errorf("%d bytes: %q", len(place), place)
		}
	}
	just := Mistake{Place: at(strings.Repeat("x", 98), 1), Message: strings.Repeat("m", MaxLine-102)}
	if s := just.String(); len(s) != MaxLine || strings.Contains(s, "…") {
		t.Errorf("%d bytes: %q", len(s), s)
	}
}

func TestQuoted(t *testing.T) {
	for in, want := range map[string]string{
		"": `""`, "web": `"web"`, "a\nb": `"a\u{a}b"`,
		strings.Repeat("é", 80): `"` + strings.Repeat("é", 80) + `"`,
		strings.Repeat("é", 81): `"` + strings.Repeat("é", 79) + `…"`,
	} {
		if got := Quoted(in); got != want {
			t.Errorf("Quoted(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestCollector(t *testing.T) {
	var c Collector
	if c.Err() != nil || c.Count() != 0 || c.Full() {
		t.Error("something is wrong with nothing")
	}
	c.Add(at("b.yaml", 0), "", "is odd")
	c.Add(at("a.yaml", 7), "try 8", "%d is odd", 7)
	c.Add(at("b.yaml", 12), "", "second")
	c.Add(at("a.yaml", 2), "", "first")
	c.Add(at("b.yaml", 12), "", "third")
	want := "b.yaml:12: second\nb.yaml:12: third\nb.yaml: is odd\na.yaml:2: first\na.yaml:7: 7 is odd; try 8"
	var all Mistakes
	if err := c.Err(); !errors.As(err, &all) || err.Error() != want || c.Count() != 5 || all.Count() != 5 {
		t.Errorf("%d: %v\nwant %s", c.Count(), err, want)
	}
}

func TestCollectorKeepsSoMany(t *testing.T) {
	for _, x := range []struct {
		added int
		last  string
	}{
		{2, "a.yaml:2: m"},
		{3, "a.yaml:3: m"},
		{4, "a.yaml: and 2 more problems"},
		{60_000, "a.yaml: and 59998 more problems"},
	} {
		c := Collector{Most: 3}
		for i := range x.added {
			if c.Full() != (i >= 3) {
				t.Errorf("full is %v after %d", c.Full(), i)
			}
			c.Add(at("a.yaml", i+1), "", "m")
		}
		var got Mistakes
		if !errors.As(c.Err(), &got) || len(got) > 3 || got[len(got)-1].String() != x.last || got.Count() != x.added || c.Count() != x.added {
			t.Errorf("%d added: %d and %d, %v", x.added, got.Count(), c.Count(), got)
		}
		if again := c.Err(); again.Error() != got.Error() {
			t.Errorf("asked again: %v", again)
		}
	}
	c := Collector{Most: 1}
	c.Add(at("a", 1), "", "m")
	c.Add(at("a", 1), "", "m")
	if got := c.Err().Error(); got != "a: and 2 more problems" {
		t.Error(got)
	}
}

func TestLine(t *testing.T) {
	ms := Mistakes{
		{Place: at("a.yaml", 1), Message: "one", Hint: "1"},
		{Place: at("a.yaml", 2), Message: "two"},
		{Place: at("a.yaml", 3), Message: "three"},
	}
	all := "a.yaml:1: one (1); a.yaml:2: two; a.yaml:3: three"
	for most, want := range map[int]string{
		0:            "a.yaml:1: one (1); and 2 more problems", // the first is always there
		len(all) - 1: "a.yaml:1: one (1); and 2 more problems",
		len(all):     all,
	} {
		if got := ms.Line(most); got != want {
			t.Errorf("Line(%d) = %q, want %q", most, got, want)
		}
	}
	long := slices.Clone(ms)
	long[2].Message = strings.Repeat("long ", 9)
	if got := long.Line(60); got != "a.yaml:1: one (1); a.yaml:2: two; and 1 more problem" {
		t.Error(got)
	}
	counted := append(slices.Clone(ms), Mistake{Message: "12 more problems", More: 12})
	if got := counted.Line(1000); got != all+"; and 12 more problems" {
		t.Error(got)
	}
	if got := counted.Line(0); got != "a.yaml:1: one (1); and 14 more problems" {
		t.Error(got)
	}
	if got := ms[1:2].Line(0); got != "a.yaml:2: two" {
		t.Error(got)
	}
}

// Whatever is asked for, a line is never longer, but where the first mistake
// alone is, and it accounts for every mistake.
func TestLineFits(t *testing.T) {
	var ms Mistakes
	for i := range 30 {
		ms = append(ms, Mistake{Place: at("compose.yaml", i+1), Message: strings.Repeat("m", i*7%40)})
		first := len(ms[0].Bracketed() + "; and 99 more problems")
		for most := first; most < 700; most += 13 {
			s := ms.Line(most)
			shown, left := strings.Count(s, "compose.yaml:"), 0
			if _, end, cut := strings.Cut(s, "; and "); cut {
				if _, err := fmt.Sscan(end, &left); err != nil {
					t.Fatal(err)
				}
			}
			if len(s) > most || shown+left != len(ms) {
				t.Errorf("Line(%d) of %d has %d bytes, %d shown, %d left: %s", most, len(ms), len(s), shown, left, s)
			}
		}
	}
}
