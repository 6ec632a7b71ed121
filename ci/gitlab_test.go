//go:build linux

// Package ci has the tests of the template for GitLab: what GitLab would make of
// it is run with the shell of its image's kind, over the example project.
// scripts/gitlab reads it with GitLab's own schema.
package ci

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// template is ci/gitlab.yml before inputs are put in.
type template struct {
	inputs map[string]input
	body   string
}

type input struct {
	Description, Type string
	Default           any
	Options           []string
}

type job struct {
	Stage, Image string
	Rules        []struct{ If string }
	Variables    map[string]string
	Script       []string
	Artifacts    struct {
		When    string
		Paths   []string
		Reports struct{ Codequality string }
	}
}

func read(t *testing.T) template {
	t.Helper()
	text, err := os.ReadFile("gitlab.yml")
	if err != nil {
		t.Fatal(err)
	}
	head, body, ok := strings.Cut(string(text), "\n---\n")
	if !ok {
		t.Fatal("the template has no header")
	}
	var h struct {
		Spec struct{ Inputs map[string]input }
	}
	if err := yaml.Unmarshal([]byte(head), &h); err != nil {
		t.Fatal(err)
	}
	return template{h.Spec.Inputs, body}
}

// job is the one job, with inputs put in as GitLab does.
func (x template) job(t *testing.T, given map[string]string) (string, job) {
	t.Helper()
	body := regexp.MustCompile(`\$\[\[ inputs\.([a-z-]+) \]\]`).ReplaceAllStringFunc(x.body, func(s string) string {
		name := strings.TrimSuffix(strings.TrimPrefix(s, "$[[ inputs."), " ]]")
		in, ok := x.inputs[name]
		if !ok {
			t.Errorf("there is no input %s", name)
		}
		if v, ok := given[name]; ok {
			return v
		}
		return fmt.Sprint(in.Default)
	})
	var jobs map[string]job
	if err := yaml.Unmarshal([]byte(body), &jobs); err != nil {
		t.Fatal(err)
	}
	for name, j := range jobs {
		return name, j
	}
	t.Fatal("there is no job")
	return "", job{}
}

// checkout is a repository with the example project in a folder.
func checkout(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	err := errors.Join(
		os.CopyFS(filepath.Join(dir, "deploy", "the shop"), os.DirFS(filepath.Join("..", "testdata", "shop"))),
		os.Mkdir(filepath.Join(dir, ".git"), 0o755),
	)
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// runs runs the script of a job in a folder, with programs found first in bin.
func (j job) runs(t *testing.T, dir, bin string) (string, int) {
	t.Helper()
	cmd := exec.Command("sh", "-c", strings.Join(j.Script, "\n"))
	cmd.Dir = dir
	cmd.Env = []string{"PATH=" + bin + string(os.PathListSeparator) + os.Getenv("PATH"), "HOME=" + t.TempDir(), "CI=true", "GITLAB_CI=true"}
	for name, value := range j.Variables {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

// program is the folder of the program, built once.
var program string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "advisor-ci")
		if err != nil {
			log.Fatal(err)
		}
		defer os.RemoveAll(dir)
		if out, err := exec.Command("go", "build", "-o", filepath.Join(dir, "advisor"), "../cmd/advisor").CombinedOutput(); err != nil {
			log.Printf("%v\n%s", err, out)
			return 1
		}
		program = dir
		return m.Run()
	}())
}

// TestInputs: each is described and used, none is part of the script, and each
// of the script's variables is one of the job.
func TestInputs(t *testing.T) {
	x := read(t)
	for name, in := range x.inputs {
		if in.Description == "" || in.Default == nil || !strings.Contains(x.body, "$[[ inputs."+name+" ]]") {
			t.Errorf("the input %s has no description, default or use", name)
		}
	}
	_, j := x.job(t, nil)
	_, script, _ := strings.Cut(x.body, "script:")
	script, _, _ = strings.Cut(script, "artifacts:")
	if strings.Contains(script, "$[[") {
		t.Error("an input is part of the script")
	}
	for _, m := range regexp.MustCompile(`ADVISOR_[A-Z_]+`).FindAllString(script, -1) {
		if _, ok := j.Variables[m]; !ok {
			t.Errorf("the script uses %s, which the job does not set", m)
		}
	}
	for name := range j.Variables {
		if !strings.Contains(script, name) {
			t.Errorf("%s is not used", name)
		}
	}
}

