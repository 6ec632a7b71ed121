//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"advisor/internal/config"
)

// ciDesk is a repository as somebody has it who follows docs/ci.md from top to
// bottom, with its origin, and what stands for the world outside.
type ciDesk struct {
	t       *testing.T
	root    string // of this repository
	temp    string
	shop    string // the repository
	tools   string // programs that stand for others
	real    string // the program
	patches map[string]string
	clones  int
}

// ciResult is what a run did.
type ciResult struct {
	dir                            string
	stdout, stderr, summary, calls string
	uploads                        []string
	status                         int
}

// What stands for programs that need a network, an engine or a clock. advisor
// is the program itself, on a day that stays the same; where a person is asked
// for, the answers of the example are given.
var stands = map[string]string{
	"advisor": `case " $* " in *' --today '*) exec "$RECIPE_ADVISOR" "$@" ;; esac
case ${1-} in
check | scan) command=$1; shift; set -- "$command" --today="$RECIPE_TODAY" "$@" ;;
-*) [ -z "$RECIPE_PERSON" ] || set -- --answers="$RECIPE_PERSON" --decision=compose --review-by=2027-06-30 \
	--trigger='services >= 8' --trigger='hosts > 1' "$@" ;;
esac
exec "$RECIPE_ADVISOR" "$@"
`,
	"go": `while [ $# -gt 1 ] && [ "$1" != -o ]; do shift; done
mkdir -p "$(dirname "$2")" && ln -sf "$RECIPE_TOOLS/advisor" "$2"
`,
	"gh": `echo "gh $*" >>"$RECIPE_CALLS"
[ "$1 $2" != 'issue list' ] || echo 0
while [ $# -gt 1 ]; do [ "$1" != --body-file ] || [ -s "$2" ] || exit 1; shift; done
`,
	"wget": `cd "$RECIPE_TOOLS"
for machine in amd64 arm64; do
	release=advisor_1.0.0_linux_$machine
	[ ! -f "$release.tar.gz" ] || continue
	mkdir "$release" && cp advisor "$release" && tar -czf "$release.tar.gz" "$release" && sha256sum "$release.tar.gz" >>SHA256SUMS
done
cp "${4##*/}" "$3"
`,
	"sha256sum": `exec shasum -a 256 "$@"
`,
	"docker": `while [ $# -gt 0 ]; do
case $1 in */advisor:*) shift; exec advisor "$@" ;; esac
shift
done
exit 125
`,
}

