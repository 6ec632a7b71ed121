package files

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestReadUserUpTo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report.json")
	if err := os.WriteFile(path, make([]byte, MaxSize+1), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadUser(path); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a file over the limit: %v", err)
	}
	if f, err := ReadUserUpTo(path, 2<<20); err != nil || len(f.Bytes) != MaxSize+1 {
		t.Errorf("under a larger limit: %d bytes, %v", len(f.Bytes), err)
	}
	if err := os.Truncate(path, 2<<20+1); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadUserUpTo(path, 2<<20); err == nil || err.Error() != "is larger than 2 MiB" {
		t.Errorf("over the larger limit: %v", err)
	}
}
