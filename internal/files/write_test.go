package files

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
)

func leftovers(t *testing.T, dir string) int {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, ".advisor-*.tmp"))
	if err != nil {
		t.Fatal(err)
	}
	return len(found)
}

func TestWrite(t *testing.T) {
	dir := tree(t, map[string]string{"old": "old", "locked": "old", "link": "->old", "gone": "->nowhere", "null": "->/dev/null", "folder/": "", "file": ""})
	if err := os.Chmod(filepath.Join(dir, "locked"), 0o444); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		err  error
	}{
		{"new", nil},
		{"old", nil},
		{"null", nil},
		{"locked", ErrExists},
		{"link", ErrLink},
		{"gone", ErrLink},
		{"folder", ErrFolder},
		{"missing/new", ErrNoFolder},
		{"file/new", ErrNoFolder},
		{".", ErrFolder},
	} {
		path := filepath.Join(dir, c.name)
		if err := CheckWritable(path); !errors.Is(err, c.err) {
			t.Errorf("CheckWritable(%s): %v, want %v", c.name, err, c.err)
		}
		if err := Write(path, []byte("new")); !errors.Is(err, c.err) {
			t.Errorf("Write(%s): %v, want %v", c.name, err, c.err)
		}
	}
	for name, want := range map[string]string{"new": "new", "old": "new", "locked": "old"} {
		if got, err := os.ReadFile(filepath.Join(dir, name)); string(got) != want || err != nil {
			t.Errorf("%s holds %q, %v; want %q", name, got, err, want)
		}
	}
	if n := leftovers(t, dir); n != 0 {
		t.Errorf("%d temporary files are left", n)
	}
}

func TestWriteDevices(t *testing.T) {
	if err := Write("/dev/null", []byte("x")); err != nil {
		t.Errorf("/dev/null: %v", err)
	}
	if _, err := os.Stat("/dev/full"); err == nil {
		if err := Write("/dev/full", []byte("x")); !errors.Is(err, ErrFull) {
			t.Errorf("/dev/full: %v, want %v", err, ErrFull)
		}
	}
}

// What an interrupted run left behind is removed by the next one; what another
// run is writing is not.
func TestWriteSweeps(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("files are not locked here: what is left of an interrupted run stays")
	}
	dir := t.TempDir()
	for _, name := range []string{".advisor-dead.tmp", ".advisor-other.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	live, err := createTemp(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer live.Close()
	if err := Write(filepath.Join(dir, "report"), nil); err != nil {
		t.Fatal(err)
	}
	if Exists(filepath.Join(dir, ".advisor-dead.tmp")) || !Exists(live.Name()) || !Exists(filepath.Join(dir, ".advisor-other.txt")) {
		t.Errorf("dead %v, live %v, other %v", Exists(filepath.Join(dir, ".advisor-dead.tmp")), Exists(live.Name()), Exists(filepath.Join(dir, ".advisor-other.txt")))
	}
}

// Writers at once: the file is one of theirs, whole, and nothing is left.
func TestWriteConcurrently(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "report")
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() {
			if err := Write(path, bytes.Repeat([]byte{byte('a' + i)}, 100_000)); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	got, err := os.ReadFile(path)
	if err != nil || len(got) != 100_000 || bytes.Count(got, got[:1]) != len(got) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	if n := leftovers(t, dir); n != 0 {
		t.Errorf("%d temporary files are left", n)
	}
}

func TestSame(t *testing.T) {
	dir := tree(t, map[string]string{"a": "x", "b": "x", "link": "->a"})
	if err := os.Link(filepath.Join(dir, "a"), filepath.Join(dir, "hard")); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"a": true, "link": true, "hard": true, "b": false, "new": false} {
		if got := Same(filepath.Join(dir, name), filepath.Join(dir, "a")); got != want {
			t.Errorf("Same(%s, a) = %v", name, got)
		}
	}
	if !Same(filepath.Join(dir, "new"), filepath.Join(dir, "x", "..", "new")) {
		t.Error("two names of a file that is not there yet")
	}
}
