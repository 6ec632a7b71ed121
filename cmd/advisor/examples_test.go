package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"advisor/internal/config"
	"advisor/internal/terminal"
)

// exampleReports are the example projects, each with its record, and the formats of
// their reports: two whole ones for readers, and one of each format for
// machines.
var exampleReports = []struct {
	project string
	formats []string
}{
	{"shop", []string{"text", "markdown", "html", "json", "sarif", "github", "gitlab"}},
	{"platform", []string{"text", "markdown", "html"}},
}

// extensions are the endings of the reports of an example, by format.
var extensions = map[string]string{
	"text": "txt", "markdown": "md", "json": "json", "html": "html", "sarif": "sarif.json", "github": "github.txt",
	"gitlab": "gitlab.json",
}

// TestExamples compares the reports of the example projects with docs/examples,
// and the excerpt of the README with its report. -update writes them.
// The projects are copied out of this repository first, so that what it has
// itself (workflows, its own checks) is not taken for theirs; the reports are
// written where links in them lead to the projects.
func TestExamples(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	apart := t.TempDir()
	beside := filepath.Join(apart, "docs", "examples")
	if err := os.MkdirAll(beside, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(apart, "testdata"), os.DirFS(filepath.Join(root, "testdata"))); err != nil {
		t.Fatal(err)
	}
	for _, x := range exampleReports {
		project := filepath.Join(apart, "testdata", x.project)
		args := []string{project, "--ask", "never", "--answers", filepath.Join(project, config.RecordName)}
		for _, format := range x.formats {
			args = append(args, "-o", format+"="+filepath.Join(beside, x.project+"."+extensions[format]))
		}
		runIn(t, apart, 0, args...)
		for _, format := range x.formats {
			file := x.project + "." + extensions[format]
			t.Run(file, func(t *testing.T) {
				out, err := os.ReadFile(filepath.Join(beside, file))
				if err != nil {
					t.Fatal(err)
				}
				golden(t, filepath.Join(root, "docs", "examples", file), string(out))
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
	excerpt(t, excerptBegin, string(report), excerptLines)
}

// excerpt compares the first lines of a text with their place in README.md.
func excerpt(t *testing.T, begin, text string, most int) {
	t.Helper()
	path := filepath.Join("..", "..", "README.md")
	readme, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(readme), begin)
	_, after, end := strings.Cut(rest, excerptEnd)
	if !ok || !end {
		t.Fatal("README.md has no place for the excerpt")
	}
	lines := strings.SplitAfterN(text, "\n", most+1)
	golden(t, path, before+begin+strings.Join(lines[:min(most, len(lines))], "")+excerptEnd+after)
}

// What advisor check says once the record of the example asks for failover.
const (
	checkBegin = "<!-- the first lines of advisor check -->\n```text\n"
	checkLines = 3
)

func TestExamplesReadmeCheck(t *testing.T) {
	shop := filepath.Join(t.TempDir(), "shop")
	if err := os.CopyFS(shop, os.DirFS(filepath.Join("..", "..", "testdata", "shop"))); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(shop, config.RecordName)
	record, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(record), "host-failure: by-hand", "host-failure: automatic", 1)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	excerpt(t, checkBegin, runIn(t, shop, 1, "check"), checkLines)
}

// TestRecordOfTheDocument: the program reads the record that docs/use.md shows, and its
// decision stands.
func TestRecordOfTheDocument(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "docs", "use.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(readme), "```yaml\nversion: 1\n")
	record, _, end := strings.Cut(rest, "```")
	if !ok || !end {
		t.Fatal("docs/use.md shows no record")
	}
	dir := t.TempDir()
	for name, text := range map[string]string{config.RecordName: "version: 1\n" + record, "acme.yaml": "version: acme-1\nextends: built-in\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out := runIn(t, dir, 0, "check", "--no-scan", "--today", "2026-12-01")
	if !strings.Contains(out, "for Kubernetes still holds") {
		t.Error(out)
	}
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
	got := runHere(env{
		Streams: terminal.Streams{Stdin: streams[0], Stdout: streams[1], Stderr: streams[2], Getenv: noVariables},
		args:    args, cwd: cwd,
	})
	out, _ := os.ReadFile(streams[1].Name())
	if got != want {
		said, _ := os.ReadFile(streams[2].Name())
		t.Fatalf("advisor %s: exit %d, want %d\n%s", strings.Join(args, " "), got, want, said)
	}
	return string(out)
}
