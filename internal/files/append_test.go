package files

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestAppend(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "summary.md")
	for i, want := range []int64{0, 2, 4} {
		err := Append(path, func(size int64) []byte {
			if size != want {
				t.Errorf("the size is %d, want %d", size, want)
			}
			return []byte("ab")
		})
		if err != nil {
			t.Fatal(i, err)
		}
	}
	if got, _ := os.ReadFile(path); string(got) != "ababab" {
		t.Errorf("got %q", got)
	}
	nothing := func(int64) []byte { return nil }
	if err := Append(dir, nothing); !errors.Is(err, ErrFolder) {
		t.Errorf("got %v for a folder", err)
	}
	if err := Append(filepath.Join(dir, "no", "x"), nothing); !errors.Is(err, ErrNoFolder) {
		t.Errorf("got %v where there is no folder", err)
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	if err := Append(link, nothing); !errors.Is(err, ErrLink) {
		t.Errorf("got %v for a link", err)
	}
}
