//go:build unix

// Package action has the tests of the GitHub Action: its script is run under
// bash as a runner would, and its metadata is compared with it.
package action

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// step is a run of the action's script.
type step struct {
	log, stderr, summary string
	path                 string // what is added to PATH for later steps
	outputs              map[string]string
	status               int
}

// runner is a runner with a workspace of its own.
type runner struct {
	t         *testing.T
	root      string // of this repository, which is the checkout of the action
	workspace string
	temp      string // of the job
	path      string // PATH
}

func newRunner(t *testing.T) *runner {
	t.Helper()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("no bash here, with which runners start the action")
	}
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	r := &runner{t: t, root: root, workspace: filepath.Join(t.TempDir(), "work space"), temp: t.TempDir(), path: buildOnce(t)}
	if err := os.CopyFS(filepath.Join(r.workspace, "shop"), os.DirFS(filepath.Join(root, "testdata", "shop"))); err != nil {
		t.Fatal(err)
	}
	return r
}

// built is a folder for what Go builds, which serves all tests.
var built string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "action-test-*")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer func() { _ = os.RemoveAll(dir) }()
		built = dir
		return m.Run()
	}())
}

// buildOnce is a PATH whose go builds the program when it is first asked to,
// and hands out that one afterwards: Go takes longer to see that nothing has
// changed than a step takes for everything else.
func buildOnce(t *testing.T) string {
	t.Helper()
	path := os.Getenv("PATH")
	real, err := exec.LookPath("go")
	if err != nil {
		t.Skip("no Go here, with which the action builds the program")
	}
	if err := os.MkdirAll(filepath.Join(built, "bin"), 0o755); err != nil {
		t.Fatal(err)
	}
	writeProgram(t, filepath.Join(built, "bin", "go"), `#!/bin/sh
case "$1 $2 $3 $5" in
'build -trimpath -o ./cmd/advisor') ;;
*) echo "go is asked to $*" >&2; exit 1 ;;
esac
out=$4
[ -x '`+built+`/advisor' ] || '`+real+`' build -trimpath -o '`+built+`/advisor' ./cmd/advisor || exit
mkdir -p "${out%/*}" && ln -sf '`+built+`/advisor' "$out"
`)
	return filepath.Join(built, "bin") + string(os.PathListSeparator) + path
}

// uses runs the action with inputs, by their names in action.yml.
func (r *runner) uses(inputs map[string]string) step {
	r.t.Helper()
	meta := readMetadata(r.t)
	temp := r.t.TempDir()
	files := map[string]string{
		"GITHUB_OUTPUT": filepath.Join(temp, "output"), "GITHUB_STEP_SUMMARY": filepath.Join(temp, "summary"), "GITHUB_PATH": filepath.Join(temp, "path"),
	}
	cmd := exec.Command("bash", "-c", meta.Runs.Steps[0].Run)
	cmd.Dir = r.workspace
	cmd.Env = []string{
		"PATH=" + r.path, "HOME=" + os.Getenv("HOME"), "CI=true", "GITHUB_ACTIONS=true", "LANG=C.UTF-8",
		"RUNNER_TEMP=" + r.temp, "RUNNER_OS=Linux", "RUNNER_ARCH=X64", "GITHUB_ACTION_PATH=" + r.root,
		"GITHUB_SERVER_URL=https://git.example", "ACTION_REPOSITORY=acme/advisor",
	}
	for _, name := range []string{"GOCACHE", "GOMODCACHE", "GOPATH", "GOPROXY", "GOTOOLCHAIN"} {
		if v, ok := os.LookupEnv(name); ok {
			cmd.Env = append(cmd.Env, name+"="+v)
		}
	}
	for name, path := range files {
		writeFile(r.t, path, "")
		cmd.Env = append(cmd.Env, name+"="+path)
	}
	for name, in := range meta.Inputs {
		value, given := inputs[name]
		if !given {
			value = in.Default
		}
		cmd.Env = append(cmd.Env, variable(name)+"="+value)
	}
	for name := range inputs {
		if _, known := meta.Inputs[name]; !known {
			r.t.Fatalf("action.yml has no input %s", name)
		}
	}
	var out, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		r.t.Fatal(err)
	}
	return step{
		log: out.String(), stderr: stderr.String(), summary: readFile(r.t, files["GITHUB_STEP_SUMMARY"]),
		path:    strings.TrimSpace(readFile(r.t, files["GITHUB_PATH"])),
		outputs: outputs(r.t, readFile(r.t, files["GITHUB_OUTPUT"])), status: cmd.ProcessState.ExitCode(),
	}
}

