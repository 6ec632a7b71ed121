package main

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/cover"
)

// What Go does not count as a statement is added where it is reached: the
// conditions of cases, and declarations of a file of which something ran.
func TestConditionsAreReached(t *testing.T) {
	const source = `package p

const limit = 4 * 8

func ran(n int) int {
	switch {
	case n > limit:
		return 1
	case n < 0:
		return 2
	}
	return 0
}

func idle(n int) bool {
	switch {
	case n > 3:
		return true
	}
	return false
}
`
	file := filepath.Join(t.TempDir(), "p.go")
	if err := os.WriteFile(file, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	parsed, err := parser.ParseFile(fset, file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ranAndIdle := []cover.ProfileBlock{{StartLine: 5, StartCol: 21, EndLine: 6, EndCol: 9, Count: 1}, {StartLine: 15, StartCol: 23, EndLine: 16, EndCol: 9}}
	var got []string
	for _, n := range reachedConditions(fset, parsed, ranAndIdle) {
		got = append(got, source[fset.Position(n.Pos()).Offset:fset.Position(n.End()).Offset])
	}
	if want := "n > limit, n < 0, const limit = 4 * 8"; strings.Join(got, ", ") != want {
		t.Errorf("reached are %q, want %s", got, want)
	}
	if n := len(reachedConditions(fset, parsed, ranAndIdle[1:])); n != 0 {
		t.Errorf("%d conditions of a file of which nothing ran", n)
	}
}
