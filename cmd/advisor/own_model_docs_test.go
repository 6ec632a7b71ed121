package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"advisor/internal/exit"
)

var guideExample = regexp.MustCompile("(?s)<!-- (model|costs) -->\n```yaml\n(.*?)```\n(?:\n```text\n(.*?)```\n)?")

// TestOwnModelGuide: each example of docs/own-model.md is a file that is read
// without a mistake and changes what the guide says; the model to begin with is
// one too.
func TestOwnModelGuide(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "own-model.md"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	examples := guideExample.FindAllStringSubmatch(string(text), -1)
	if len(examples) < 9 || len(examples) != strings.Count(string(text), "```yaml") {
		t.Errorf("%d examples, %d blocks of YAML", len(examples), strings.Count(string(text), "```yaml"))
	}
	for _, x := range examples {
		file := filepath.Join(dir, "own.yaml")
		if err := os.WriteFile(file, []byte(x[2]), 0o600); err != nil {
			t.Fatal(err)
		}
		if x[1] == "costs" {
			runIn(t, dir, exit.Done, "list", "costs", "--costs", "own.yaml")
			continue
		}
		out := runIn(t, dir, exit.Done, "model", "check", "own.yaml")
		for line := range strings.Lines(x[3]) {
			if !strings.Contains(out, strings.TrimSpace(line)) {
				t.Errorf("no %q in\n%s", line, out)
			}
		}
		whole := runIn(t, dir, exit.Done, "model", "show", "--model", "own.yaml")
		if err := os.WriteFile(filepath.Join(dir, "whole.yaml"), []byte(whole), 0o600); err != nil {
			t.Fatal(err)
		}
		_, changes, _ := strings.Cut(out, "\n\n")
		_, again, _ := strings.Cut(runIn(t, dir, exit.Done, "model", "check", "whole.yaml"), "\n\n")
		if changes != again {
			t.Errorf("the whole model differs from the one that it was made from:\n%s\n%s", changes, again)
		}
	}
}
