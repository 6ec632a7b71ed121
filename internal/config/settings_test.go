package config

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var known = []string{"model", "profile", "quick"}

func TestRead(t *testing.T) {
	got, err := readSettings(".advisor.yaml", []byte("# ours\nmodel: acme.yaml\nprofile: [web, \"1\"]\nquick: true\n"), known)
	want := []Setting{{"model", []string{"acme.yaml"}, 2}, {"profile", []string{"web", "1"}, 3}, {"quick", []string{"true"}, 4}}
	if err != nil || cmp.Diff(want, got) != "" {
		t.Errorf("%v\n%s", err, cmp.Diff(want, got))
	}
}

func TestReadNothing(t *testing.T) {
	for _, in := range []string{"", "# none\n", "---\n", "model:\n", "profile: []\n"} {
		if got, err := readSettings("a", []byte(in), known); err != nil || len(got) > 0 {
			t.Errorf("%q: %v, %v", in, got, err)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"hosts: 3\n", `a:1: unknown setting "hosts"; an answer belongs under answers: in a record, such as advisor.yaml`},
		{"fail-on: x\n", `a:1: unknown setting "fail-on"; only the caller sets it: --fail-on or ADVISOR_FAIL_ON`},
		{"modul: a\n", `a:1: unknown setting "modul"; did you mean model?`},
		{"output: x\nmodel: {a: b}\n", "a:1: unknown setting \"output\"; known are model, profile, quick\na:2: model must be a single value or a list of them"},
		{"- model\n", "a:1: must be a mapping (key: value)"},
		{"model: a\nmodel: b\n", `a:2: "model" is given twice`},
		{"model: &x a\n", "a:1: an alias, an anchor or a tag is not supported; write the value out"},
		{"model: !!str a\n", "a:1: an alias, an anchor or a tag is not supported; write the value out"},
		{"? [a]\n: b\n", "a:1: a key must be a plain word"},
		{"model: a\n---\nmodel: b\n", "a: has more than one document"},
		{"\x1b[2J: 1\n", "a: is not valid YAML: …"},
		{"model: [a\n", "a:2: is not valid YAML: …"},
		{"model:\n\t- a\n", "a:2: is not valid YAML: a tab in the indentation; use spaces"},
		{"mod\u202eel: a\n", "a:1: unknown setting …"},
	} {
		_, err := readSettings("a", []byte(c.in), known)
		start, open := strings.CutSuffix(c.want, "…")
		if err == nil || (open && !strings.HasPrefix(err.Error(), start)) || (!open && err.Error() != c.want) {
			t.Errorf("%q: %v\nwant %s", c.in, err, c.want)
		}
		if err != nil && strings.ContainsAny(err.Error(), "\x1b\u202e") {
			t.Errorf("%q: the error acts", c.in)
		}
	}
}

// FuzzRead: no file crashes the reader, and what it returns is known.
func FuzzRead(f *testing.F) {
	f.Add([]byte("model: a\nprofile: [b, 1]\n"))
	f.Add([]byte("a: &a [*a]\n"))
	f.Add([]byte("model: !!binary x\n? b\n: c\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := readSettings("a", data, known)
		if err != nil && strings.ContainsRune(err.Error(), '\x1b') {
			t.Errorf("%q: the error acts: %v", data, err)
		}
		for _, s := range got {
			if s.Name == "" || len(s.Values) == 0 || s.Line < 1 {
				t.Errorf("%q: %+v", data, s)
			}
		}
	})
}
