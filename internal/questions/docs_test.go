package questions

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the generated files anew")

func TestDocumentIsCurrent(t *testing.T) {
	sameAs(t, filepath.Join("..", "..", "docs", "questions.md"), []byte(Default().Markdown()))
}

// sameAs compares with a file, or writes it with -update.
func sameAs(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("%s is not current: go test ./internal/questions -update writes it", path)
	}
}
