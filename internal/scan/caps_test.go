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
	megabyte := strings.Repeat("# a comment\n", 1<<20/12-10)
	for i := range 8 {
		fmt.Fprintf(&text, "  s%d: {env_file: e%d.env, build: {context: ., dockerfile: D%d}}\n", i, i, i)
		for name, content := range map[string]string{fmt.Sprintf("e%d.env", i): megabyte + "A=1\n", fmt.Sprintf("D%d", i): megabyte + "FROM x\n"} {
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
	if n := len(p.FileVariables); env != 1 || n == 0 || n > 5 {
		t.Errorf("%d gaps of env files, %d variables", env, n)
	}
	if docker < 3 || read > 5 {
		t.Errorf("%d gaps of Dockerfiles, %d read", docker, read)
	}
}
