//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"advisor/internal/fleet"
)

// fleetManifest decodes what docs/fleet.md tells people to copy.
func fleetManifest(t *testing.T, name string, into any) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "fleet.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(text), "<!-- "+name+" -->\n```yaml\n")
	block, _, end := strings.Cut(rest, "\n```\n")
	if !ok || !end {
		t.Fatalf("docs/fleet.md has no %s", name)
	}
	if err := yaml.Unmarshal([]byte(block), into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// inFolder runs a program and gives what it printed.
func inFolder(t *testing.T, dir string, env []string, name string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, stderr.String())
	}
	return out
}

// sameAsOneRun compares what was merged with one run over all repositories.
func sameAsOneRun(t *testing.T, dir, repositories string) {
	t.Helper()
	for file, format := range map[string]string{"fleet.jsonl": "json", "fleet.csv": "csv", "fleet.md": "markdown"} {
		want := inFolder(t, dir, nil, "advisor", "scan", "--recursive", repositories, "--format", format)
		got, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what one run gives (%d and %d bytes, %v)", file, len(got), len(want), err)
		}
	}
}

// workflow is as much of a workflow as its commands need.
type workflow struct {
	Jobs map[string]struct {
		Strategy struct {
			Matrix struct{ Shard []int }
		}
		Steps []struct {
			Name, Run string
			Env       map[string]string
		}
	}
}

// TestWorkflowOfTheDocument carries out the commands of the workflow as they
// are written, with the parts in the wrong order of time.
func TestWorkflowOfTheDocument(t *testing.T) {
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("no bash here")
	}
	var w workflow
	fleetManifest(t, "github-actions", &w)
	dir := t.TempDir()
	if err := os.Rename(fleetTree(t, 23), filepath.Join(dir, "repositories")); err != nil {
		t.Fatal(err)
	}
	shards := w.Jobs["scan"].Strategy.Matrix.Shard
	total := strconv.Itoa(len(shards))
	steps := func(job string, values map[string]string) {
		ran := 0
		for _, s := range w.Jobs[job].Steps {
			if s.Run == "" || s.Name == "Install" {
				continue
			}
			env := []string{"GITHUB_STEP_SUMMARY=" + filepath.Join(dir, "summary.md"), "CI=true"}
			for name, value := range s.Env {
				for expression, v := range values {
					value = strings.ReplaceAll(value, "${{ "+expression+" }}", v)
				}
				if strings.Contains(value, "${{") {
					t.Errorf("%s: nothing is known of %s", s.Name, value)
				}
				env = append(env, name+"="+value)
			}
			inFolder(t, dir, env, "bash", "-e", "-c", s.Run)
			ran++
		}
		if ran != 1 {
			t.Errorf("%s: %d steps were run", job, ran)
		}
	}
	for _, i := range slices.Backward(shards) {
		steps("scan", map[string]string{"matrix.shard": strconv.Itoa(i), "strategy.job-total": total})
	}
	steps("merge", map[string]string{"needs.scan.outputs.shards": total})
	sameAsOneRun(t, dir, "repositories")
	if b, _ := os.ReadFile(filepath.Join(dir, "summary.md")); !bytes.HasPrefix(b, []byte("# Docker Compose or Kubernetes: 23 projects")) {
		t.Errorf("the summary is %.100q", b)
	}
}

// indexedJob is as much of a Job as its commands need.
type indexedJob struct {
	Spec struct {
		Completions int
		Template    struct {
			Spec struct {
				Containers []struct {
					Args       []string
					WorkingDir string `yaml:"workingDir"`
				}
			}
		}
	}
}

var variable = regexp.MustCompile(`\$\(([A-Za-z_][A-Za-z0-9_]*)\)`)

// TestJobsOfTheDocument runs the arguments of each pod, with the variable that
// the control plane sets, and then those of the pod that makes the tables.
func TestJobsOfTheDocument(t *testing.T) {
	var scan, merge indexedJob
	fleetManifest(t, "kubernetes-scan", &scan)
	fleetManifest(t, "kubernetes-merge", &merge)
	repositories, out := fleetTree(t, 23), t.TempDir()
	pod := func(j indexedJob, dir, index string) {
		var args []string
		for _, a := range j.Spec.Template.Spec.Containers[0].Args {
			a = variable.ReplaceAllStringFunc(a, func(v string) string {
				if v == "$("+fleet.JobIndex+")" && index != "" {
					return index
				}
				return v // as Kubernetes leaves what is not set
			})
			args = append(args, strings.NewReplacer("/repositories", repositories, "=/out/", "="+out+"/").Replace(a))
		}
		inFolder(t, dir, []string{fleet.JobIndex + "=" + index}, "advisor", args...)
	}
	for i := range scan.Spec.Completions {
		pod(scan, t.TempDir(), fmt.Sprint(scan.Spec.Completions-1-i))
	}
	if dir := merge.Spec.Template.Spec.Containers[0].WorkingDir; dir != "/out" {
		t.Errorf("the tables are made in %s", dir)
	}
	pod(merge, out, "")
	sameAsOneRun(t, out, repositories)
}

// TestTableOfTheDocument: what it shows is what the program prints.
func TestTableOfTheDocument(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "fleet.md"))
	if err != nil {
		t.Fatal(err)
	}
	golden, err := os.ReadFile(filepath.Join("..", "..", "internal", "report", "testdata", "fleet.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), "```text\n"+string(golden)+"```\n") {
		t.Error("the table in docs/fleet.md is not that of internal/report/testdata/fleet.txt")
	}
}
