//go:build unix

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// ciStep is a step of a workflow.
type ciStep struct {
	ID, Name, Uses, Run, If string
	With, Env               map[string]string
}

// ciJob is a run of a workflow: what its expressions know.
type ciJob struct {
	*ciDesk
	recipe  recipe
	temp    string
	failed  bool
	outputs map[string]string // by "ID.NAME"
	done    ciResult
}

// github runs the steps of a workflow's only job in their order, or steps by
// themselves. A step that fails does not end it: each says in if: whether it
// wants to run then.
func (d *ciDesk) github(dir, text string, r recipe) ciResult {
	d.t.Helper()
	j := &ciJob{ciDesk: d, recipe: r, temp: d.t.TempDir(), outputs: map[string]string{}, done: ciResult{dir: dir}}
	for i, s := range d.steps(text) {
		if j.wants(s.If) {
			j.step(i, s)
		}
	}
	summary, _ := os.ReadFile(filepath.Join(j.temp, "summary")) // no step may have written one
	j.done.summary = string(summary)
	if j.failed {
		j.done.status = 1
	}
	return j.done
}

func (d *ciDesk) steps(text string) []ciStep {
	d.t.Helper()
	if strings.HasPrefix(text, "- ") {
		var steps []ciStep
		d.decode(text, &steps)
		return steps
	}
	var w struct {
		On          any
		Permissions map[string]string
		Jobs        map[string]struct{ Steps []ciStep }
	}
	d.decode(text, &w)
	if w.On == nil || len(w.Jobs) != 1 || len(w.Permissions) == 0 {
		d.t.Fatal("a workflow has an event, permissions and here one job")
	}
	for _, job := range w.Jobs {
		return job.Steps
	}
	return nil
}

func (j *ciJob) step(i int, s ciStep) {
	j.t.Helper()
	output := filepath.Join(j.temp, fmt.Sprint("output", i))
	env := []string{
		"GITHUB_ACTIONS=true", "GITHUB_WORKSPACE=" + j.done.dir, "GITHUB_BASE_REF=main", "RUNNER_TEMP=" + j.temp, "RUNNER_OS=Linux",
		"GITHUB_OUTPUT=" + output, "GITHUB_STEP_SUMMARY=" + filepath.Join(j.temp, "summary"), "GITHUB_PATH=" + filepath.Join(j.temp, "path"),
	}
	run := s.Run
	switch action, _, _ := strings.Cut(s.Uses, "@"); action {
	case "":
		for name, value := range s.Env {
			env = append(env, name+"="+j.fill(value))
		}
		run = j.onPath() + run
	case "actions/checkout": // the clone is there
		return
	case "OWNER/advisor":
		var given []string
		run, given = j.action(s.With)
		env = append(env, given...)
	case "github/codeql-action/upload-sarif":
		j.sarif(j.fill(s.With["sarif_file"]))
		return
	default:
		j.t.Fatalf("uses %s, of which nothing here knows what it does", s.Uses)
	}
	got := j.bash(j.done.dir, run, j.recipe, env)
	j.done = j.done.and(got)
	j.failed = j.failed || got.status != 0
	said, _ := os.ReadFile(output) // a step without outputs writes none
	for line := range strings.Lines(string(said)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		j.outputs[s.ID+"."+name] = value
	}
}

// onPath is what earlier steps put on PATH.
func (j *ciJob) onPath() string {
	dirs, _ := os.ReadFile(filepath.Join(j.temp, "path")) // none may have
	out := ""
	for dir := range strings.Lines(string(dirs)) {
		out += "PATH='" + strings.TrimSpace(dir) + "':$PATH\n"
	}
	return out
}

// action is what OWNER/advisor runs, and its inputs.
func (j *ciJob) action(with map[string]string) (run string, env []string) {
	j.t.Helper()
	var m struct {
		Inputs map[string]struct{ Default string }
		Runs   struct{ Steps []struct{ Run string } }
	}
	j.decode(readText(j.t, filepath.Join(j.root, "action.yml")), &m)
	for name := range with {
		if _, ok := m.Inputs[name]; !ok {
			j.t.Errorf("the action has no input %s", name)
		}
	}
	for name, in := range m.Inputs {
		value, given := with[name]
		if !given {
			value = in.Default
		}
		env = append(env, "INPUT_"+strings.ToUpper(strings.ReplaceAll(name, "-", "_"))+"="+j.fill(value))
	}
	return m.Runs.Steps[0].Run, append(env, "GITHUB_ACTION_PATH="+j.root)
}

// sarif is an upload of findings.
func (j *ciJob) sarif(name string) {
	j.t.Helper()
	var log struct{ Runs []struct{ Tool any } }
	if err := json.Unmarshal([]byte(readText(j.t, filepath.Join(j.done.dir, name))), &log); err != nil || len(log.Runs) != 1 {
		j.t.Errorf("%s is no SARIF: %v", name, err)
	}
	j.uploaded(&j.done, name)
}

// What expressions of workflows may say here.
var (
	expression = regexp.MustCompile(`\$\{\{ *(.*?) *\}\}`)
	ofStep     = regexp.MustCompile(`^steps\.([a-z-]+)\.outputs\.([a-z-]+)$`)
	ofFiles    = regexp.MustCompile(`^hashFiles\('([^']+)'\)$`)
	compared   = regexp.MustCompile(`^(.+) (==|!=) '([^']*)'$`)
)

// fill puts values in the places of expressions.
func (j *ciJob) fill(text string) string {
	j.t.Helper()
	return expression.ReplaceAllStringFunc(text, func(x string) string { return j.value(expression.FindStringSubmatch(x)[1]) })
}

func (j *ciJob) value(x string) string {
	j.t.Helper()
	known := map[string]string{"runner.temp": j.temp, "github.token": "t", "github.event.pull_request.number": "7", "github.base_ref": "main"}
	if v, ok := known[x]; ok {
		return v
	}
	if m := ofStep.FindStringSubmatch(x); m != nil {
		return j.outputs[m[1]+"."+m[2]]
	}
	if m := ofFiles.FindStringSubmatch(x); m != nil {
		names, _ := filepath.Glob(filepath.Join(j.done.dir, m[1]))
		return strings.Join(names, " ")
	}
	j.t.Fatalf("nothing here knows the expression %s", x)
	return ""
}

// wants tells whether a step runs now.
func (j *ciJob) wants(condition string) bool {
	j.t.Helper()
	terms := strings.Split(strings.TrimSuffix(strings.TrimPrefix(condition, "${{ "), " }}"), " && ")
	if condition == "" || !regexp.MustCompile(`\b(failure|always|cancelled)\(\)`).MatchString(condition) {
		if terms = slices.DeleteFunc(terms, func(s string) bool { return s == "" }); j.failed {
			return false
		}
	}
	for _, term := range terms {
		switch m := compared.FindStringSubmatch(term); {
		case term == "failure()" && !j.failed:
			return false
		case term == "failure()" || term == "always()" || term == "!cancelled()":
		case m == nil:
			j.t.Fatalf("nothing here knows the condition %s", term)
		case (j.value(m[1]) == m[3]) != (m[2] == "=="):
			return false
		}
	}
	return true
}
