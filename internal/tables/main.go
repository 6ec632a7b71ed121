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
	"os"
	"path/filepath"

	"advisor/internal/gotable"
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
	if err := write(gotable.Table{Package: "questions", From: "questions.yaml", Name: "builtIn"}, questions.Default()); err != nil {
		return err
	}
	return write(gotable.Table{Package: "model", From: "model.yaml", Name: "wholeModel", Imports: []string{"advisor/internal/questions"}}, model.Default())
}

// write writes the table of one package, for builds without the tag.
func write(t gotable.Table, v any) error {
	t.By, t.Tag = "internal/tables", "!fromyaml"
	out, err := t.Source(v)
	if err != nil {
		return fmt.Errorf("the table of %s: %w", t.From, err)
	}
	return os.WriteFile(filepath.Join("internal", t.Package, "table.go"), out, 0o644)
}
