package source

import (
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"advisor/internal/compose/tree"
	"advisor/internal/files"
)

// encoded is a text in UTF-16 with a byte order mark.
func encoded(order binary.AppendByteOrder, text string) string {
	var b []byte
	for _, u := range append([]uint16{0xFEFF}, utf16.Encode([]rune(text))...) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

// What the bytes of a file are is read, up to the first mistake, and the mistake
// is said in plain words.
func TestParse(t *testing.T) {
	little, big := encoded(binary.LittleEndian, "a: ä\nb: 😀\n"), encoded(binary.BigEndian, "a: ä\nb: 😀\n")
	for _, c := range []struct {
		name, file, text string // text: where it is not file
		keys             string // of all documents
		error            string // line: message
	}{
		{"nothing", "", "", "", ""},
		{"blanks", " \n\n", "", "", ""},
		{"plain", "a: 1\n", "", "a", ""},
		{"byte order mark", "\uFEFFa: 1\n", "", "a", ""},
		{"UTF-16", little, "a: ä\nb: 😀\n", "a b", ""},
		{"UTF-16, the other order", big, "a: ä\nb: 😀\n", "a b", ""},
		{"UTF-16, a byte too many", little + "\n", "", "", "1: is not valid UTF-8 at offset 0"},
		{"only a mark", "\xff\xfe", "", "", ""},
		{"one byte", "a", "", "", ""},
		{"half of a mark", "\xffa", "", "", "1: is not valid UTF-8 at offset 0"},
		{"half of the other mark", "\xfea: 12", "", "", "1: is not valid UTF-8 at offset 0"},
		{"no UTF-8", "a: 1\nb: ä\nc: \xff\nd: 1\n", "", "a b", "3: is not valid UTF-8 at offset 14"},
		{"a replacement character is UTF-8", "a: \uFFFD\n", "", "a", ""},
		{"replacement character before no UTF-8", "a: \uFFFD\nb: \xe4\n", "", "a", "2: is not valid UTF-8 at offset 10"},
		{"NUL", "a: 1\nb: \x00\n", "", "a", "2: has a NUL byte at offset 8"},
		{"NUL first", "\x00a: 1\n", "", "", "1: has a NUL byte at offset 0"},
		{"directive", "%YAML 1.1\n---\na: 1\n", "", "a", ""},
		{"directive of another version", "%YAML 3.0\n---\na: 1\n", "", "a", "1: YAML: a version of YAML that Compose does not read"},
		{"documents", "a: 1\n---\n---\nb: 1\n---\n# nothing\n", "", "a b", ""},
		{"no more documents than allowed", strings.Repeat("---\na: 1\n", tree.MaxDocuments), "", strings.TrimSpace(strings.Repeat("a ", tree.MaxDocuments)), ""},
		{
			"too many documents", strings.Repeat("---\na: 1\n", tree.MaxDocuments+1), "", strings.TrimSpace(strings.Repeat("a ", tree.MaxDocuments)),
			fmt.Sprintf("%d: the file has more than %d documents: those from here on were left out; put them into files of their own", 2*tree.MaxDocuments+2, tree.MaxDocuments),
		},
		{"template", "a: {{ .Values.image }}\n{% if x %}\nb: {{- x-Y9_z -}}\n{% endif %}\nc: {{ if x }}1{{ end }}\nd: ${{ y }}\n", "", "a b c d", "1: this file is a template: its expressions were read as variables that are not set, its statements were left out"},
		{"merge conflict", "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n", "", "a", "2: has the markers of a merge conflict"},
		{"merge conflict after an empty line", "\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n", "", "", "2: has the markers of a merge conflict"},
		{"nothing that is written, before a mistake", "a: 1\nb: null\nc: \"\nd: 1\n", "", "a b", "3: YAML: the file ends inside a quoted text"},
		{"empty lines before a mistake", "a: 1\n\n\nb: 1\n\nc: \"\nd: 1\n", "", "a b", "6: YAML: the file ends inside a quoted text"},
		{"merge conflict at once", "<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n", "", "", "1: has the markers of a merge conflict"},
		{"tab", "a:\n\tb: 1\n", "", "", "2: YAML: a tab in the indentation"},
		{"control character", "a: 1\nb: \x01\n", "", "a", "2: has a control character"},
		{"value cut away", "a: 1\nb:\n  c: [1\nd: 2\n", "", "a", "4: YAML: mapping values are not allowed here"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := Parse("compose.yaml", files.File{Bytes: []byte(c.file)})
			if c.text == "" && c.name != "only a mark" {
				c.text = c.file
			}
			var keys, said []string
			for _, d := range f.Docs {
				for i := 0; i < len(d.Content); i += 2 {
					keys = append(keys, d.Content[i].Value)
				}
			}
			for _, e := range f.Errors {
				said = append(said, fmt.Sprintf("%d: %s", e.Line, e.Message))
			}
			if string(f.Text) != c.text {
				t.Errorf("the text is %q", f.Text)
			}
			if got := strings.Join(keys, " "); got != c.keys {
				t.Errorf("keys %q, want %q", got, c.keys)
			}
			if got := strings.Join(said, "; "); got != c.error {
				t.Errorf("said %q, want %q", got, c.error)
			}
			if want := c.keys == "" && c.error == "" && c.name != "one byte"; f.Empty != want {
				t.Errorf("empty: %v", f.Empty)
			}
		})
	}
}

// However late the parser notices a mistake, all lines before it are read.
func TestSalvage(t *testing.T) {
	for _, lines := range []int{1, 2, 3, 7, 40, 130} {
		for at := 0; at < lines; at += 1 + lines/20 {
			var b strings.Builder
			for i := range lines {
				quote := ""
				if i == at {
					quote = `"`
				}
				fmt.Fprintf(&b, "k%d: %sv\n", i, quote)
			}
			f := Parse("compose.yaml", files.File{Bytes: []byte(b.String())})
			got := 0
			for _, d := range f.Docs {
				got += len(d.Content) / 2
			}
			if len(f.Errors) != 1 || got != at || f.Errors[0].Line != at+1 {
				t.Fatalf("a quote that is opened in line %d of %d: %d lines are read, %+v", at+1, lines, got, f.Errors)
			}
		}
	}
}

// Variables that stand for the values of a template have a name that they may
// have.
func TestVariablesOfTemplates(t *testing.T) {
	for tag, want := range map[string]string{
		"{{ .Values.image }}": "T_Values_image", "{{- azAZ09_ -}}": "T_azAZ09_", "{{ a@b[c`d/e:f }}": "T_a_b_c_d_e_f", "{{ä}}": "T__",
		"{{ " + strings.Repeat("x", 50) + " }}": "T_" + strings.Repeat("x", 40), "{{}}": "T_",
	} {
		if got := variableOf(tag); got != want {
			t.Errorf("%s: %s, want %s", tag, got, want)
		}
	}
}

func TestLineAt(t *testing.T) {
	for n, want := range map[int]string{1: "a", 2: "", 3: "", 4: "b", 5: "", 6: ""} {
		if got := string(LineAt([]byte("a\n\n\nb\n"), n)); got != want {
			t.Errorf("line %d: %q, want %q", n, got, want)
		}
	}
}