// TestCheck: the decision stands, or the job fails; what merge requests show is
// there either way, with paths from the root of the repository.
func TestCheck(t *testing.T) {
	x, dir := read(t), checkout(t)
	given := map[string]string{"directory": "deploy/the shop", "job": "decision"}
	name, j := x.job(t, given)
	if name != "decision" || j.Artifacts.When != "always" || !slices.Contains(j.Artifacts.Paths, "decision.json") {
		t.Errorf("%s: %+v", name, j)
	}
	out, status := j.runs(t, dir, program)
	if status != 0 || !strings.Contains(out, "The decision of shop for Compose still holds") {
		t.Errorf("exit %d\n%s", status, out)
	}
	if got := issues(t, filepath.Join(dir, j.Artifacts.Reports.Codequality)); !slices.Contains(got, "recommendation at deploy/the shop/compose.yaml") {
		t.Errorf("issues %q", got)
	}

	record := filepath.Join(dir, "deploy", "the shop", "advisor.yaml")
	text, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(text), "host-failure: by-hand", "host-failure: automatic", 1)
	if err := os.WriteFile(record, []byte(changed), 0o644); err != nil {
		t.Fatal(err)
	}
	out, status = j.runs(t, dir, program)
	if status != 1 || !strings.Contains(out, "no longer holds") {
		t.Errorf("exit %d\n%s", status, out)
	}
	if got := issues(t, filepath.Join(dir, j.Artifacts.Reports.Codequality)); !slices.ContainsFunc(got, func(s string) bool {
		return strings.HasPrefix(s, "decision-") && strings.HasSuffix(s, "at deploy/the shop/advisor.yaml")
	}) {
		t.Errorf("issues %q", got)
	}
}

// issues are the kinds and files of a Code Quality report.
func issues(t *testing.T, file string) []string {
	t.Helper()
	var list []struct {
		Kind     string `json:"check_name"`
		Location struct{ Path string }
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &list); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, x := range list {
		out = append(out, x.Kind+" at "+x.Location.Path)
	}
	return out
}

// TestScan: flags that hold spaces and quotes are one argument each.
func TestScan(t *testing.T) {
	x, dir := read(t), checkout(t)
	_, j := x.job(t, map[string]string{"directory": "deploy/the shop", "command": "scan", "fail-on": "findings=high", "record": "deploy/the shop/advisor.yaml"})
	if out, status := j.runs(t, dir, program); status != 1 || !strings.Contains(out, "Scan of shop") {
		t.Errorf("exit %d\n%s", status, out)
	}
	j.Variables["ADVISOR_INPUT_RECORD"] = `$(touch pwned) "; touch pwned; '`
	if out, status := j.runs(t, dir, program); status != 2 || !strings.Contains(out, "advisor: reading $(touch pwned)") {
		t.Errorf("exit %d\n%s", status, out)
	}
	if _, err := os.Stat(filepath.Join(dir, "pwned")); err == nil {
		t.Error("a value was run")
	}
}

// TestRelease: the archive is used when its hash is the one in the list, and not
// otherwise.
func TestRelease(t *testing.T) {
	x, dir, bin, server := read(t), checkout(t), t.TempDir(), t.TempDir()
	_, j := x.job(t, map[string]string{"directory": "deploy/the shop", "release": "https://git.example/v1.2.3"})
	// What stands for the network: wget -q -O FILE ADDRESS.
	write(t, filepath.Join(bin, "wget"), "#!/bin/sh\ncase $4 in https://git.example/v1.2.3/*) exec cp '"+server+"'/\"${4##*/}\" \"$3\" ;; esac\nexit 4\n")
	write(t, filepath.Join(bin, "uname"), "#!/bin/sh\necho aarch64\n")
	archive := "advisor_1.2.3_linux_arm64"
	if err := os.Mkdir(filepath.Join(server, archive), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(server, archive, "advisor"), "#!/bin/sh\necho 'the release was run'\n")
	tar := exec.Command("tar", "-czf", archive+".tar.gz", archive)
	tar.Dir = server
	if out, err := tar.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	packed, err := os.ReadFile(filepath.Join(server, archive+".tar.gz"))
	if err != nil {
		t.Fatal(err)
	}
	other := fmt.Sprintf("%x  advisor_1.2.3_linux_amd64.tar.gz\n%x  advisor_1.2.3_linux_arm64.deb\n", sha256.Sum256(nil), sha256.Sum256(nil))

	write(t, filepath.Join(server, "SHA256SUMS"), other+fmt.Sprintf("%x  %s.tar.gz\n", sha256.Sum256(packed), archive))
	if out, status := j.runs(t, dir, bin); status != 0 || !strings.Contains(out, "the release was run") {
		t.Errorf("exit %d\n%s", status, out)
	}
	for why, list := range map[string]string{
		"another hash": other + fmt.Sprintf("%x  %s.tar.gz\n", sha256.Sum256(nil), archive), "not in the list": other,
	} {
		write(t, filepath.Join(server, "SHA256SUMS"), list)
		if out, status := j.runs(t, dir, bin); status == 0 || strings.Contains(out, "the release was run") {
			t.Errorf("%s: exit %d\n%s", why, status, out)
		}
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
}

// TestExample: what the example includes has the inputs that it gives.
func TestExample(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "docs", "ci", "gitlab.yml"))
	if err != nil {
		t.Fatal(err)
	}
	var example struct {
		Include []struct {
			Remote string
			Inputs map[string]string
		}
	}
	if err := yaml.Unmarshal(text, &example); err != nil {
		t.Fatal(err)
	}
	x := read(t)
	for _, in := range example.Include {
		if !strings.HasSuffix(in.Remote, "/ci/gitlab.yml") || len(in.Inputs) == 0 {
			t.Errorf("includes %+v", in)
		}
		for name := range in.Inputs {
			if _, ok := x.inputs[name]; !ok {
				t.Errorf("there is no input %s", name)
			}
		}
	}
}
