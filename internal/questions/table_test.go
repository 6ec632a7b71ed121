package questions

import (
	"os"
	"reflect"
	"testing"
)

// The built-in questionnaire is compiled in as a table, since every command
// needs it and reading the YAML would be a tenth of a short run.
func TestTableIsCurrent(t *testing.T) {
	want, err := os.ReadFile("questions.yaml")
	if err != nil {
		t.Fatal(err)
	}
	set, err := load(want)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(Default(), set) {
		t.Error("table.go is not what questions.yaml says: make generate writes it")
	}
}
