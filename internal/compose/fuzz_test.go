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

	"advisor/internal/compose/source"
)

// FuzzLoad: whatever the file holds, loading ends without a panic, says the
// same twice, gives an error of a known kind, and every place is a line of a
// file.
func FuzzLoad(f *testing.F) {
	for _, pattern := range []string{"testdata/projects/*.txtar", "testdata/problems/*.txtar"} {
		archives, _ := filepath.Glob(pattern)
		for _, name := range archives {
			a, err := txtar.ParseFile(name)
			if err != nil {
				f.Fatal(err)
			}
			for _, file := range a.Files {
				if strings.Contains(file.Name, ".y") {
					f.Add(file.Data)
				}
			}
		}
	}
	f.Add([]byte(generated(2)))
	dir := f.TempDir()
	path := filepath.Join(dir, "compose.yaml")
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		first := outcome(t, dir, path, source.LineCount(data))
		if len(data)%4 != 0 { // every fourth is loaded twice
			return
		}
		if again := outcome(t, dir, path, source.LineCount(data)); again != first {
			t.Errorf("loaded twice, two outcomes:\n%s\n%s", first, again)
		}
	})
}

// outcome is all that loading a file gives, as text.
func outcome(t *testing.T, dir, path string, lines int) string {
	t.Helper()
	l, err := Load(context.Background(), Input{Dir: dir, Files: []string{path}})
	var b strings.Builder
	var ps Problems
	switch {
	case errors.As(err, &ps):
		for _, p := range ps {
			if p.Place.Line > lines || p.Place.Line < 0 || strings.ContainsAny(p.String(), "\n\x1b") {
				t.Errorf("%q of %d lines", p.String(), lines)
			}
			fmt.Fprintln(&b, p)
		}
		return b.String()
	case err != nil:
		t.Errorf("an error of no known kind: %v", err)
		return err.Error()
	}
	defer l.Root.Close()
	for _, name := range sortedServices(l) {
		for _, a := range append(l.Attributes(name), l.TopAttributes()...) {
			if a.Place.Line < 1 || a.Place.Line > lines {
				t.Errorf("%s stands at %v of %d lines", a.Path, a.Place, lines)
			}
			fmt.Fprintln(&b, a.Path, a.Place)
		}
		fmt.Fprintln(&b, l.Variables("services", name, "environment"), l.Ports(name), l.Place("services", name))
		if n := len(l.Ports(name)); n != len(l.Values().Reveal().Services[name].Ports) {
			t.Errorf("%d ports, %d in the model", n, len(l.Values().Reveal().Services[name].Ports))
		}
	}
	for _, p := range l.Problems {
		if p.Line > lines || p.Line < 0 {
			t.Errorf("problem at line %d of %d", p.Line, lines)
		}
		fmt.Fprintln(&b, p)
	}
	for _, g := range l.Gaps {
		if g.Line > lines {
			t.Errorf("gap at line %d of %d", g.Line, lines)
		}
		fmt.Fprintln(&b, g.File, g.Line, g.Reason)
	}
	return b.String()
}
