package files

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestPending: the old file stays until the new one is whole, and nothing else
// is left in the folder.
func TestPending(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "fleet.jsonl")
	for _, c := range []struct {
		name   string
		commit bool
		want   string
	}{{"first", true, "first"}, {"dropped", false, "first"}, {"second", true, "second"}} {
		before, _ := os.ReadFile(path)
		p, err := Begin(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range []byte(c.name) {
			if n, err := p.Write([]byte{b}); n != 1 || err != nil {
				t.Fatal(n, err)
			}
		}
		if now, _ := os.ReadFile(path); string(now) != string(before) {
			t.Errorf("%s: the file is %q before it is committed", c.name, now)
		}
		if !c.commit {
			p.Drop()
		} else if err := p.Commit(); err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(path); string(got) != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
		if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) != 0 {
			t.Errorf("%s: %q is left", c.name, left)
		}
	}
}

func TestPendingIsRefused(t *testing.T) {
	dir := t.TempDir()
	for path, want := range map[string]error{dir: ErrFolder, filepath.Join(dir, "no", "x"): ErrNoFolder} {
		if _, err := Begin(path); !errors.Is(err, want) {
			t.Errorf("Begin(%s): %v, want %v", path, err, want)
		}
	}
}

// TestPendingDevice: a device is written to, and stays one.
func TestPendingDevice(t *testing.T) {
	if _, err := os.Stat(os.DevNull); err != nil || filepath.Separator != '/' {
		t.Skip("no null device here")
	}
	for _, end := range []func(*Pending) error{(*Pending).Commit, func(p *Pending) error { p.Drop(); return nil }} {
		p, err := Begin(os.DevNull)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Write([]byte("x")); err != nil {
			t.Error(err)
		}
		if err := end(p); err != nil {
			t.Error(err)
		}
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Error("the null device is gone")
	}
}
