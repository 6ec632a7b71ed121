package rules

import (
	"bytes"
	"os"
	"reflect"
	"testing"

	"go.yaml.in/yaml/v4"

	"advisor/internal/gotable"
)

// TestGeneratedIgnored: what is compiled in is what ignored.yaml says.
func TestGeneratedIgnored(t *testing.T) {
	data, err := os.ReadFile("ignored.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var want ignoredTable
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(&want); err != nil {
		t.Fatal(err)
	}
	if *update {
		source, err := gotable.Source("rules", "ignored.yaml", "TestGeneratedIgnored", "ignoredKeys", want)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("ignored_table.go", source, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !reflect.DeepEqual(ignoredKeys(), want) {
		t.Error("ignored_table.go is not what ignored.yaml says: go test ./internal/rules -run Generated -update writes it")
	}
}
