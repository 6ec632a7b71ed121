package envfile

import (
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/dotenv"
	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	for text, want := range map[string][]Assignment{
		"A=1\n\n# c\nB: 2 # c":            {{Name: "A", Value: "1", Line: 1}, {Name: "B", Value: "2", Line: 4}},
		"export\tA=1\n  export \t B = 2 ": {{Name: "A", Value: "1", Line: 1}, {Name: "B", Value: "2", Line: 2}},
		"exportA=1\nexport A\nB\nC=3":     {{Name: "exportA", Value: "1", Line: 1}, {Name: "C", Value: "3", Line: 4}},
		"A=\"x\n B=2\n# C=3\"\nD='4\n'":   {{Name: "A", Value: "x\n B=2\n# C=3", Line: 1}, {Name: "D", Value: "4\n", Literal: true, Line: 4}},
		"A=\"\\t\\\"\\$B\\\\\" B='\\''":   {{Name: "A", Value: "\t\"$$B\\", Line: 1}, {Name: "B", Value: "'", Literal: true, Line: 1}},
		"A=${B} \nC=#x\r\nD= #y":          {{Name: "A", Value: "${B}", Line: 1}, {Name: "C", Value: "#x", Line: 2}, {Name: "D", Value: "#y", Line: 3}},
		"\uFEFFA=\nÄ.b-c[0]=1\n\u00A0B=2": {{Name: "A", Line: 1}, {Name: "Ä.b-c[0]", Value: "1", Line: 2}, {Name: "B", Value: "2", Line: 3}},
		"A=1\\nB\"":                       {{Name: "A", Value: `1\nB"`, Line: 1}},
	} {
		got, bad := Parse(text)
		if diff := cmp.Diff(want, got); diff != "" || bad != 0 {
			t.Errorf("%q: line %d\n%s", text, bad, diff)
		}
	}
}

// TestMistakes: one wrong line is left out, and the others are read.
func TestMistakes(t *testing.T) {
	for text, want := range map[string]struct {
		bad   int
		names string
	}{
		"A=1\nB C=2\nD=3":         {2, "A D"},
		"A=1\n=2\n\n{\"x\": 1}":   {2, "A"},
		"A=1\n\nB='x\nC=3":        {3, "A C"},
		"A=1\nrm -rf /\nB=2\n?=1": {2, "A B"},
	} {
		list, bad := Parse(text)
		var names []string
		for _, a := range list {
			names = append(names, a.Name)
		}
		if bad != want.bad || strings.Join(names, " ") != want.names {
			t.Errorf("%q: line %d, %v", text, bad, names)
		}
	}
}

// TestBounds: hostile files end at once, and in a bounded list.
func TestBounds(t *testing.T) {
	for _, text := range []string{strings.Repeat("A=\"", 1<<18), strings.Repeat("#\n", 1<<18), strings.Repeat("'\n", 1<<18), strings.Repeat("A=1\n", 1<<17), "A=\"" + strings.Repeat("\\0", 1<<18) + "\""} {
		if list, _ := Parse(text); len(list) > MaxAssignments {
			t.Errorf("%d assignments", len(list))
		}
	}
}

// sameAsCompose reports how Parse differs from compose-go's reader on a file
// that has no variables and that the other one accepts.
func sameAsCompose(text string) string {
	text = strings.ReplaceAll(text, "$", "")
	want, err := dotenv.UnmarshalWithLookup(strings.TrimPrefix(text, "\uFEFF"), nil)
	if err != nil {
		return ""
	}
	list, bad := Parse(text)
	got := map[string]string{}
	for _, a := range list {
		got[a.Name] = a.Value
	}
	if bad > 0 { // a name with a tab in it, which sets what nothing can use
		return ""
	}
	delete(want, "") // of a name alone at the very end
	return cmp.Diff(want, got)
}

func FuzzSameAsCompose(f *testing.F) {
	for _, text := range []string{
		"A=1\nB: 2", "export\tA=1\nexport  B = 2", "exportA=1", "A", "A\nB=1", "A=\"x\ny\"\nB='1'", "A='it\\'s'", `A="\a\b\c\n\0\012\0123\0777\089\\\""`,
		`A="\\n\q"`, "A=\"x\"B=2", "A=1 # c\nB=2#3\nC= #4", "\n\n  A=1\n", "A = spaced \r\nB=2\r\n", "A=''\nB=\"\"", "A.B-c[0]=1", "A:\nB=1", "A: b: c", "Ä=1", "A=1\v\f\n", "export\nA=1", "A=\u00a0\"x\"",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<12 { // the other reader recurses
			return
		}
		if diff := sameAsCompose(text); diff != "" {
			t.Errorf("%q (- compose-go, + ours)\n%s", text, diff)
		}
		if _, bad := Parse(text); bad < 0 || bad > strings.Count(text, "\n")+2 {
			t.Errorf("%q: line %d", text, bad)
		}
	})
}
