package scan

import (
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"advisor/internal/compose"
	"advisor/internal/facts"
)

var update = flag.Bool("update", false, "write the golden files again")

// tree are the files of a project that is written down in a test.
type tree map[string]string

// write puts a project into a new folder.
func write(t testing.TB, files tree) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// load scans a project that is written down in a test.
func load(t testing.TB, files tree) (facts.Project, []facts.Gap) {
	t.Helper()
	return loadInput(t, Input{Input: compose.Input{Dir: write(t, files)}})
}

func loadInput(t testing.TB, in Input) (facts.Project, []facts.Gap) {
	t.Helper()
	p, gaps, err := Load(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	return p, gaps
}

func serviceOf(t testing.TB, p facts.Project, name string) facts.Service {
	t.Helper()
	for _, s := range p.Services {
		if string(s.Name) == name {
			return s
		}
	}
	t.Fatalf("no service %s", name)
	return facts.Service{}
}

// lines are gaps as "file:line reason".
func lines(gaps []facts.Gap) []string {
	out := []string{}
	for _, g := range gaps {
		at := string(g.File)
		if g.Line > 0 {
			b, _ := json.Marshal(g.Line)
			at += ":" + string(b)
		}
		out = append(out, at+" "+string(g.Reason))
	}
	return out
}

// TestExamples compares all facts of the example projects with the golden
// files; a changed one is to be read before it is taken over. They are copied
// out of this repository, whose own tools are not theirs.
func TestExamples(t *testing.T) {
	for _, name := range []string{"shop", "monitoring", "swarm", "platform"} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), name)
			if err := os.CopyFS(dir, os.DirFS(filepath.Join("../../testdata", name))); err != nil {
				t.Fatal(err)
			}
			in := Input{Input: compose.Input{Dir: dir}}
			if name == "swarm" {
				in.Files = []string{filepath.Join(dir, "docker-stack.yml")}
			}
			p, gaps := loadInput(t, in)
			got, err := json.MarshalIndent(map[string]any{"facts": p, "gaps": gaps}, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			golden(t, filepath.Join("testdata", name+".golden.json"), string(got)+"\n")
			for _, secret := range []string{"shop-local-only", "local-only", "change-me", "SHOP_CURRENCY=EUR", "postgresql://"} {
				if strings.Contains(string(got), secret) {
					t.Errorf("a value is shown: %s", secret)
				}
			}
		})
	}
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (- want, + got):\n%s", path, d)
	}
}

// TestSame: equal files give equal bytes.
func TestSame(t *testing.T) {
	dir, err := filepath.Abs("../../testdata/platform")
	if err != nil {
		t.Fatal(err)
	}
	first := ""
	for range 5 {
		p, gaps := loadInput(t, Input{Input: compose.Input{Dir: dir}})
		b, err := json.Marshal(map[string]any{"facts": p, "gaps": gaps})
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = string(b)
		}
		if string(b) != first {
			t.Fatal("two scans of the same files differ")
		}
	}
}

// TestNoValues: whatever a project hides in values stays out of the facts.
func TestNoValues(t *testing.T) {
	const secret = "hunter2hunter2"
	p, gaps := load(t, tree{
		"compose.yaml": "services:\n  web:\n    build: {context: ., args: {TOKEN: " + secret + "}}\n    environment: {PASSWORD: " + secret + "}\n    labels: {key: " + secret + "}\n" +
			"    command: run --password " + secret + "\n    entrypoint: [start, " + secret + "]\n    env_file: web.env\n    healthcheck: {test: curl -u " + secret + " localhost}\n" +
			"    logging: {driver: splunk, options: {splunk-token: " + secret + "}}\n    deploy: {labels: {k: " + secret + "}}\n" +
			"configs: {c: {content: " + secret + "}}\nsecrets: {s: {environment: TOKEN}}\n",
		"compose.prod.yaml": "services:\n  web:\n    environment: {PASSWORD: other" + secret + "}\n    command: run --password x" + secret + "\n",
		".env":              "A=" + secret + "\n",
		"web.env":           "B=" + secret + "\n",
		"Dockerfile":        "FROM alpine\nARG TOKEN=" + secret + "\nENV API_KEY=" + secret + "\nCMD run " + secret + "\n",
	})
	b, err := json.Marshal(map[string]any{"facts": p, "gaps": gaps})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(b), "hunter2") {
		t.Errorf("a value is shown: %s", b)
	}
	if len(p.FileVariables) != 2 || p.FileVariables[1].Name != "B" || p.FileVariables[1].Place.String() != "web.env:1" || p.FileVariables[1].Value.Reveal() != secret {
		t.Errorf("variables of env files: %v", p.FileVariables)
	}
}

// TestPlainStrings: what facts hold as a plain string is fit to be shown, even
// where a project writes escape sequences into it.
func TestPlainStrings(t *testing.T) {
	p, _ := load(t, tree{"compose.yaml": "services:\n  x:\n    image: example/x\n    restart: \"always\\e[31m\"\n    deploy: {mode: \"global\\e]0;x\"}\n    command: [npm, run, \"dev:\\e[0m\"]\n"})
	s := p.Services[0]
	for _, shown := range []string{s.Restart, s.Mode, s.DevServer} {
		if shown == "" || strings.ContainsRune(shown, 0x1b) {
			t.Errorf("%q", shown)
		}
	}
}
