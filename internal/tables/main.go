//go:build fromyaml

// Command tables writes what the program knows of questions.yaml and model.yaml
// as Go: every command needs both, and reading the YAML would be a third of a
// short run. It is built with the tag fromyaml, which leaves out the tables that
// it writes, so that they may be stale or broken:
//
//	go run -tags fromyaml ./internal/tables
package main

import (
	"fmt"
	"go/format"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"advisor/internal/model"
	"advisor/internal/questions"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "tables:", err)
		os.Exit(1)
	}
}

func run() (err error) {
	defer func() {
		if r := recover(); r != nil { // what is wrong in one of the two files
			err = fmt.Errorf("%v", r)
		}
	}()
	asked := fmt.Sprintf("%#v", questions.Default())
	if err := write("questions", "questions.yaml", "builtIn is the questionnaire", "Questionnaire", "", asked,
		"Question", "Option", "Section"); err != nil {
		return err
	}
	weighed := strings.ReplaceAll(fmt.Sprintf("%#v", model.Default()), "[]questions.fileQuestion(nil)", "nil")
	return write("model", "model.yaml", "wholeModel is the model", "Model", "import \"advisor/internal/questions\"\n\n", weighed,
		"Criterion", "Factor", "Option", "VetoRule", "ShapeRule", "Remark", "Scenario", "Way", "Requirement", "Cell")
}

// write writes the table of one package. about names its function and what that
// returns; each entry of a list of one of the rows has a line of its own.
func write(pkg, from, about, returns, imports, literal string, rows ...string) error {
	own := regexp.MustCompile(`\b` + pkg + `\.([A-Z][A-Za-z]*)`)
	literal = own.ReplaceAllString(literal, "$1")
	for _, r := range rows {
		literal = strings.ReplaceAll(literal, ", "+r+"{", ",\n"+r+"{")
		literal = strings.ReplaceAll(literal, "[]"+r+"{", "[]"+r+"{\n")
	}
	name, _, _ := strings.Cut(about, " ")
	source := fmt.Sprintf("// Code generated from %s by internal/tables. DO NOT EDIT.\n\n//go:build !fromyaml\n\npackage %s\n\n%s// %s of %s.\nfunc %s() %s {\n\treturn %s\n}\n",
		from, pkg, imports, about, from, name, returns, literal)
	out, err := format.Source([]byte(source))
	if err != nil {
		return fmt.Errorf("the table of %s: %w", from, err)
	}
	return os.WriteFile(filepath.Join("internal", pkg, "table.go"), out, 0o644)
}
