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
	t.Parallel()
	text, err := os.ReadFile(filepath.Join("..", "..", ".pre-commit-hooks.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var hooks []struct {
		ID, Name, Language, Entry string
		Files, Exclude            string
		Args                      []string
		Names                     bool `yaml:"pass_filenames"`
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
			files, exclude := regexp.MustCompile(h.Files), regexp.MustCompile(h.Exclude)
			runs := func(name string) bool {
				return files.MatchString(name) && (h.Exclude == "" || !exclude.MatchString(name))
			}
			for _, name := range readFiles {
				if !runs(name) {
					t.Errorf("does not run for %s", name)
				}
			}
			for _, name := range otherFiles {
				if runs(name) {
					t.Errorf("runs for %s", name)
				}
			}
			if got, want := runs("advisor.yaml"), h.ID == "advisor-check"; got != want {
				t.Errorf("runs for the record: %v", got)
			}
		})
	}
}

// readFiles are files that a run may read, and otherFiles are some that it does not.
var (
	readFiles = []string{
		"compose.yaml", "docker-compose.prod.yml", "deploy/compose.yaml", "Dockerfile", "api/Dockerfile.dev", ".env",
		"docker-stack.yml", "Containerfile", "api/Containerfile.prod", ".advisor.yaml", "models/acme.yaml", "services/db.yml", "api/.dockerignore",
		"api/prod.env", ".env.production",
	}
	otherFiles = []string{"README.md", "main.go", "composer.json", "docs/environment.md"}
)

// TestWorkflowPaths: the example workflow runs for what a check reads.
func TestWorkflowPaths(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "ci", "github.yml"))
	if err != nil {
		t.Fatal(err)
	}
	var workflow struct {
		On struct {
			PullRequest struct{ Paths []string } `yaml:"pull_request"`
		}
	}
	if err := yaml.Unmarshal(text, &workflow); err != nil {
		t.Fatal(err)
	}
	runs := func(name string) bool {
		for _, p := range workflow.On.PullRequest.Paths {
			pattern := strings.NewReplacer(`\*\*`, ".*", `\*`, "[^/]*").Replace(regexp.QuoteMeta(p))
			if regexp.MustCompile("^" + pattern + "$").MatchString(name) {
				return true
			}
		}
		return false
	}
	for _, name := range append([]string{"advisor.yaml"}, readFiles...) {
		if !runs(name) {
			t.Errorf("does not run for %s", name)
		}
	}
	for _, name := range otherFiles {
		if runs(name) {
			t.Errorf("runs for %s", name)
		}
	}
}
