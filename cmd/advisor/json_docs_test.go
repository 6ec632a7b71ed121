//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// TestExamplesJSON runs every command of docs/json.md in the example project, and
// compares what it prints with what the page says; -update writes that.
func TestExamplesJSON(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("jq"); err != nil {
		t.Skip("there is no jq")
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "testdata", "shop"))); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("..", "..", "docs", "json.md")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```sh\n(.*?)```\n```text\n.*?```\n")
	n := 0
	got := blocks.ReplaceAllStringFunc(string(text), func(block string) string {
		n++
		commands := blocks.FindStringSubmatch(block)[1]
		out := inFolder(t, dir, nil, "sh", "-ec", commands)
		return "```sh\n" + commands + "```\n```text\n" + string(out) + "```\n"
	})
	if n < 7 {
		t.Errorf("the page has %d commands with what they print: the test looks in the wrong place", n)
	}
	golden(t, path, got)
}
