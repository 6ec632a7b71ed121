// Package fresh holds what the program says of public projects against what a
// person read out of their files. The projects were chosen after the scan was
// written and are not part of this repository: without clones the tests skip.
package fresh

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// project is what the files of one project say, by hand.
type project struct {
	Project string `yaml:"project"` // owner/name on GitHub
	Commit  string `yaml:"commit"`
	Dir     string `yaml:"dir"` // the folder that is scanned
	// Production are the files of production, relative to Dir.
	Production []string `yaml:"production"`
	// Counts are the numbers of services that may count for the decision.
	Counts []int `yaml:"counts"`
	// Roles are the services that run in production; several roles as a|b.
	Roles map[string]string `yaml:"roles"`
	// Keeps are the services that keep data; with ? where it can be argued.
	Keeps   []string            `yaml:"keeps"`
	Answers map[string][]string `yaml:"answers"`
	// Contradicts are the questions whose given answer the files speak against
	// for a reason that Keeps does not show.
	Contradicts []string `yaml:"contradicts"`
}

// said is the part of the JSON report of a scan that is looked at.
type said struct {
	Suggested []struct {
		Question, Answer, Because string
	} `json:"suggested_answers"`
	Contradictions []struct {
		Message   string
		Questions []string
	}
	Environment *struct{ Files []string }
	Facts       struct {
		Files        []struct{ Path, Kind string }
		Orchestrated int `json:"orchestrated_services"`
		Services     []struct {
			Name, Role string
			Sure       bool `json:"role_sure"`
			Stateful   bool
			Inactive   bool
		}
	}
}

// tally counts what is right of what was said.
type tally struct{ right, all int }

func (t *tally) add(right bool) bool {
	t.all++
	if right {
		t.right++
	}
	return right
}

func (t tally) String() string {
	if t.all == 0 {
		return "0 of 0"
	}
	return fmt.Sprintf("%d of %d (%.1f %%)", t.right, t.all, 100*float64(t.right)/float64(t.all))
}

// agreement is what came out for a table of projects.
type agreement struct {
	files, counts, roles, sure, state, answers, contradictions tally

	missing int // answers that may be suggested, and were not
	wrong   []string
}

func (a *agreement) say(p project, format string, v ...any) {
	a.wrong = append(a.wrong, p.Project+": "+fmt.Sprintf(format, v...))
}

func TestAgreement(t *testing.T) {
	clones, program := os.Getenv("FRESH"), os.Getenv("ADVISOR")
	if clones == "" || program == "" {
		t.Skip("FRESH names no folder with clones, or ADVISOR no program: make fresh")
	}
	tables, err := filepath.Glob(filepath.Join("testdata", "*.yaml"))
	if err != nil || len(tables) == 0 {
		t.Fatalf("no tables: %v", err)
	}
	for _, file := range tables {
		name, table := filepath.Base(file), read(t, file)
		var a agreement
		scanned, services := 0, 0
		for _, p := range table {
			root := filepath.Join(clones, strings.ReplaceAll(p.Project, "/", "+"))
			if _, err := os.Stat(root); err != nil {
				continue
			}
			scanned, services = scanned+1, services+len(p.Roles)
			a.look(t, program, filepath.Join(root, filepath.FromSlash(p.Dir)), p)
		}
		if scanned == 0 {
			t.Logf("%s: no clones in %s", name, clones)
			continue
		}
		slices.Sort(a.wrong)
		t.Logf("%s: %d projects with %d services in production\n%s", name, scanned, services, a)
		for _, w := range a.wrong {
			t.Logf("  %s", w)
		}
	}
}

func (a agreement) String() string {
	return fmt.Sprintf("  files of production   %s\n  production services   %s of projects\n  roles                 %s\n  sure roles            %s\n"+
		"  what keeps data       %s\n  suggested answers     %s, %d not given\n  contradictions        %s",
		a.files, a.counts, a.roles, a.sure, a.state, a.answers, a.missing, a.contradictions)
}

// look compares what the program says of one project.
func (a *agreement) look(t *testing.T, program, dir string, p project) {
	t.Helper()
	s := scan(t, program, dir, given(p))
	if got := s.files(); !a.files.add(slices.Equal(got, sorted(p.Production))) {
		a.say(p, "files %v, want %v", got, p.Production)
	}
	if got := s.Facts.Orchestrated; !a.counts.add(slices.Contains(p.Counts, got)) {
		a.say(p, "%d services count, want %v", got, p.Counts)
	}
	a.services(s, p)
	a.suggested(s, p)
	for _, c := range s.Contradictions {
		if right, known := p.contradicts(c.Questions[0]); known && !a.contradictions.add(right) {
			a.say(p, "contradiction of %s=%s: %s", c.Questions[0], given(p)[c.Questions[0]], c.Message)
		}
	}
}

