package scan

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"advisor/internal/compose"
)

// Env files and Dockerfiles are read up to a size, all together; what is left
// out is a gap. A project could have a thousand of them, of a megabyte each.
func TestManyLargeFiles(t *testing.T) {
	dir := t.TempDir()
	var text strings.Builder
	text.WriteString("services:\n")
	megabyte := func(last string) string {
		return strings.Repeat("#"+strings.Repeat(".", 14)+"\n", 1<<16-1) + strings.Repeat("\n", 16-len(last)) + last
	}
	for i := range 8 {
		fmt.Fprintf(&text, "  s%d: {env_file: e%d.env, build: {context: ., dockerfile: D%d}}\n", i, i, i)
		fmt.Fprintf(&text, "  s%d-again: {build: {context: ., dockerfile: D0}}\n", i) // alike, so that it is read once
		for name, content := range map[string]string{fmt.Sprintf("e%d.env", i): megabyte("A=1\n"), fmt.Sprintf("D%d", i): megabyte("FROM x\n")} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "compose.yaml"), []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	p, gaps, err := Load(context.Background(), Input{Input: compose.Input{Dir: dir}})
	if err != nil {
		t.Fatal(err)
	}
	env, docker := 0, 0
	for _, g := range gaps {
		if strings.Contains(string(g.Reason), "limit of 4096 KiB of env files") {
			env++
		}
		if strings.Contains(string(g.Reason), "limit of 4096 KiB of Dockerfiles") {
			docker++
		}
	}
	read := 0
	for _, f := range p.Files {
		if f.Kind == "dockerfile" {
			read++
		}
	}
	// Four megabytes are the limit: the next file is read, and no other.
	if n := len(p.FileVariables); env != 1 || n != 5 {
		t.Errorf("%d gaps of env files, %d variables", env, n)
	}
	if docker != 4 || read != 5 {
		t.Errorf("%d gaps of Dockerfiles, %d read", docker, read)
	}
}

// Env files have so many variables, all together, and it is said once that there
// are more.
func TestManyVariables(t *testing.T) {
	many := strings.Repeat("A=1\n", maxFileVariables)
	for rest, want := range map[string]int{"": 0, "B=1\n": 1} {
		dir := write(t, tree{"compose.yaml": "services:\n  a: {image: x, env_file: [c.env, d.env]}\n", "a.env": many, "b.env": rest, "c.env": rest, "d.env": rest})
		a, b := filepath.Join(dir, "a.env"), filepath.Join(dir, "b.env")
		p, gaps := loadInput(t, Input{Input: compose.Input{Dir: dir, EnvFiles: []string{a, a, b}}})
		if len(p.FileVariables) != maxFileVariables || len(gaps) != want {
			t.Errorf("%d variables, %v", len(p.FileVariables), lines(gaps))
		}
	}
}
