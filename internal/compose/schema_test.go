package compose

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The table is the one that the schema of the linked compose-go gives.
func TestSchemaTableIsCurrent(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the generator")
	}
	fresh := filepath.Join(t.TempDir(), "table.go")
	if out, err := exec.Command("go", "run", "./schemagen", fresh).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want, err := os.ReadFile(fresh)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("schema_table.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("schema_table.go is out of date: run go generate ./internal/compose")
	}
}

func TestNearest(t *testing.T) {
	words := []string{"image", "build", "healthcheck", "depends_on", "environment", "ports"}
	for name, want := range map[string]string{
		"imagee": "image", "iamge": "image", "helthcheck": "healthcheck", "dependson": "depends_on", "enviroment": "environment",
		"port": "ports", "zzz": "", "x": "", strings.Repeat("image", 20): "",
	} {
		if got := nearest(name, words); got != want {
			t.Errorf("nearest(%q) = %q, want %q", name, got, want)
		}
	}
}
