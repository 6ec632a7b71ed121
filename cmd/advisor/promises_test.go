package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestPromisesHaveTests: the tests that docs/security.md names exist.
func TestPromisesHaveTests(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "security.md"))
	if err != nil {
		t.Fatal(err)
	}
	code := testCode(t)
	named := regexp.MustCompile("`((?:Test|Fuzz)[A-Za-z0-9_]+)`").FindAllStringSubmatch(string(page), -1)
	if len(named) < 20 {
		t.Fatalf("%d tests are named: the page is not whole", len(named))
	}
	for _, m := range named {
		if !strings.Contains(code, "func "+m[1]+"(") {
			t.Errorf("docs/security.md names %s, which does not exist", m[1])
		}
	}
}
