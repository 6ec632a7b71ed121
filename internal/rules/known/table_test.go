package known

import (
	"bytes"
	"flag"
	"os"
	"reflect"
	"testing"

	"go.yaml.in/yaml/v4"

	"advisor/internal/gotable"
)

var update = flag.Bool("update", false, "write the generated files anew")

// TestGeneratedTables: what is compiled in is what the YAML says. Reading it
// took a tenth of a short scan.
func TestGeneratedTables(t *testing.T) {
	var lives lifetimes
	var known publisherTable
	var ignored IgnoredTable
	generated(t, "endoflife", "endOfLifeTable", &lives, endOfLifeTable())
	generated(t, "publishers", "publishersTable", &known, publishersTable())
	generated(t, "ignored", "ignoredKeys", &ignored, ignoredKeys())
}

// generated compares what FILE.yaml says with the table of FILE_table.go, or
// writes that.
func generated(t *testing.T, file, name string, into, built any) {
	t.Helper()
	data, err := os.ReadFile(file + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(into); err != nil {
		t.Fatal(err)
	}
	want := reflect.ValueOf(into).Elem().Interface()
	if *update {
		source, err := gotable.Table{Package: "known", From: file + ".yaml", By: "TestGeneratedTables -update", Name: name}.Source(want)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file+"_table.go", source, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !reflect.DeepEqual(built, want) {
		t.Errorf("%s_table.go is not what %s.yaml says: go test ./internal/rules/known -update writes it", file, file)
	}
}
