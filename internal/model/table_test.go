package model

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"advisor/internal/questions"
)

var update = flag.Bool("update", false, "write the generated files anew")

// The built-in model is compiled in as a table: nearly every command needs it,
// and reading and checking the YAML would be a third of a short run.
func TestGeneratedTable(t *testing.T) {
	m, err := Read("model.yaml", embedded, questions.Default())
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("table.go", table(t, m), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !reflect.DeepEqual(Default(), m) {
		t.Error("table.go is not what model.yaml says: go test ./internal/model -update writes it")
	}
}

// ours matches a type of this package where a literal of it begins.
var ours = regexp.MustCompile(`model\.([A-Z][A-Za-z]*)([{(])`)

// table is the source of table.go.
func table(t *testing.T, m Model) []byte {
	t.Helper()
	literal := ours.ReplaceAllString(fmt.Sprintf("%#v", m), "$1$2")
	literal = strings.ReplaceAll(literal, "[]questions.fileQuestion(nil)", "nil")
	for _, r := range []string{"Criterion{", "Factor{", "Option{", "VetoRule{", "ShapeRule{", "Remark{", "Scenario{"} {
		literal = strings.ReplaceAll(literal, ", "+r, ",\n"+r)
		literal = strings.ReplaceAll(literal, "[]"+r, "[]"+r+"\n")
	}
	var b bytes.Buffer
	b.WriteString("// Code generated from model.yaml by TestGeneratedTable -update. DO NOT EDIT.\n\npackage model\n\n" +
		"import \"advisor/internal/questions\"\n\n// wholeModel is the model of model.yaml.\nfunc wholeModel() Model {\n\treturn ")
	b.WriteString(literal + "\n}\n")
	out, err := format.Source(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return out
}