// outputs reads GITHUB_OUTPUT: NAME=VALUE lines, and nothing else.
func outputs(t *testing.T, text string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for line := range strings.Lines(text) {
		name, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
		if _, twice := out[name]; !ok || twice {
			t.Errorf("GITHUB_OUTPUT has the line %q", line)
		}
		out[name] = value
	}
	return out
}

// variable is the environment variable of an input.
func variable(input string) string {
	return "INPUT_" + strings.ToUpper(strings.ReplaceAll(input, "-", "_"))
}

type metadata struct {
	Inputs  map[string]struct{ Description, Default string }
	Outputs map[string]struct{ Description, Value string }
	Runs    struct {
		Using string
		Steps []struct {
			ID, Run, Shell string
			Env            map[string]string
		}
	}
}

func readMetadata(t *testing.T) metadata {
	t.Helper()
	var m metadata
	if err := yaml.Unmarshal([]byte(readFile(t, filepath.Join("..", "action.yml"))), &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// TestMetadata: each input reaches the script by its environment and is used
// there, each output is written by it, and no input is part of a script.
func TestMetadata(t *testing.T) {
	m := readMetadata(t)
	scripts := readFile(t, "run.sh") + readFile(t, "program.sh")
	s := m.Runs.Steps[0]
	if m.Runs.Using != "composite" || len(m.Runs.Steps) != 1 || s.Shell != "bash" {
		t.Errorf("runs %+v", m.Runs)
	}
	if strings.Contains(s.Run, "${{") {
		t.Errorf("the script has an expression in it: %s", s.Run)
	}
	for name, in := range m.Inputs {
		if got, want := s.Env[variable(name)], "${{ inputs."+name+" }}"; got != want {
			t.Errorf("%s is %q, want %q", variable(name), got, want)
		}
		if in.Description == "" || !strings.Contains(scripts, variable(name)) {
			t.Errorf("the input %s has no description or no use", name)
		}
	}
	for name, out := range m.Outputs {
		if want := "${{ steps." + s.ID + ".outputs." + name + " }}"; out.Value != want || out.Description == "" {
			t.Errorf("the output %s is %q, want %q", name, out.Value, want)
		}
	}
}

// TestReport: the whole report, with everything that a workflow may use.
func TestReport(t *testing.T) {
	r := newRunner(t)
	s := r.uses(map[string]string{
		"command": "report", "directory": "shop", "record": "shop/advisor.yaml", "expect": "compose",
		"output": "markdown=review one.md\nsarif=findings.sarif.json\n",
	})
	if s.status != 0 {
		t.Fatalf("exit %d\n%s", s.status, s.stderr)
	}
	want := map[string]string{"recommendation": "compose", "strength": "strong", "firm": "true", "status": "0"}
	for name, value := range want {
		if s.outputs[name] != value {
			t.Errorf("%s is %q, want %q", name, s.outputs[name], value)
		}
	}
	if !regexp.MustCompile(`^[0-9]+(\.[0-9]+)?$`).MatchString(s.outputs["score"]) {
		t.Errorf("score is %q", s.outputs["score"])
	}
	for name := range readMetadata(t).Outputs {
		if _, ok := s.outputs[name]; !ok {
			t.Errorf("the output %s is not written", name)
		}
	}
	if json := readFile(t, s.outputs["report"]); !strings.Contains(json, `"schema_version"`) {
		t.Errorf("the report is\n%.200s", json)
	}
	if !regexp.MustCompile(`(?m)^::(error|warning|notice) file=shop/compose[^,]*\.yaml,line=\d+,`).MatchString(s.log) {
		t.Errorf("no annotation:\n%s", s.log)
	}
	if !strings.Contains(s.summary, "run it with Docker Compose on one host") || !strings.Contains(s.summary, "**Confidence:**") {
		t.Errorf("the summary of the step is\n%.200s", s.summary)
	}
	if info, err := os.Stat(filepath.Join(s.path, "advisor")); err != nil || info.Mode()&0o111 == 0 {
		t.Errorf("later steps find no program in %q: %v", s.path, err)
	}
	for _, name := range []string{"review one.md", "findings.sarif.json"} {
		if readFile(t, filepath.Join(r.workspace, name)) == "" {
			t.Errorf("%s is empty", name)
		}
	}
}

// TestScan: a gate that is tripped fails the step, and the outputs are there
// all the same.
func TestScan(t *testing.T) {
	s := newRunner(t).uses(map[string]string{"command": "scan", "directory": "shop", "fail-on": "findings=low", "args": "--file=shop/compose.yaml\n"})
	if s.status != 1 || s.outputs["status"] != "1" || s.outputs["recommendation"] != "" {
		t.Errorf("exit %d, outputs %v\n%s", s.status, s.outputs, s.stderr)
	}
	if !strings.Contains(readFile(t, s.outputs["report"]), `"findings"`) || !strings.Contains(s.stderr, "advisor: --fail-on findings=low") {
		t.Errorf("no report or no reason:\n%s", s.stderr)
	}
}

// TestCheck is what the action does unless it is told otherwise: the decision
// stands, or the step fails beside the line that did it.
func TestCheck(t *testing.T) {
	r := newRunner(t)
	s := r.uses(map[string]string{"directory": "shop"})
	if s.status != 0 || s.outputs["recommendation"] != "compose" || !strings.Contains(s.log, "The decision of shop for Compose still holds") {
		t.Errorf("exit %d, outputs %v\n%s%s", s.status, s.outputs, s.log, s.stderr)
	}
	s = r.uses(map[string]string{"directory": "shop", "args": "--host-failure=automatic"})
	if s.status != 1 || s.outputs["status"] != "1" || s.outputs["recommendation"] != "kubernetes" {
		t.Errorf("exit %d, outputs %v\n%s", s.status, s.outputs, s.stderr)
	}
	if !regexp.MustCompile(`(?m)^::error (file=shop/\S+,line=\d+,)?title=`).MatchString(s.log) || !strings.Contains(s.summary, "no longer holds") {
		t.Errorf("nothing beside a line, or no summary:\n%s\n%.500s", s.log, s.summary)
	}
}

// TestMistakes are said beside the step too, and leave no output that could be
// taken for an answer.
func TestMistakes(t *testing.T) {
	r := newRunner(t)
	for _, x := range []struct {
		inputs map[string]string
		says   string
	}{
		{map[string]string{"command": "scan", "directory": "no\nwhere"}, `::error title=advisor::reading no`},
		{map[string]string{"command": "sacn"}, `::error title=advisor::the input command is check, scan or report, not "sacn"`},
		{map[string]string{"command": "scan", "directory": "shop", "args": "--wrong"}, "::error title=advisor::unknown flag --wrong"},
		{map[string]string{"command": "scan", "version": "latest"}, "::error title=advisor::the program could not be"},
	} {
		s := r.uses(x.inputs)
		if s.status != 2 || !strings.Contains(s.log, x.says) || s.outputs["recommendation"] != "" || s.outputs["report"] != "" {
			t.Errorf("%v: exit %d, outputs %v, log\n%s%s", x.inputs, s.status, s.outputs, s.log, s.stderr)
		}
		if n := strings.Count(s.log, "\n::"); n > 0 {
			t.Errorf("%v: %d more commands:\n%s", x.inputs, n, s.log)
		}
	}
}

// TestHostileInputs: inputs are data. None runs anything, becomes a flag,
// writes an output or starts a workflow command.
func TestHostileInputs(t *testing.T) {
	hostile := []string{
		`$(touch pwned)`, "`touch pwned`", `"; touch pwned; "`, `' ; touch pwned ; '`, "a\ntouch pwned", "*",
		"--recursive", "a\nrecommendation=kubernetes", "##[error]x", "x\n::error::y", "%0A::error::z",
	}
	r := newRunner(t)
	for _, in := range hostile {
		dir := filepath.Join(r.workspace, "d", in)
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.Join(dir, "compose.yaml"), "services: {web: {image: nginx, privileged: true}}\n")
		for _, inputs := range []map[string]string{
			{"command": "scan", "directory": "d/" + in},
			{"command": "scan", "directory": in, "record": in, "model": in, "baseline": in, "expect": in, "fail-on": in, "output": in, "args": in},
			{"command": "scan", "directory": "shop", "output": "text=" + in, "args": "--profile=" + in},
			{"command": "scan", "version": in},
			{"command": in},
		} {
			s := r.uses(inputs)
			for name, value := range s.outputs {
				if name != "status" && name != "report" && value != "" {
					t.Errorf("%q: writes the output %s=%q", inputs, name, value)
				}
			}
			for line := range strings.Lines(s.log + s.stderr) {
				command := strings.HasPrefix(line, "::") && !regexp.MustCompile(`^::(error|warning|notice) (file=[^,]+,|line=\d+,)*title=[^:]+::`).MatchString(line)
				if command || strings.Contains(line, "##[") {
					t.Errorf("%q: the runner would obey %q", inputs, line)
				}
			}
		}
	}
	_ = filepath.WalkDir(r.workspace, func(path string, d fs.DirEntry, _ error) error {
		if d.Name() == "pwned" {
			t.Errorf("%s was made", path)
		}
		return nil
	})
}

// TestRelease: a release is downloaded, and not used unless its hash is the one
// in the list.
func TestRelease(t *testing.T) {
	r := newRunner(t)
	server, bin := t.TempDir(), t.TempDir()
	// What stands for the network: the last argument is the address.
	writeProgram(t, filepath.Join(bin, "curl"), `#!/bin/sh
while [ $# -gt 1 ]; do [ "$1" = --output ] && out=$2; shift; done
cd '`+server+`' && echo "$1" >>asked && cat "${1##*/}" >"$OLDPWD/$out"
`)
	r.path = bin + string(os.PathListSeparator) + r.path
	archive := archived(t, "#!/bin/sh\necho 'the release was run'\n")
	writeFile(t, filepath.Join(server, "advisor_1.2.3_linux_amd64.tar.gz"), archive)
	inputs := map[string]string{"command": "scan", "directory": "shop", "version": "v1.2.3"}

	writeFile(t, filepath.Join(server, "SHA256SUMS"), fmt.Sprintf("%x  advisor_1.2.3_linux_amd64.tar.gz\n%x  other\n", sha256.Sum256([]byte(archive)), sha256.Sum256(nil)))
	if s := r.uses(inputs); s.status != 0 || !strings.Contains(s.log, "the release was run") {
		t.Errorf("exit %d\n%s%s", s.status, s.log, s.stderr)
	}
	if asked := readFile(t, filepath.Join(server, "asked")); !strings.HasPrefix(asked, "https://git.example/acme/advisor/releases/download/v1.2.3/advisor_1.2.3_linux_amd64.tar.gz\n") {
		t.Errorf("asked for\n%s", asked)
	}
	for why, list := range map[string]string{
		"another hash": fmt.Sprintf("%x  advisor_1.2.3_linux_amd64.tar.gz\n", sha256.Sum256(nil)), "not in the list": "\n",
	} {
		writeFile(t, filepath.Join(server, "SHA256SUMS"), list)
		if s := r.uses(inputs); s.status != 2 || strings.Contains(s.log, "the release was run") {
			t.Errorf("%s: exit %d\n%s%s", why, s.status, s.log, s.stderr)
		}
	}
}

// archived is an archive with a program.
func archived(t *testing.T, program string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	head := w.WriteHeader(&tar.Header{Name: "advisor_1.2.3_linux_amd64/advisor", Mode: 0o755, Size: int64(len(program))})
	_, body := w.Write([]byte(program))
	if err := errors.Join(head, body, w.Close(), z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func writeProgram(t *testing.T, name, text string) {
	t.Helper()
	writeFile(t, name, text)
	if err := os.Chmod(name, 0o755); err != nil {
		t.Fatal(err)
	}
}

// TestBuildSaysItsVersion: the runner downloads an action without its history, of
// which Go would record the version.
func TestBuildSaysItsVersion(t *testing.T) {
	if testing.Short() {
		t.Skip("links the program")
	}
	for ref, want := range map[string]string{"v1.4.2": "advisor v1.4.2\n", `v1"; touch pwned`: "advisor devel\n"} {
		dir := t.TempDir()
		if err := os.Mkdir(filepath.Join(dir, "action"), 0o755); err != nil {
			t.Fatal(err)
		}
		// Stands for the checkout: what the runner unpacks is no repository.
		for _, name := range []string{"cmd", "internal", "go.mod", "go.sum"} {
			here, err := filepath.Abs(filepath.Join("..", name))
			if err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(here, filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
		writeFile(t, filepath.Join(dir, "action", "program.sh"), readFile(t, "program.sh"))
		cmd := exec.Command("bash", "-euo", "pipefail", "-c", `source "$0"; build "$1/out" && "$1/out/advisor" --version`, filepath.Join(dir, "action", "program.sh"), dir)
		cmd.Env = append(os.Environ(), "ACTION_REF="+ref)
		out, err := cmd.CombinedOutput()
		if err != nil || string(out) != want {
			t.Errorf("%s: %v\n%s", ref, err, out)
		}
	}
}

// TestExampleWorkflow: what the example gives and takes is what there is.
func TestExampleWorkflow(t *testing.T) {
	text := readFile(t, filepath.Join("..", "docs", "ci", "github.yml"))
	var w struct {
		Permissions map[string]string
		Jobs        map[string]struct {
			Steps []struct {
				ID, Uses string
				With     map[string]string
			}
		}
	}
	if err := yaml.Unmarshal([]byte(text), &w); err != nil {
		t.Fatal(err)
	}
	m, uses := readMetadata(t), 0
	for _, s := range w.Jobs["check"].Steps {
		if !strings.HasPrefix(s.Uses, "OWNER/advisor@") {
			continue
		}
		uses++
		for name := range s.With {
			if _, ok := m.Inputs[name]; !ok {
				t.Errorf("action.yml has no input %s", name)
			}
		}
		for _, x := range regexp.MustCompile(`steps\.`+s.ID+`\.outputs\.([a-z]+)`).FindAllStringSubmatch(text, -1) {
			if _, ok := m.Outputs[x[1]]; !ok {
				t.Errorf("action.yml has no output %s", x[1])
			}
		}
	}
	if uses != 1 || w.Permissions["contents"] != "read" {
		t.Errorf("the action is used %d times, with %v", uses, w.Permissions)
	}
}

// TestReleaseMovesTheMajorTag: workflows name v1, which a release moves, or makes
// where it is the first of its kind; a version that is not for everybody does
// neither.
func TestReleaseMovesTheMajorTag(t *testing.T) {
	var workflow struct {
		Jobs map[string]struct {
			Steps []struct{ Name, Run string }
		}
	}
	if err := yaml.Unmarshal([]byte(readFile(t, filepath.Join("..", ".github", "workflows", "release.yml"))), &workflow); err != nil {
		t.Fatal(err)
	}
	var script string
	for _, s := range workflow.Jobs["publish"].Steps {
		if strings.HasPrefix(s.Name, "move the tag") {
			script = s.Run
		}
	}
	for _, c := range []struct{ version, there, want string }{
		{"v1.4.2", "yes", "PATCH repos/acme/advisor/git/refs/tags/v1 sha=c0ffee\n"},
		{"v2.0.0", "no", "PATCH repos/acme/advisor/git/refs/tags/v2 sha=c0ffee\nPOST repos/acme/advisor/git/refs ref=refs/tags/v2 sha=c0ffee\n"},
		{"v2.0.0-rc.1", "no", ""},
	} {
		dir := t.TempDir()
		writeProgram(t, filepath.Join(dir, "gh"), `#!/bin/sh
[ "$1 $2 $3" = "api --silent --method" ] || exit 9
method=$4 path=$5
shift 5
fields=
while [ $# -gt 0 ]; do
  case $2 in force=true) ;; *) fields="$fields $2" ;; esac
  shift 2
done
echo "$method $path$fields" >>"$CALLS"
[ "$method" = POST ] || [ "$THERE" = yes ]
`)
		calls := filepath.Join(dir, "calls")
		writeFile(t, calls, "")
		cmd := exec.Command("bash", "-e", "-c", script)
		cmd.Env = []string{"PATH=" + dir + ":" + os.Getenv("PATH"), "VERSION=" + c.version, "GH_REPO=acme/advisor", "GITHUB_SHA=c0ffee", "CALLS=" + calls, "THERE=" + c.there}
		if out, err := cmd.CombinedOutput(); err != nil || readFile(t, calls) != c.want {
			t.Errorf("%s: %v %s\n%s", c.version, err, out, readFile(t, calls))
		}
	}
}
