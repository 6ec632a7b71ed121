package model

import (
	"reflect"
	"testing"

	"advisor/internal/questions"
)

// The built-in model is compiled in as a table: nearly every command needs it,
// and reading and checking the YAML would be a third of a short run.
func TestGeneratedTable(t *testing.T) {
	m, err := Read("model.yaml", embedded, questions.Default())
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(Default(), m) {
		t.Error("table.go is not what model.yaml says: make generate writes it")
	}
}
