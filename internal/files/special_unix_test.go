//go:build unix

package files

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A FIFO without a writer or a reader must not block.
func TestSpecialFiles(t *testing.T) {
	dir := t.TempDir()
	fifo := filepath.Join(dir, "fifo")
	if err := syscall.Mkfifo(fifo, 0o644); err != nil {
		t.Skip("no FIFOs here")
	}
	root, err := OpenRoot(dir, "")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if _, err := root.Read("fifo"); !errors.Is(err, ErrNotRegular) {
		t.Errorf("Read: %v", err)
	}
	if _, err := ReadUser(fifo); !errors.Is(err, ErrNotRegular) {
		t.Errorf("ReadUser: %v", err)
	}
	if err := Write(fifo, nil); !errors.Is(err, ErrNotRegular) {
		t.Errorf("Write: %v", err)
	}
	if kind, err := root.Kind("fifo"); kind != Special || err != nil {
		t.Errorf("Kind: %v, %v", kind, err)
	}
}

func TestUmask(t *testing.T) {
	for _, c := range []struct {
		umask int
		mode  os.FileMode
		err   error
	}{{0o022, 0o644, nil}, {0o077, 0o600, nil}, {0, 0o644, nil}, {0o777, 0, ErrUmask}} {
		path := filepath.Join(t.TempDir(), "report")
		old := syscall.Umask(c.umask)
		err := Write(path, nil)
		syscall.Umask(old)
		if !errors.Is(err, c.err) {
			t.Errorf("umask %o: %v, want %v", c.umask, err, c.err)
		}
		if info, err := os.Stat(path); err == nil && info.Mode() != c.mode {
			t.Errorf("umask %o: mode %o, want %o", c.umask, info.Mode(), c.mode)
		}
	}
}

// A03, D04: a socket is neither read nor written to.
func TestSockets(t *testing.T) {
	dir, err := os.MkdirTemp("", "s") // the name of a socket is short
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "s")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Skipf("no sockets here: %v", err)
	}
	defer l.Close()
	if _, err := ReadUser(path); !errors.Is(err, ErrNotRegular) {
		t.Errorf("ReadUser: %v", err)
	}
	if err := Write(path, nil); !errors.Is(err, ErrNotRegular) {
		t.Errorf("Write: %v", err)
	}
}
