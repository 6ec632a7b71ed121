package estimate

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"advisor/internal/gotable"
)

var update = flag.Bool("update", false, "write the generated table again")

// The built-in figures are compiled in as a table: every report needs them.
func TestGeneratedTable(t *testing.T) {
	c, err := read("costs.yaml", embedded, Costs{})
	if err != nil {
		t.Fatal(err)
	}
	want, err := gotable.Table{Package: "estimate", From: "costs.yaml", By: "TestGeneratedTable -update", Name: "builtIn"}.Source(c)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("table.go", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile("table.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("table.go is not what costs.yaml says: make generate writes it")
	}
}

// docs/costs.md is made from the figures.
func TestDocumentIsCurrent(t *testing.T) {
	path := "../../docs/costs.md"
	want := []byte(Default().Document())
	if *update {
		if err := os.WriteFile(path, want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("docs/costs.md is stale: make generate writes it")
	}
}
