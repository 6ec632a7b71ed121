package main

import (
	"os"
	"path/filepath"
	"testing"
)

// Only what was noticed, in files that are as they were, is not tried again.
func TestRecall(t *testing.T) {
	root := t.TempDir()
	p := part{name: "x/1", dir: "internal/x", files: []string{"a.go", "b.go"}}
	write := func(name, text string) {
		path := filepath.Join(root, p.dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("a.go", "a")
	write("b.go", "b")
	if known, err := p.recall(root, root); err != nil || len(known) != 0 {
		t.Errorf("before the first run: %v, %v", known, err)
	}
	outcomes := map[string]string{
		"a.go:1:1 X": fails, "a.go:1:2 X": passes, "a.go:1:3 X": unreached, "a.go:1:4 X": endless, "a.go:1:5 X": noProgram, "a.go:1:6 X": skipped, "b.go:1:1 X": fails,
	}
	if err := p.remember(root, root, outcomes); err != nil {
		t.Fatal(err)
	}
	write("b.go", "b is another one")
	known, err := p.recall(root, root)
	if err != nil {
		t.Fatal(err)
	}
	if len(known) != 3 || known["a.go:1:1 X"] != fails || known["a.go:1:4 X"] != endless || known["a.go:1:5 X"] != noProgram {
		t.Errorf("%v", known)
	}
}
