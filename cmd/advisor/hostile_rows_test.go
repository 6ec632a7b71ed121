package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// hostileRows is how many rows each part of docs/hostile-input.md has.
var hostileRows = map[string]int{"A": 23, "B": 23, "C": 22, "D": 19, "E": 18}

// TestHostileRowsHaveTests: each row of docs/hostile-input.md is there once and
// names tests that exist, scripts that name the row.
func TestHostileRowsHaveTests(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "hostile-input.md"))
	if err != nil {
		t.Fatal(err)
	}
	code := testCode(t)
	var rows []string
	for line := range strings.Lines(string(page)) {
		m := regexp.MustCompile(`^\| ([A-E]\d\d) \| .+ \| .+ \| (.+) \|\n$`).FindStringSubmatch(line)
		if m == nil {
			continue
		}
		rows = append(rows, m[1])
		for _, name := range strings.Split(m[2], ", ") {
			checkNamed(t, m[1], strings.Trim(name, "`"), code)
		}
	}
	var want []string
	for part, n := range hostileRows {
		for i := range n {
			want = append(want, fmt.Sprintf("%s%02d", part, i+1))
		}
	}
	slices.Sort(want)
	if !slices.Equal(rows, want) {
		t.Errorf("the rows are %v", rows)
	}
}

// checkNamed looks for a test, and in a script for a comment with the row.
func checkNamed(t *testing.T, row, name, code string) {
	t.Helper()
	if !strings.HasSuffix(name, ".txtar") {
		if !strings.Contains(code, "func "+name+"(") {
			t.Errorf("%s names %s, which does not exist", row, name)
		}
		return
	}
	script, err := os.ReadFile(filepath.Join("testdata", "script", name))
	if err != nil {
		t.Errorf("%s: %v", row, err)
	}
	if strings.HasPrefix(name, "hostile_") && !regexp.MustCompile(`(?m)^# .*\b`+row+`\b`).Match(script) {
		t.Errorf("%s names %s, which says nothing about it", row, name)
	}
}

// testCode is the code of all tests.
func testCode(t *testing.T) string {
	t.Helper()
	var code strings.Builder
	for _, pattern := range []string{"cmd/advisor/*_test.go", "internal/*/*_test.go", "internal/*/*/*_test.go", "action/*_test.go", "ci/*_test.go"} {
		files, _ := filepath.Glob(filepath.Join("..", "..", pattern))
		for _, name := range files {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			code.Write(b)
		}
	}
	return code.String()
}

// E18: what nothing can be done about is written down.
func TestKilledWizardIsDocumented(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "security.md"))
	if err != nil || !strings.Contains(string(page), "`reset` brings it back") {
		t.Errorf("docs/security.md does not say what helps after kill -9: %v", err)
	}
}
