package source

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"advisor/internal/files"
)

// texts are files with one text over several lines, in every form that YAML has
// for it. Each line of the text has a word w1, w2, ... that stands once in the
// file.
var texts = map[string]string{
	"literal":                "a: |\n  w1 x\n  w2\n",
	"literal, empty lines":   "a: |\n\n  w1\n\n\n  w2\n  w3\n",
	"literal, kept end":      "a: |+\n  w1\n  w2\n\n\nb: 1\n",
	"literal, indented more": "a: |2\n    w1\n   w2\n",
	"literal, comment":       "a: | # w\n  w1\n  w2\n",
	"literal, tag":           "a: !!str |\n  w1\n  w2\n",
	"literal, anchor":        "a: &anchor |\n  w1\n  w2\n",
	"literal, both":          "# x\nb: 1\na: !!str &anchor |-\n  w1\n  w2\n",
	"literal, properties on lines of their own": "a: !!str\n  # a comment\n  &anchor\n  |\n  w1\n  w2\n",
	"literal, escapes are none":                 "a: |\n  \\n w1\n  'x' '' w2\n",
	"folded":                                    "a: >\n  w1\n  x\n\n  w2\n\n\n  w3\n",
	"folded, lines that stay":                   "a: >\n  w1\n    w2\n    w3\n  w4\n",
	"plain":                                     "a: w1\n  x\n\n  w2\n",
	"plain, beside it":                          "{b: 1, a: w1 x\n\n  w2}\n",
	"plain, behind letters of several bytes":    "äöü€: w1\n\n  w2\n",
	"single-quoted":                             "a: 'w1\n\n  w2'\n",
	"single-quoted, with quotes":                "a: 'w1 ''x'' y''\n\n  ''w2'\n",
	"double-quoted":                             "a: \"w1\n\n  w2\"\n",
	"double-quoted, tag":                        "a: !!str \"w1\n\n  w2\"\n",
	"double-quoted, escaped breaks":             "a: \"w1\\nw2\\r\\nw3\n  x\\nw4\"\n",
	"double-quoted, escaped blanks":             "a: \"\\tx w1\\x20\\u0020\\U00000020\\ \\\t x\\nw2\n\n  w3\"\n",
	"double-quoted, escaped letters":            "a: \"\\x41\\u00e9\\U0001F600\\\\\\\"\\e w1\n\n  \\x42 w2\"\n",
	"double-quoted, lines that go on":           "a: \"w1 \\\n  x\\\n  y\\nw2\"\n",
	"double-quoted, line ends of Windows":       "a: \"w1 \\\r\n  x\r\n\r\n  w2\"\r\n",
	"literal, line ends of Windows":             "b: 1\r\na: |\r\n  w1\r\n  w2\r\n",
	"byte order mark":                           "\uFEFFa: |\n  w1\n  w2\n",
	"list":                                      "- b\n- |\n  w1\n  w2\n- c\n",
	"second document":                           "---\nb: 1\n---\na: |\n  w1\n  w2\n",
}

// Each line of a text begins in the line of the file in which its words stand.
func TestTextLines(t *testing.T) {
	word := regexp.MustCompile(`w\d`)
	for name, file := range texts {
		t.Run(name, func(t *testing.T) {
			f := Parse("compose.yaml", files.File{Bytes: []byte(file)})
			if len(f.Errors) > 0 {
				t.Fatal(f.Errors)
			}
			n := multiline(f.Docs)
			if n == nil {
				t.Fatal("there is no text over several lines")
			}
			got := f.TextLines(n.Line, n.Value)
			lines := strings.Split(n.Value, "\n")
			if len(got) != len(lines) || !slices.IsSorted(got) {
				t.Fatalf("%d lines for the %d of %q: %v", len(got), len(lines), n.Value, got)
			}
			for i, line := range lines {
				w := word.FindString(line)
				if w == "" {
					continue
				}
				if want := 1 + strings.Count(file[:strings.LastIndex(file, w)], "\n"); got[i] != want && i > 0 || got[i] > want {
					t.Errorf("%q is said to be in line %d, not %d", line, got[i], want)
				}
			}
			if f.TextLines(n.Line+40, n.Value) != nil || f.TextLines(n.Line, "none\nof\nthem\nand\nmore\nand\nmore\n\n\n") != nil {
				t.Error("a text that is not there has lines")
			}
		})
	}
}

// multiline is the text over several lines.
func multiline(nodes []*yaml.Node) *yaml.Node {
	for _, n := range nodes {
		if n.Kind == yaml.ScalarNode && strings.Contains(n.Value, "\n") {
			return n
		}
		if m := multiline(n.Content); m != nil {
			return m
		}
	}
	return nil
}

// Where two texts begin in one line, the one that is the same text is taken,
// and else the first with as many lines.
func TestTextLinesOfTwo(t *testing.T) {
	f := Parse("compose.yaml", files.File{Bytes: []byte("a: [\"x\\ny\", \"p\n\n  q\", \"r\\ns\\nt\"]\n")})
	for text, want := range map[string]string{"x\ny": "[1 1]", "${V}\nv": "[1 1]", "q\nr\ns": "[3 3 3]", "p\nq": "[1 3]", "r\ns\nt": "[3 3 3]"} {
		at := 1
		if strings.Count(text, "\n") == 2 {
			at = 3
		}
		if got := fmt.Sprint(f.TextLines(at, text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestLineCount(t *testing.T) {
	for text, want := range map[string]int{
		"": 1, "a": 1, "a\n": 1, "a\nb": 2, "a\r\nb": 2, "a\rb": 2, "a\rb\rc": 3, "a\u0085b": 2, "a\u2028b\u2029c": 3, "a\n\n\n": 1, "a\n\nb": 3, "a\r\n\r\nb\r": 3,
	} {
		if got := LineCount([]byte(text)); got != want {
			t.Errorf("%q has %d lines, want %d", text, got, want)
		}
	}
}
