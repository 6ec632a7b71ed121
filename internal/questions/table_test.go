package questions

import (
	"bytes"
	"fmt"
	"go/format"
	"os"
	"reflect"
	"strings"
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
	if *update {
		if err := os.WriteFile("table.go", table(t, set), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !reflect.DeepEqual(Default(), set) {
		t.Error("table.go is not what questions.yaml says: go test ./internal/questions -update writes it")
	}
}

// table is the source of table.go.
func table(t *testing.T, s Questionnaire) []byte {
	t.Helper()
	var b bytes.Buffer
	b.WriteString("// Code generated from questions.yaml by TestTableIsCurrent -update. DO NOT EDIT.\n\npackage questions\n\n")
	b.WriteString("// builtIn is the questionnaire of questions.yaml.\nfunc builtIn() Questionnaire {\n\treturn ")
	literal := strings.ReplaceAll(fmt.Sprintf("%#v", s), "questions.", "")
	for _, r := range []string{"Question{", "Option{", "Section{"} {
		literal = strings.ReplaceAll(literal, ", "+r, ",\n"+r)
		literal = strings.ReplaceAll(literal, "[]"+r, "[]"+r+"\n")
	}
	b.WriteString(literal + "\n}\n")
	out, err := format.Source(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return out
}