func newDesk(t *testing.T, root string) *ciDesk {
	t.Helper()
	for _, name := range []string{"git", "bash"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("no %s here, with which the recipes are run", name)
		}
	}
	real, err := exec.LookPath(programName)
	if err != nil {
		t.Fatal(err)
	}
	temp := t.TempDir()
	d := &ciDesk{t: t, root: root, temp: temp, shop: filepath.Join(temp, "shop"), tools: filepath.Join(temp, "tools"), real: real}
	d.patches = map[string]string{"silent": readText(t, filepath.Join("testdata", "ci", "silent.diff"))}
	for name, text := range stands {
		if _, err := exec.LookPath(name); err == nil && name == "sha256sum" {
			continue // some systems call it shasum
		}
		d.write(filepath.Join(d.tools, name), "#!/bin/sh\n"+text)
		if err := os.Chmod(filepath.Join(d.tools, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.CopyFS(d.shop, os.DirFS(filepath.Join(root, "testdata", "shop"))); err != nil {
		t.Fatal(err)
	}
	record := filepath.Join(d.shop, config.RecordName)
	answers, _, _ := strings.Cut(readText(t, record), "decision:")
	d.write(filepath.Join(temp, "person.yaml"), answers)
	if err := os.Remove(record); err != nil {
		t.Fatal(err)
	}
	d.must(temp, "git init -q -b main shop && git init -q --bare -b main origin")
	d.must(d.shop, "git add . && git commit -qm 'A shop' && git remote add origin ../origin && git push -q -u origin main")
	return d
}

// follow does what a block says.
func (d *ciDesk) follow(b ciBlock, r recipe) ciResult {
	d.t.Helper()
	switch r.As {
	case "patch":
		d.patches[r.Branch] = b.text
		return ciResult{dir: d.checkout(r.Branch)} // it applies
	case "file":
		d.write(filepath.Join(d.shop, filepath.FromSlash(r.File)), b.text)
		return ciResult{dir: d.shop}
	case "shown":
		text := readText(d.t, filepath.Join(d.shop, filepath.FromSlash(r.File)))
		if shown := between(text, b.text); shown == "" {
			d.t.Errorf("%s does not have these lines:\n%s", r.File, text)
		}
		return ciResult{dir: d.shop}
	case "record":
		return d.record(b, r)
	}
	run := map[string]func(string, string, recipe) ciResult{
		"": d.shell, "docker": d.container, "github": d.github, "gitlab": d.gitlab, "pre-commit": d.precommit, "jenkins": d.jenkins,
	}[r.As]
	if run == nil {
		d.t.Fatalf("nothing runs a block as %q", r.As)
	}
	dir := d.shop
	if r.As != "" || r.Branch != "" {
		dir = d.checkout(r.Branch)
	}
	return run(dir, b.text, r)
}

// between are the lines of a text from the first line of another one to its last;
// empty where it has not both.
func between(text, shown string) string {
	lines := strings.SplitAfter(strings.TrimSuffix(shown, "\n"), "\n")
	first, last := lines[0], lines[len(lines)-1]+"\n"
	_, rest, ok := strings.Cut(text, "\n"+first)
	middle, _, found := strings.Cut(rest, last)
	if !ok || !found {
		return ""
	}
	return first + middle + last
}

// record writes keys into the record. With an exit status they are only tried.
func (d *ciDesk) record(b ciBlock, r recipe) ciResult {
	d.t.Helper()
	dir := d.shop
	if r.Status != nil {
		dir = d.checkout(r.Branch)
	}
	path := filepath.Join(dir, config.RecordName)
	d.write(path, withKeys(readText(d.t, path), b.text))
	if r.Status == nil {
		return ciResult{dir: dir}
	}
	return d.shell(dir, "advisor check", r)
}

// withKeys is a record with keys in place of those that it has.
func withKeys(record, keys string) string {
	key := regexp.MustCompile(`^[a-z-]+:`)
	taken := map[string]bool{}
	for line := range strings.Lines(keys) {
		taken[key.FindString(line)] = true
	}
	var out strings.Builder
	drop := false
	for line := range strings.Lines(record) {
		if k := key.FindString(line); k != "" {
			drop = taken[k]
		}
		if !drop {
			out.WriteString(line)
		}
	}
	return out.String() + keys
}

// checkout is what CI gets: a clone of its own, of main or of a pull request.
func (d *ciDesk) checkout(branch string) string {
	d.t.Helper()
	d.must(d.shop, "git add -A && { git diff --cached --quiet || git commit -qm 'By hand'; } && git push -q origin main")
	d.clones++
	dir := filepath.Join(d.temp, fmt.Sprint(d.clones), "shop")
	d.must(d.temp, "git clone -q origin "+dir)
	if branch != "" {
		patch, ok := d.patches[branch]
		if !ok {
			d.t.Fatalf("no pull request %s", branch)
		}
		d.write(dir+".diff", patch)
		d.must(dir, "git switch -qc "+branch+" && git apply ../shop.diff && git commit -qam "+branch)
	}
	return dir
}

// shell runs a block under bash as CI systems do: the first command that fails
// ends it.
func (d *ciDesk) shell(dir, text string, r recipe) ciResult {
	d.t.Helper()
	return d.bash(dir, text, r, nil)
}

// bash runs a text with more variables.
func (d *ciDesk) bash(dir, text string, r recipe, more []string) ciResult {
	d.t.Helper()
	calls := filepath.Join(d.t.TempDir(), "calls")
	today, person := r.Today, ""
	if today == "" {
		today = "2026-12-01"
	}
	if r.Person {
		person = filepath.Join(d.temp, "person.yaml")
	}
	cmd := exec.Command("bash", "-e", "-o", "pipefail", "-c", text)
	cmd.Dir = dir
	cmd.Env = slices.Concat(d.environment(), []string{
		"RECIPE_TODAY=" + today, "RECIPE_PERSON=" + person, "RECIPE_CALLS=" + calls, "RECIPE_TOOLS=" + d.tools, "RECIPE_ADVISOR=" + d.real,
	}, more)
	var out, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		d.t.Fatal(err)
	}
	asked, _ := os.ReadFile(calls) // nothing may have been asked for
	return ciResult{dir: dir, stdout: out.String(), stderr: stderr.String(), calls: string(asked), status: cmd.ProcessState.ExitCode()}
}

func (d *ciDesk) environment() []string {
	return []string{
		"PATH=" + d.tools + string(os.PathListSeparator) + os.Getenv("PATH"), "HOME=" + filepath.Join(d.temp, "home"),
		"TMPDIR=" + d.temp, "LANG=C.UTF-8", "CI=true",
		"GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null",
		"GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.invalid", "GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.invalid",
	}
}

// must runs commands of the test's own.
func (d *ciDesk) must(dir, text string) {
	d.t.Helper()
	if got := d.bash(dir, text, recipe{}, nil); got.status != 0 {
		d.t.Fatalf("%s: exit %d\n%s%s", text, got.status, got.stdout, got.stderr)
	}
}

func (d *ciDesk) write(path, text string) {
	d.t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		d.t.Fatal(err)
	}
	writeFile(d.t, path, text)
}
