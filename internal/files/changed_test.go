package files

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// A21: a file that is cut off or grows between the look at it and the end of
// reading is refused, not taken in part.
func TestReadSettled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "advisor.yaml")
	for _, c := range []struct {
		name   string
		change func() error
		n      int64
		err    error
	}{
		{"untouched", func() error { return nil }, 100, nil},
		{"cut off", func() error { return os.Truncate(path, 40) }, 40, ErrChanged},
		{"cut off after it was read", func() error { return os.Truncate(path, 40) }, 100, ErrChanged},
		{"grown", func() error { return os.Truncate(path, 200) }, 101, ErrChanged},
		{"emptied", func() error { return os.Truncate(path, 0) }, 0, ErrChanged},
	} {
		if err := os.WriteFile(path, bytes.Repeat([]byte{'o'}, 100), 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		info, err := f.Stat()
		if err == nil {
			err = c.change()
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := settled(f, info, c.n); !errors.Is(err, c.err) {
			t.Errorf("%s: %v, want %v", c.name, err, c.err)
		}
		_ = f.Close()
	}
}

// A21: while somebody writes the file again and again in place, each reading
// gives all of one content, the emptied file, or ErrChanged. The contents are
// so small that the system writes each in one step.
func TestReadWhileWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "advisor.yaml")
	contents := [][]byte{bytes.Repeat([]byte("version: 1\n"), 300), bytes.Repeat([]byte("answers: {}\n"), 330)}
	if err := os.WriteFile(path, contents[0], 0o600); err != nil {
		t.Fatal(err)
	}
	over := make(chan struct{})
	var writing sync.WaitGroup
	writing.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-over:
				return
			default:
				if err := os.WriteFile(path, contents[i%2], 0o600); err != nil {
					t.Error(err)
				}
			}
		}
	})
	changed := 0
	for range 2000 {
		f, err := ReadUser(path)
		switch {
		case errors.Is(err, ErrChanged):
			changed++
		case err != nil:
			t.Error(err)
		case len(f.Bytes) > 0 && !bytes.Equal(f.Bytes, contents[0]) && !bytes.Equal(f.Bytes, contents[1]):
			t.Errorf("%d bytes: neither of the two contents", len(f.Bytes))
		}
	}
	close(over)
	writing.Wait()
	t.Logf("%d of 2000 readings met a change", changed)
}
