//go:build linux

// Package adopt has the tests of scripts/adopt: a copy of the repository gets an
// owner, keeps no placeholder, and can be installed by its address.
package adopt

import (
	"archive/zip"
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const (
	top     = "../../.."
	version = "v1.2.3"
	module  = "github.com/zeta-works/choose" // after charmbracelet, and not called advisor
)

// left are files in which something that looks like a placeholder may stay, and
// why.
var left = map[string]string{
	"scripts/adopt":             "its own usage",
	"internal/rules/fixes.go":   "the registry of who reads a report",
	"scripts/fleet/projects.go": "makes projects to measure with",
}

// copied is a copy of the files of the repository.
func copied(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	skip := []string{".git", ".tools", "dist", "node_modules"}
	err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(top, path)
		switch {
		case err != nil:
			return err
		case slices.Contains(skip, d.Name()) || rel == "advisor": // which make build makes
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		case d.IsDir():
			return os.MkdirAll(filepath.Join(dir, rel), 0o755)
		case !d.Type().IsRegular():
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, rel), text, info.Mode().Perm())
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func run(t *testing.T, dir string, env []string, args ...string) string {
	t.Helper()
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
	return string(out)
}

// TestAdopt: one command, after which no placeholder is left, the module has the
// address that it is fetched from, and starts without asking the terminal.
func TestAdopt(t *testing.T) {
	dir := copied(t)
	run(t, dir, nil, "scripts/adopt", "acme/first", "ghcr.io/acme", "The team <team@acme.com>")
	run(t, dir, nil, "scripts/adopt", strings.TrimPrefix(module, "github.com/"), "ghcr.io/zeta", "Zeta <advisor@zeta.com>") // it has a new owner
	noPlaceholder(t, dir)
	for file, want := range map[string]string{
		"nfpm.yaml":                                "maintainer: Zeta <advisor@zeta.com>",
		"scripts/pack/stage.go":                    `"Zeta <advisor@zeta.com>"`,
		"docs/ci/github.yml":                       "uses: zeta-works/choose@v1",
		"docs/ci/gitlab.yml":                       "https://github.com/zeta-works/choose/raw/v1.0.0/ci/gitlab.yml",
		"docs/install.md":                          "go install github.com/zeta-works/choose/cmd/advisor@latest",
		"docs/fleet.md":                            "image: ghcr.io/zeta/advisor:1.0.0",
		"internal/build/build.go":                  `"https://github.com/zeta-works/choose"`,
		"internal/tests/browser/go.mod":            "module github.com/zeta-works/choose/internal/tests/browser",
		"internal/report/testdata/shop.sarif.json": `"informationUri": "https://github.com/zeta-works/choose"`,
	} {
		if !strings.Contains(read(t, filepath.Join(dir, file)), want) {
			t.Errorf("%s has no %s", file, want)
		}
	}
	if out := run(t, dir, nil, "gofmt", "-l", "cmd", "internal", "action", "ci", "scripts"); out != "" {
		t.Errorf("not formatted: %s", out)
	}
	run(t, dir, nil, "go", "list", "-deps", "-test", "./...") // each import is found
	run(t, dir, nil, "go", "test", "./internal/startup")
	if *install {
		installs(t, dir)
	}
}

var install = flag.Bool("install", false, "install the program by its new address too, which compiles it")

var placeholder = regexp.MustCompile(`\bOWNER\b|git\.example|registry\.example|advisor\.invalid|until adopted`)

func noPlaceholder(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(dir, path)
		test := strings.Contains(rel, "testdata") || strings.HasSuffix(rel, "_test.go") || strings.HasPrefix(rel, "docs/examples/")
		if err != nil || d.IsDir() || test || left[rel] != "" {
			return err
		}
		for i, line := range strings.Split(read(t, path), "\n") {
			if found := placeholder.FindString(line); found != "" {
				t.Errorf("%s:%d: %s is left", rel, i+1, found)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// installs installs the module as a stranger does, from a proxy that has it, and
// the cache of this machine for all others.
func installs(t *testing.T, dir string) {
	t.Helper()
	proxy := t.TempDir()
	at := filepath.Join(proxy, filepath.FromSlash(module), "@v")
	err := errors.Join(
		os.MkdirAll(at, 0o755),
		os.WriteFile(filepath.Join(at, "list"), []byte(version+"\n"), 0o644),
		os.WriteFile(filepath.Join(at, version+".info"), []byte(`{"Version":"`+version+`","Time":"2026-11-30T00:00:00Z"}`), 0o644),
		os.WriteFile(filepath.Join(at, version+".mod"), []byte(read(t, filepath.Join(dir, "go.mod"))), 0o644),
		os.WriteFile(filepath.Join(at, version+".zip"), packed(t, dir), 0o644),
	)
	if err != nil {
		t.Fatal(err)
	}
	cache := filepath.Join(strings.TrimSpace(run(t, dir, nil, "go", "env", "GOMODCACHE")), "cache", "download")
	bin := t.TempDir()
	modules := t.TempDir()
	env := []string{
		"GOPROXY=file://" + proxy + ",file://" + cache, "GOMODCACHE=" + modules, "GONOSUMDB=*", "GOFLAGS=-modcacherw -trimpath", "GOBIN=" + bin, "GONOPROXY=none", "GOPRIVATE=",
		"GOTOOLCHAIN=local", "PWD=" + bin,
	}
	run(t, bin, env, "go", "install", module+"/cmd/advisor@"+version)
	if got, want := run(t, bin, nil, filepath.Join(bin, "advisor"), "--version"), "advisor "+version+"\n"; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
}

// packed is the module as a proxy has it: without modules of its own below.
func packed(t *testing.T, dir string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(dir, path)
		switch {
		case err != nil:
			return err
		case d.IsDir():
			if _, nested := os.Stat(filepath.Join(path, "go.mod")); rel != "." && nested == nil || d.Name() == "testdata" || rel == "docs" {
				return filepath.SkipDir // documents are not needed to install
			}
			return nil
		}
		f, err := w.Create(module + "@" + version + "/" + filepath.ToSlash(rel))
		if err != nil {
			return err
		}
		_, err = f.Write([]byte(read(t, path)))
		return err
	})
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestAdoptRefuses: what cannot be an owner, a registry or a maintainer changes
// nothing.
func TestAdoptRefuses(t *testing.T) {
	for _, args := range [][]string{
		{"acme", "ghcr.io/acme", "A <a@b.c>"},
		{"acme/advisor", "https://ghcr.io", "A <a@b.c>"},
		{"acme/advisor", "ghcr.io", "nobody"},
		{"acme/adv|isor", "ghcr.io", "A <a@b.c>"},
		{"acme/advisor", "ghcr.io", "A & B <a@b.c>"},
		{"acme/advisor", "ghcr.io"},
	} {
		dir := t.TempDir()
		for _, name := range []string{"scripts/adopt", "scripts/owner"} {
			text := read(t, filepath.Join(top, name))
			if err := errors.Join(os.MkdirAll(filepath.Join(dir, "scripts"), 0o755), os.WriteFile(filepath.Join(dir, name), []byte(text), 0o755)); err != nil {
				t.Fatal(err)
			}
		}
		out, err := exec.Command(filepath.Join(dir, "scripts", "adopt"), args...).CombinedOutput()
		if err == nil || !strings.HasPrefix(string(out), "adopt: ") || read(t, filepath.Join(dir, "scripts/owner")) != read(t, filepath.Join(top, "scripts/owner")) {
			t.Errorf("%q: %v %s", args, err, out)
		}
	}
}
