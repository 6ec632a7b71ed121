package files

import (
	"os"
	"path/filepath"
	"testing"
)

func TestWasRead(t *testing.T) {
	dir := tree(t, map[string]string{"read": "x", "other": "x", "link": "->read", "user": "x", "large": ""})
	if err := os.Link(filepath.Join(dir, "read"), filepath.Join(dir, "hard")); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(filepath.Join(dir, "large"), MaxSize+1); err != nil {
		t.Fatal(err)
	}
	root, err := OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if _, err := root.Read("read"); err != nil {
		t.Fatal(err)
	}
	if _, err := root.Read("large"); err == nil {
		t.Fatal("a large file was read")
	}
	if _, err := ReadUser(filepath.Join(dir, "user")); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"read": true, "link": true, "hard": true, "user": true, "other": false, "large": false, "none": false} {
		if got := WasRead(filepath.Join(dir, name)); got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}
