//go:build windows || darwin

package files

import (
	"os"
	"path/filepath"
	"testing"
)

// D18: where two spellings are one file, it is replaced as any other: whole,
// with nothing left beside it.
func TestWriteInAnotherCase(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"Report.md", "report.md"} {
		if err := Write(filepath.Join(dir, name), []byte(name)); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(filepath.Join(dir, "Report.md"))
	entries, _ := os.ReadDir(dir)
	if one := len(entries) == 1; err != nil || one != (string(got) == "report.md") {
		t.Errorf("%d files, %q, %v", len(entries), got, err)
	}
	if n := leftovers(t, dir); n != 0 {
		t.Errorf("%d temporary files are left", n)
	}
}
