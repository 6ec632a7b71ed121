//go:build unix

package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// decode reads what a CI system would read.
func (d *ciDesk) decode(text string, into any) {
	d.t.Helper()
	if err := yaml.Unmarshal([]byte(text), into); err != nil {
		d.t.Fatal(err)
	}
}

// and adds what another step did.
func (r ciResult) and(next ciResult) ciResult {
	r.stdout += next.stdout
	r.stderr += next.stderr
	r.calls += next.calls
	return r
}

// uploaded hands files on, which have to be there.
func (d *ciDesk) uploaded(r *ciResult, pattern string) {
	d.t.Helper()
	if names, _ := filepath.Glob(filepath.Join(r.dir, pattern)); len(names) == 0 {
		d.t.Errorf("%s is handed on, and does not exist", pattern)
	}
	r.uploads = append(r.uploads, pattern)
}

// gitlab runs the job of the template that a pipeline includes, and hands on
// its artifacts.
func (d *ciDesk) gitlab(dir, text string, r recipe) ciResult {
	d.t.Helper()
	var pipeline struct {
		Include []struct {
			Remote string
			Inputs map[string]string
		}
	}
	d.decode(text, &pipeline)
	done := ciResult{dir: dir}
	for _, from := range pipeline.Include {
		for _, x := range d.template(from.Remote, from.Inputs) {
			env := []string{"GITLAB_CI=true", "CI_PROJECT_DIR=" + dir}
			for name, value := range x.Variables {
				env = append(env, name+"="+value)
			}
			got := d.bash(dir, strings.Join(x.Script, "\n"), r, env)
			done, done.status = done.and(got), got.status
			if got.status != 0 && x.Artifacts.When != "always" {
				d.t.Error("nothing is handed on when the job fails")
			}
			for _, name := range append(x.Artifacts.Paths, x.Artifacts.Reports["codequality"]) {
				d.uploaded(&done, name)
			}
		}
	}
	return done
}

// gitlabJob is a job of a template.
type gitlabJob struct {
	Script    []string
	Variables map[string]string
	Artifacts struct {
		When    string
		Paths   []string
		Reports map[string]string
	}
}

// template is ours at an address, with inputs put in as GitLab does.
func (d *ciDesk) template(remote string, given map[string]string) map[string]gitlabJob {
	d.t.Helper()
	if !strings.HasSuffix(remote, "/ci/gitlab.yml") {
		d.t.Fatalf("%s is not our template", remote)
	}
	head, body, _ := strings.Cut(readText(d.t, filepath.Join(d.root, "ci", "gitlab.yml")), "\n---\n")
	var h struct {
		Spec struct {
			Inputs map[string]struct{ Default any }
		}
	}
	d.decode(head, &h)
	for name := range given {
		if _, ok := h.Spec.Inputs[name]; !ok {
			d.t.Errorf("the template has no input %s", name)
		}
	}
	for name, in := range h.Spec.Inputs {
		value, own := given[name]
		if !own {
			value = fmt.Sprint(in.Default)
		}
		body = strings.ReplaceAll(body, "$[[ inputs."+name+" ]]", value)
	}
	var jobs map[string]gitlabJob
	d.decode(body, &jobs)
	return jobs
}

// precommit runs the hooks from this repository: with pre-commit where it is
// installed, as programs that are here already; else each by itself.
func (d *ciDesk) precommit(dir, text string, r recipe) ciResult {
	d.t.Helper()
	var config struct {
		Repos []struct{ Hooks []map[string]any }
	}
	var ours []map[string]any
	d.decode(text, &config)
	d.decode(readText(d.t, filepath.Join(d.root, ".pre-commit-hooks.yaml")), &ours)
	done := ciResult{dir: dir}
	for _, repo := range config.Repos {
		for i, want := range repo.Hooks {
			at := slices.IndexFunc(ours, func(h map[string]any) bool { return h["id"] == want["id"] })
			if at < 0 {
				d.t.Fatalf("there is no hook %v", want["id"])
			}
			for key, value := range ours[at] {
				if _, own := want[key]; !own {
					want[key] = value
				}
			}
			want["language"] = "system"
			repo.Hooks[i] = want
		}
		hooks, err := yaml.Marshal(map[string]any{"repos": []any{map[string]any{"repo": "local", "hooks": repo.Hooks}}})
		if err != nil {
			d.t.Fatal(err)
		}
		d.write(filepath.Join(dir, ".pre-commit-config.yaml"), string(hooks))
		got := d.bash(dir, d.hooks(repo.Hooks), r, nil)
		done, done.status = done.and(got), max(done.status, got.status)
	}
	return done
}

// hooks is the command line that runs hooks.
func (d *ciDesk) hooks(hooks []map[string]any) string {
	if _, err := exec.LookPath("pre-commit"); err == nil {
		return "git add .pre-commit-config.yaml\npre-commit run --all-files --color never"
	}
	d.t.Log("no pre-commit here: the hooks are run by themselves")
	lines := ""
	for _, h := range hooks {
		lines += fmt.Sprintf("%v", h["entry"])
		args, _ := h["args"].([]any) // a hook without arguments has none
		for _, arg := range args {
			lines += fmt.Sprintf(" %v", arg)
		}
		lines += " || { echo Failed; exit 1; }; echo Passed\n"
	}
	return lines
}

// jenkins runs the sh steps of a stage, and looks for what it keeps.
func (d *ciDesk) jenkins(dir, text string, r recipe) ciResult {
	d.t.Helper()
	done := ciResult{dir: dir}
	for _, m := range regexp.MustCompile(`\bsh '([^']+)'`).FindAllStringSubmatch(text, -1) {
		if got := d.bash(dir, m[1], r, []string{"JENKINS_URL=https://jenkins.example"}); done.status == 0 {
			done, done.status = done.and(got), got.status
		}
	}
	for _, m := range regexp.MustCompile(`(?:artifacts|pattern): '([^']+)'`).FindAllStringSubmatch(text, -1) {
		d.uploaded(&done, m[1])
	}
	return done
}

// container runs what the image would run; that the client knows the flags is
// seen where there is one.
func (d *ciDesk) container(dir, text string, r recipe) ciResult {
	d.t.Helper()
	if path, err := exec.LookPath("docker"); err == nil {
		help, _ := exec.Command(path, "run", "--help").CombinedOutput()
		before, _, _ := strings.Cut(text, "/advisor:")
		for _, flag := range regexp.MustCompile(` (--[a-z-]+)`).FindAllStringSubmatch(before, -1) {
			if !strings.Contains(string(help), flag[1]+" ") {
				d.t.Errorf("docker run knows no %s", flag[1])
			}
		}
	}
	return d.shell(dir, text, r)
}
