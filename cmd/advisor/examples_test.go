package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// exampleProjects are the example projects, each with its record.
// A name with a file is that file of the project.
var exampleProjects = []string{"shop", "monitoring", "swarm/docker-stack.yml", "platform"}

// extensions are the endings of the reports of an example, by format.
var extensions = map[string]string{
	"text": "txt", "markdown": "md", "json": "json", "html": "html", "sarif": "sarif.json", "github": "github.txt",
	"gitlab": "gitlab.json",
}

// TestExamples compares the reports of the example projects with docs/examples,
// and the excerpt of the README with its report. -update writes them.
// The reports are written beside their place, so that links in them lead to
// the projects.
func TestExamples(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	beside, err := os.MkdirTemp(filepath.Join(root, "docs"), ".examples-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(beside)
	for _, project := range exampleProjects {
		name, _, _ := strings.Cut(project, "/")
		args := []string{
			filepath.Join(root, "testdata", filepath.FromSlash(project)), "--ask", "never",
			"--answers", filepath.Join(root, "testdata", name, "advisor.yaml"),
		}
		for format, ext := range extensions {
			args = append(args, "-o", format+"="+filepath.Join(beside, name+"."+ext))
		}
		runIn(t, root, 0, args...)
		for _, ext := range extensions {
			t.Run(name+"."+ext, func(t *testing.T) {
				out, err := os.ReadFile(filepath.Join(beside, name+"."+ext))
				if err != nil {
					t.Fatal(err)
				}
				golden(t, filepath.Join(root, "docs", "examples", name+"."+ext), string(out))
			})
		}
	}
}

// The marks in README.md between which the excerpt stands.
const (
	excerptBegin = "<!-- the first lines of docs/examples/shop.txt -->\n```text\n"
	excerptEnd   = "```\n<!-- end -->"
	excerptLines = 26
)

func TestExamplesReadme(t *testing.T) {
	report, err := os.ReadFile(filepath.Join("..", "..", "docs", "examples", "shop.txt"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("..", "..", "README.md")
	readme, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(readme), excerptBegin)
	_, after, end := strings.Cut(rest, excerptEnd)
	if !ok || !end {
		t.Fatal("README.md has no place for the excerpt")
	}
	lines := strings.SplitAfterN(string(report), "\n", excerptLines+1)
	golden(t, path, before+excerptBegin+strings.Join(lines[:min(excerptLines, len(lines))], "")+excerptEnd+after)
}

// golden compares a text with a file, or writes it with -update.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s is stale, run make generate (-file +now):\n%s", path, diff)
	}
}

// runProgram runs the command line in this process, without a terminal, and
// gives what came on standard output.
func runProgram(t *testing.T, want int, args ...string) string {
	t.Helper()
	cwd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	return runIn(t, cwd, want, args...)
}

// runIn is runProgram in another folder.
func runIn(t *testing.T, cwd string, want int, args ...string) string {
	t.Helper()
	dir := t.TempDir()
	streams := make([]*os.File, 3)
	var err error
	for i, name := range []string{"in", "out", "err"} {
		if streams[i], err = os.Create(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
		defer streams[i].Close()
	}
	got := run(env{
		args: args, stdin: streams[0], stdout: streams[1], stderr: streams[2],
		getenv: func(string) string { return "" }, cwd: cwd, now: time.Now,
	})
	out, _ := os.ReadFile(streams[1].Name())
	if got != want {
		said, _ := os.ReadFile(streams[2].Name())
		t.Fatalf("advisor %s: exit %d, want %d\n%s", strings.Join(args, " "), got, want, said)
	}
	return string(out)
}
