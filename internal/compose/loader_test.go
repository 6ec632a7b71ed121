package compose

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"advisor/internal/compose/interpolate"
	"advisor/internal/compose/tree"
	"advisor/internal/untrusted"
)

func project(t *testing.T, archive string) string {
	t.Helper()
	return unpack(t, txtar.Parse([]byte(archive)))
}

func TestNoProject(t *testing.T) {
	dir := project(t, "-- sub/readme --\n-- .git/HEAD --\n")
	for _, parents := range []bool{false, true} {
		if _, err := Load(context.Background(), Input{Dir: filepath.Join(dir, "sub"), SearchParents: parents}); !errors.Is(err, ErrNoProject) {
			t.Errorf("parents %v: %v", parents, err)
		}
	}
	above := project(t, "-- compose.yaml --\nservices: {a: {image: x}}\n-- .git/HEAD --\n-- sub/readme --\n")
	sub := filepath.Join(above, "sub")
	for name, in := range map[string]Input{"not asked to look above": {Dir: sub}, "the project directory is named": {ProjectDirectory: sub, SearchParents: true}} {
		if _, err := Load(context.Background(), in); !errors.Is(err, ErrNoProject) {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := Load(context.Background(), Input{Dir: filepath.Join(dir, "nowhere")})
	if err == nil || strings.Contains(err.Error(), dir) {
		t.Errorf("a folder that is not there: %v", err)
	}
}

// Above the root nothing is looked for.
func TestParentsEndAtTheRoot(t *testing.T) {
	dir := project(t, "-- compose.yaml --\nservices: {a: {image: x}}\n-- repo/.git/HEAD --\n-- repo/sub/readme --\n-- plain/readme --\n")
	for _, sub := range []string{"repo/sub", "plain"} {
		if _, err := Load(context.Background(), Input{Dir: filepath.Join(dir, sub), SearchParents: true}); !errors.Is(err, ErrNoProject) {
			t.Errorf("%s: %v", sub, err)
		}
	}
}

// One loader parses a file once, and loads other sets of files of the project.
func TestLoaderReuse(t *testing.T) {
	dir := project(t, "-- compose.yaml --\nservices: {a: {image: x}}\n-- dev.yaml --\nservices: {a: {image: dev}, b: {image: y}}\n")
	l := NewLoader()
	load := func(names ...string) *Loaded {
		in := Input{Dir: dir}
		for _, n := range names {
			in.Files = append(in.Files, filepath.Join(dir, n))
		}
		p, err := l.Load(context.Background(), in)
		if err != nil {
			t.Fatal(err)
		}
		p.Root.Close()
		return p
	}
	first := load()
	if err := os.Remove(filepath.Join(dir, "dev.yaml")); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Load(context.Background(), Input{Files: []string{filepath.Join(dir, "compose.yaml"), filepath.Join(dir, "dev.yaml")}}); err == nil {
		t.Error("a removed file that was never read was loaded")
	}
	second := load("compose.yaml")
	if first.Project.Services["a"].Image != "x" || second.Project.Services["a"].Image != "x" || len(l.parsed) != 1 {
		t.Errorf("%v, %v, %d files parsed", first.Project.Services, second.Project.Services, len(l.parsed))
	}
}

func TestEnvFileErrors(t *testing.T) {
	dir := project(t, "-- compose.yaml --\nservices: {a: {image: x}}\n")
	_, err := Load(context.Background(), Input{Dir: dir, EnvFiles: []string{filepath.Join(dir, "nope.env")}})
	if err == nil || err.Error() != "nope.env: does not exist" {
		t.Errorf("%v", err)
	}
}

// What goes beyond a cap is left out, and a gap that names the cap, the place
// and how to go on.
func TestLimits(t *testing.T) {
	many := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	const one = "services: {s: {image: x}}\n"
	for name, c := range map[string]struct{ file, want string }{
		"services":  {"services:\n" + many(1001, "  s%d: {image: x}\n"), "compose.yaml:1002: more than 1000 services"},
		"entries":   {"services:\n  a:\n    image: x\n    labels: [" + many(tree.MaxEntries+1, "a%d, ") + "]\n", "compose.yaml:4: more than 4000 entries in one list or mapping"},
		"depth":     {one + "x-a: " + strings.Repeat("[", 100) + strings.Repeat("]", 100), "compose.yaml:2: nested deeper than 64 levels"},
		"key":       {one + "x-" + strings.Repeat("k", tree.MaxKey) + ": 1\n", "compose.yaml:2: a key of more than 256 bytes"},
		"text":      {one + "x-a: " + strings.Repeat("l", interpolate.MaxText+1), "compose.yaml:2: a text of more than 128 KiB"},
		"documents": {strings.Repeat("---\n"+one, tree.MaxDocuments+1), "compose.yaml:34: the file has more than 16 documents"},
		"values":    {one + "x-0: &a0 [1,1,1,1,1,1,1,1,1,1]\n" + many(9, "x-1%[1]d: &b%[1]d [*a0,*a0,*a0,*a0,*a0]\n") + many(2, "x-2%[1]d: ["+strings.Repeat("*b0,", 1500)+"]\n"), "compose.yaml:13: the project grows beyond 100000 values here"},
		"bytes":     {one + "x-0: &a " + strings.Repeat("l", interpolate.MaxText) + "\nx-1: [" + strings.Repeat("*a,", 40) + "]\n", "compose.yaml:3: the texts of the project grow beyond 4 MiB here"},
		"extends":   {"", ""},
	} {
		if name == "extends" {
			c.file = "services:\n"
			for i := range 100 {
				c.file += fmt.Sprintf("  s%d: {extends: s%d}\n", i, i+1)
			}
			c.file += "  s100: {image: x}\n"
			c.want = "compose.yaml:67: more than 64 services extend one another in a chain"
		}
		dir := project(t, "-- compose.yaml --\n"+c.file+"\n")
		l, err := Load(context.Background(), Input{Dir: dir})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		l.Root.Close()
		got := ""
		for _, g := range l.Gaps {
			got += fmt.Sprintf("%s:%d: %s\n", g.File, g.Line, g.Reason)
		}
		if !strings.HasPrefix(got, c.want) || len(l.Problems) > 0 {
			t.Errorf("%s: %s%v, want %s", name, got, l.Problems, c.want)
		}
	}
}

// However many mistakes there are, the first hundred are kept and the others
// counted; as an error they are one line.
func TestManyProblems(t *testing.T) {
	file := "services:\n"
	for i := range 500 {
		file += fmt.Sprintf("  s%d: {imagee: \"x\\e[31m\\n::error::\", \"k\\e]0;x\\a\": 1}\n", i)
	}
	dir := project(t, "-- compose.yaml --\n"+file)
	l, err := Load(context.Background(), Input{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Root.Close()
	if last := l.Problems[len(l.Problems)-1]; len(l.Problems) != 101 || last.Message != "400 more problems" {
		t.Errorf("%d problems, the last one %+v", len(l.Problems), last)
	}
	var ps Problems
	for _, p := range l.Problems {
		ps = append(ps, Problem{Place: untrusted.Place{File: p.File, Line: p.Line}, Message: string(p.Message), Hint: string(p.Hint)})
	}
	if line := ps.Error(); strings.ContainsAny(line, "\n\x1b\a") || len(line) > 400 || !strings.Contains(line, "more than") {
		t.Errorf("%q", line)
	}
}

// A project of a hundred includes is read; files beyond the cap are gaps.
func TestManyFiles(t *testing.T) {
	for n, want := range map[int]int{120: 120, maxFiles + 4: maxFiles - 1} {
		archive := "-- compose.yaml --\ninclude:\n"
		for i := range n {
			archive += fmt.Sprintf("  - f%d.yaml\n", i)
		}
		for i := range n {
			archive += fmt.Sprintf("-- f%[1]d.yaml --\nservices: {s%[1]d: {image: \"x:1\"}}\n", i)
		}
		l, err := Load(context.Background(), Input{Dir: project(t, archive)})
		if err != nil {
			t.Fatal(err)
		}
		l.Root.Close()
		if len(l.Project.Services) != want || len(l.Problems) > 0 || len(l.Gaps) != n-want {
			t.Errorf("%d includes: %d services, problems %v, gaps %v", n, len(l.Project.Services), l.Problems, l.Gaps)
		}
	}
}
