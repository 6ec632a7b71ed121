package rules

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/cli"
	"go.yaml.in/yaml/v4"

	"advisor/internal/compose"
	"advisor/internal/facts"
	"advisor/internal/scan"
	"advisor/internal/untrusted"
)

// TestFixes applies the fix of each finding of each fixture: pasted over the
// project it parses, compose-go accepts the result, and the finding is gone from
// the services that the fix is about.
func TestFixes(t *testing.T) {
	fixed := map[string]bool{}
	for _, r := range Rules() {
		if r.Fix == nil {
			continue
		}
		for _, fixture := range fixtures(t, filepath.Join("testdata", "rules", r.ID), "hit") {
			t.Run(r.ID+"/"+filepath.Base(fixture), func(t *testing.T) {
				if tryFix(t, r.ID, fixture) {
					fixed[r.ID] = true
				}
			})
		}
		if !fixed[r.ID] {
			t.Errorf("%s has a fix that no fixture shows", r.ID)
		}
	}
}

// tryFix reports whether there was a fix to try.
func tryFix(t *testing.T, id, fixture string) bool {
	t.Helper()
	dir, files := project(t, fixture)
	before := scanned(t, dir, files)
	tried := false
	for _, f := range Check(before, all) {
		if f.Rule != id || f.Fix == nil {
			continue
		}
		tried = true
		validYAML(t, f.Fix.Kubernetes)
		if strings.Contains(f.Fix.Compose+f.Fix.Kubernetes, canary) {
			t.Errorf("a value is shown: %+v", f.Fix)
		}
		mended := apply(t, dir, files, before, *f.Fix)
		accepted(t, dir, mended)
		still := []untrusted.Text{}
		for _, g := range Check(scanned(t, dir, mended), all) {
			if g.Rule == id {
				still = append(still, g.Where()...)
			}
		}
		for _, s := range about(t, f) {
			if slices.Contains(still, s) {
				t.Errorf("%q is still found:\n%s", s, f.Fix.Compose)
			}
		}
	}
	return tried
}

// project is a copy of a fixture, with the Compose files that it is loaded from.
func project(t *testing.T, fixture string) (dir string, files []string) {
	t.Helper()
	dir = t.TempDir()
	if filepath.Ext(fixture) == ".yaml" {
		data, err := os.ReadFile(fixture)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, "compose.yaml")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return dir, []string{file}
	}
	if err := os.CopyFS(dir, os.DirFS(fixture)); err != nil {
		t.Fatal(err)
	}
	return dir, nil
}

func scanned(t *testing.T, dir string, files []string) facts.Project {
	t.Helper()
	p, _, err := scan.Load(context.Background(), scan.Input{Input: compose.Input{Dir: dir, Files: files}})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range p.Problems {
		t.Errorf("%s:%d: %s", m.File, m.Line, m.Message)
	}
	return p
}

// apply pastes a fix: over the project, behind the last line of a Dockerfile, or as
// a file of its own. The files that are loaded then come back.
func apply(t *testing.T, dir string, files []string, p facts.Project, fix facts.Fix) []string {
	t.Helper()
	kind := ""
	for _, f := range p.Files {
		if f.Path == fix.File {
			kind = f.Kind
		}
	}
	switch kind {
	case "compose", "override":
		if files == nil {
			for _, f := range p.Files {
				if f.Kind == "compose" || f.Kind == "override" {
					files = append(files, filepath.Join(dir, string(f.Path)))
				}
			}
		}
		over := filepath.Join(dir, "fix.yaml")
		put(t, over, fix.Compose)
		return append(slices.Clone(files), over)
	case "dockerfile":
		data, err := os.ReadFile(filepath.Join(dir, string(fix.File)))
		if err != nil {
			t.Fatal(err)
		}
		put(t, filepath.Join(dir, string(fix.File)), string(data)+"\n"+fix.Compose)
	default:
		put(t, filepath.Join(dir, string(fix.File)), fix.Compose)
	}
	return files
}

func put(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// accepted: compose-go loads the files, with a value for each variable that they
// require.
func accepted(t *testing.T, dir string, files []string) {
	t.Helper()
	if len(files) == 0 {
		for _, name := range []string{"compose.yaml", "docker-compose.yml", "compose.yml"} {
			if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
				files = []string{filepath.Join(dir, name)}
				break
			}
		}
	}
	env := []string{"COMPOSE_PROFILES=*"}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\$\{([A-Za-z_][A-Za-z0-9_]*)`).FindAllStringSubmatch(string(data), -1) {
			env = append(env, m[1]+"=1")
		}
	}
	o, err := cli.NewProjectOptions(files, cli.WithWorkingDirectory(dir), cli.WithEnv(env), cli.WithName("shop"), cli.WithInterpolation(true), cli.WithResolvedPaths(false))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.LoadProject(context.Background()); err != nil {
		for _, f := range files {
			data, _ := os.ReadFile(f)
			t.Logf("%s:\n%s", f, data)
		}
		t.Errorf("compose-go: %v", err)
	}
}

// about are the services that a fix names; for one that is no Compose file those of
// the finding, which one Dockerfile may build.
func about(t *testing.T, f facts.Finding) []untrusted.Text {
	t.Helper()
	var over struct {
		Services map[string]any `yaml:"services"`
	}
	if !strings.HasPrefix(f.Fix.Compose, "services:") {
		return f.Where()
	}
	text := strings.NewReplacer("!override", "", "!reset", "").Replace(f.Fix.Compose)
	if err := yaml.Unmarshal([]byte(text), &over); err != nil {
		t.Fatalf("%v in\n%s", err, f.Fix.Compose)
	}
	var out []untrusted.Text
	for _, s := range f.Services {
		if _, ok := over.Services[string(s)]; ok {
			out = append(out, s)
		}
	}
	if len(f.Services) == 0 {
		return f.Where()
	}
	return out
}

func validYAML(t *testing.T, text string) {
	t.Helper()
	d := yaml.NewDecoder(strings.NewReader(text))
	for {
		var v any
		if err := d.Decode(&v); err != nil {
			if err.Error() != "EOF" {
				t.Errorf("%v in\n%s", err, text)
			}
			return
		}
	}
}

// A name that Compose does not allow is in no lines to paste: it could end what
// it stands in.
func TestFixOfAServiceWithoutAName(t *testing.T) {
	for _, name := range []untrusted.Text{"<script>", "a`b", "a: b", "a\nb", "x y"} {
		p := facts.Project{Files: []facts.File{{Path: "compose.yaml", Kind: "compose"}}}
		for _, n := range []untrusted.Text{name, "web"} {
			p.Services = append(p.Services, facts.Service{Name: n, Role: facts.RoleApplication, Replicas: 1, Place: untrusted.Place{File: "compose.yaml", Line: 2}})
		}
		fixed := 0
		for _, f := range Check(p, Needs{}) {
			if f.Fix == nil {
				continue
			}
			fixed++
			if text := f.Fix.Compose + f.Fix.Kubernetes; strings.Contains(text, string(name)) || !strings.Contains(text, "web") {
				t.Errorf("%s of %q: %s", f.Rule, name, text)
			}
		}
		if fixed < 2 {
			t.Errorf("%q: %d fixes", name, fixed)
		}
	}
}
