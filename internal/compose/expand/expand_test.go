package expand

import (
	"fmt"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/interpolate"
	"advisor/internal/compose/tree"
)

// expanded is the document of a text, and what is said about it.
func expanded(t *testing.T, text string, values map[string]string) (*tree.Node, string) {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Load([]byte(text), &doc); err != nil {
		t.Fatal(err)
	}
	log, unset := diagnostics.NewLog(), NewUnsetLog()
	n := New(log, unset, log.AddFile("f"), &interpolate.Environment{Values: values}).Document(doc.Content[0])
	unset.Report(log)
	var said []string
	for _, p := range log.Problems() {
		said = append(said, fmt.Sprintf("%d: %s", p.Place.Line, p.Message))
	}
	for _, g := range log.Gaps(nil) {
		said = append(said, fmt.Sprintf("%d: %s", g.Line, g.Reason))
	}
	return n, strings.Join(said, "; ")
}

// Numbers are written as Compose writes them before it uses one as text.
func TestNumbers(t *testing.T) {
	for value, want := range map[string]string{"1": "1", "-5": "-5", "+5": "5", "0x1F": "31", "0o17": "15", "1_000": "1000", "18446744073709551615": "18446744073709551615", "+18446744073709551615": "18446744073709551615"} {
		if got, ok := wholeNumber(value); !ok || got != want {
			t.Errorf("%s: %s, %v", value, got, ok)
		}
	}
	for value, want := range map[string]string{"1.10": "1.1", "1e3": "1000", ".NaN": ".nan", "-.Inf": "-.inf", "1_0.5": "10.5"} {
		if got, ok := fraction(value); !ok || got != want {
			t.Errorf("%s: %s, %v", value, got, ok)
		}
	}
	for _, value := range []string{"", "a", "1.5x"} {
		if _, ok := wholeNumber(value); ok {
			t.Errorf("%q is a whole number", value)
		}
		if _, ok := fraction(value); ok {
			t.Errorf("%q is a fraction", value)
		}
	}
	if got, ok := binaryText("aGVs\n bG8="); !ok || got != "hello" {
		t.Errorf("%q, %v", got, ok)
	}
	if _, ok := binaryText("?"); ok {
		t.Error("what is no base64 is text")
	}
}

// What is left out of a document, and what is said about it.
func TestDocuments(t *testing.T) {
	for text, want := range map[string]string{
		"a: 1":                                "a=1",
		"a: 1\na: 2":                          "a=1 | 2: the key \"a\" is already defined on line 1",
		"5: x":                                "5=x | 1: the key \"5\" is not text",
		"~: x\nb: 1":                          "b=1 | 1: an empty key",
		"[a]: x\nb: 1":                        "b=1 | 1: a key must be text, not a list",
		"{a: 1}: x\nb: 1":                     "b=1 | 1: a key must be text, not a mapping",
		"x: &a {k: 1}\ny: {<<: *a, k: 2}":     "x.k=1 y.k=2",
		"x: &a {k: 1}\ny: {<<: *a, l: 2}":     "x.k=1 y.l=2 y.k=1",
		"x: &a {k: 1}\ny: {<<: [*a, {m: 3}]}": "x.k=1 y.k=1 y.m=3",
		"y: {<<: 5, k: 1}":                    "y.k=1 | 1: a merge key (<<) needs a mapping, not a single value",
		"y: {<<: {a: 1}, <<: {b: 2}}":         "y.a=1 y.b=2 | 1: y: the merge key << is already defined",
		"a: !!int x\nb: 1":                    "b=1 | 1: the value does not fit its tag !!int",
		"a: !!bool yes\nb: 1":                 "b=1 | 1: the value does not fit its tag !!bool",
		"a: !!unknown x\nb: 1":                "b=1 | 1: unsupported tag \"!!unknown\"",
		"a: !!seq {}\nb: 1":                   "b=1 | 1: unsupported tag \"!!seq\"",
		"a: !own x":                           "a=x",
		"a: &a [*a]\nb: 1":                    "b=1 | 1: the anchor &a contains itself",
		"a: ${V}":                             "a=value",
		"a: ${V:-x}-${NONE:-y}":               "a=value-y",
		"a: ${":                               "a=${ | 1: a: invalid interpolation: \"${\" does not begin a variable here; left as it is written",
		"a: $NONE":                            "a=${NONE} | 1: the variable \"NONE\" is not set in the env files: left as it is written",
		"a: $A\nb: $B $A":                     "a=${A} b=${B} ${A} | 1: 2 variables are not set in the env files: left as they are written (\"A\", \"B\")",
		"a: $A $B $C $D $E":                   "a=${A} ${B} ${C} ${D} ${E} | 1: 5 variables are not set in the env files: left as they are written (\"A\", \"B\", \"C\", \"D\", \"E\")",
		"a: $A $B $C $D $E $F":                "a=${A} ${B} ${C} ${D} ${E} ${F} | 1: 6 variables are not set in the env files: left as they are written (\"A\", \"B\", \"C\", \"D\", \"E\", 1 more)",
	} {
		n, said := expanded(t, text, map[string]string{"V": "value"})
		got := strings.Join(leaves(n, ""), " ")
		if said != "" {
			got += " | " + said
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// leaves are the single values of a mapping, by their paths.
func leaves(n *tree.Node, prefix string) []string {
	var out []string
	for _, e := range tree.EntriesOf(n) {
		switch e.Val.Kind {
		case tree.Mapping:
			out = append(out, leaves(e.Val, prefix+e.Key+".")...)
		case tree.Scalar:
			out = append(out, prefix+e.Key+"="+e.Val.Text)
		}
	}
	return out
}
