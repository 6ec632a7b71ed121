package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"advisor/internal/exit"
)

// TestPreCommitHooks: each hook is a command line that the program takes, in a
// repository with a project in its root, and runs for the files that it reads.
// scripts/pre-commit runs them by pre-commit itself.
func TestPreCommitHooks(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", ".pre-commit-hooks.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var hooks []struct {
		ID, Name, Language, Entry, Files string
		Args                             []string
		Names                            bool `yaml:"pass_filenames"`
	}
	if err := yaml.Unmarshal(text, &hooks); err != nil {
		t.Fatal(err)
	}
	shop, err := filepath.Abs(filepath.Join("..", "..", "testdata", "shop"))
	if err != nil {
		t.Fatal(err)
	}
	status := map[string]int{"advisor-scan": exit.Gate, "advisor-check": exit.Done} // of the shop
	if len(hooks) != len(status) {
		t.Errorf("%d hooks, want %d", len(hooks), len(status))
	}
	for _, h := range hooks {
		t.Run(h.ID, func(t *testing.T) {
			line := append(strings.Fields(h.Entry), h.Args...)
			if h.Name == "" || h.Language != "golang" || h.Names || line[0] != programName {
				t.Errorf("%+v", h)
			}
			runIn(t, shop, status[h.ID], line[1:]...)
			files := regexp.MustCompile(h.Files)
			for _, name := range []string{"compose.yaml", "docker-compose.prod.yml", "deploy/compose.yaml", "Dockerfile", "api/Dockerfile.dev", ".env"} {
				if !files.MatchString(name) {
					t.Errorf("does not run for %s", name)
				}
			}
			for _, name := range []string{"README.md", "main.go", "composer.json", "docs/environment.md"} {
				if files.MatchString(name) {
					t.Errorf("runs for %s", name)
				}
			}
			if got, want := files.MatchString("advisor.yaml"), h.ID == "advisor-check"; got != want {
				t.Errorf("runs for the record: %v", got)
			}
		})
	}
}