func (a *agreement) services(s said, p project) {
	seen := map[string]bool{}
	for _, v := range s.Facts.Services {
		want, known := p.Roles[v.Name]
		if v.Inactive {
			continue
		}
		if seen[v.Name] = true; !known {
			a.say(p, "%s runs (%s), and is no service of production", v.Name, v.Role)
			continue
		}
		right := slices.Contains(strings.Split(want, "|"), v.Role)
		if v.Sure {
			a.sure.add(right)
		}
		if !a.roles.add(right) {
			a.say(p, "%s is %s (sure %v), want %s", v.Name, v.Role, v.Sure, want)
		}
		if slices.Contains(p.Keeps, v.Name+"?") {
			continue
		}
		if keeps := slices.Contains(p.Keeps, v.Name); !a.state.add(keeps == v.Stateful) {
			a.say(p, "%s keeps data: %v, want %v", v.Name, v.Stateful, keeps)
		}
	}
	for name, want := range p.Roles {
		if !seen[name] {
			a.roles.add(false)
			a.say(p, "%s is not there, want %s", name, want)
		}
	}
}

func (a *agreement) suggested(s said, p project) {
	got := map[string]bool{}
	for _, v := range s.Suggested {
		got[v.Question] = true
		if !a.answers.add(slices.Contains(p.Answers[v.Question], v.Answer)) {
			a.say(p, "suggests %s: %s, want %v (%s)", v.Question, v.Answer, p.Answers[v.Question], v.Because)
		}
	}
	for q := range p.Answers {
		if !got[q] {
			a.missing++
		}
	}
}

// given are answers that many of the projects speak against.
func given(p project) map[string]string {
	out := map[string]string{
		"services": "20-49", "stateful-services": "6+", "environments": "same", "workloads": "services",
		"host-failure": "automatic", "availability": "99.99", "observability": "full",
	}
	if slices.Min(p.Counts) >= 10 {
		out["services"] = "1-4"
	}
	if len(p.sureKeeps()) > 2 {
		out["stateful-services"] = "0"
	}
	return out
}

// sureKeeps are the services that keep data beyond doubt.
func (p project) sureKeeps() []string {
	return slices.DeleteFunc(slices.Clone(p.Keeps), func(s string) bool { return strings.HasSuffix(s, "?") })
}

// contradicts reports whether the files speak against the answer that was given
// to a question, and whether the table can tell.
func (p project) contradicts(question string) (right, known bool) {
	switch question {
	case "services", "stateful-services":
		return !slices.Contains(p.Answers[question], given(p)[question]), true
	case "environments", "workloads":
		return len(p.Answers[question]) > 0, true
	case "host-failure", "availability":
		return len(p.sureKeeps()) > 0 || slices.Contains(p.Contradicts, question), true
	case "observability":
		return true, true // none of the projects collects logs, metrics and traces
	}
	return false, false
}

// files are the files of Compose that were read as the project itself.
func (s said) files() []string {
	if s.Environment != nil {
		return sorted(s.Environment.Files)
	}
	var out []string
	for _, f := range s.Facts.Files {
		if f.Kind == "compose" || f.Kind == "override" {
			out = append(out, f.Path)
		}
	}
	return sorted(out)
}

func sorted(list []string) []string {
	out := slices.Clone(list)
	slices.Sort(out)
	return out
}

func scan(t *testing.T, program, dir string, answers map[string]string) said {
	t.Helper()
	args := []string{"scan", "--format", "json"}
	for q, a := range answers {
		args = append(args, "--"+q, a)
	}
	c := exec.CommandContext(context.Background(), program, append(args, ".")...)
	var problem bytes.Buffer
	c.Dir, c.Stderr = dir, &problem
	data, err := c.Output()
	var s said
	if err == nil {
		err = json.Unmarshal(data, &s)
	}
	if err != nil {
		t.Errorf("%s: %v %s", dir, err, problem.String())
	}
	return s
}

// TestTables: the tables can be used without the clones.
func TestTables(t *testing.T) {
	tables, err := filepath.Glob(filepath.Join("testdata", "*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	projects := map[string]bool{}
	for _, file := range tables {
		for _, p := range read(t, file) {
			if projects[p.Project] {
				t.Errorf("%s stands twice", p.Project)
			}
			projects[p.Project] = true
			if len(p.Commit) != 40 || p.Dir == "" || len(p.Production) == 0 || len(p.Counts) == 0 || len(p.Roles) == 0 || len(p.Answers) == 0 {
				t.Errorf("%s: something is missing", p.Project)
			}
			for _, k := range p.Keeps {
				if p.Roles[strings.TrimSuffix(k, "?")] == "" {
					t.Errorf("%s: %s keeps data and is no service", p.Project, k)
				}
			}
		}
	}
	if len(projects) < 25 {
		t.Errorf("%d projects are too few to say anything", len(projects))
	}
}

func read(t *testing.T, file string) []project {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var table struct {
		Projects []project `yaml:"projects"`
	}
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(&table); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return table.Projects
}
