package scan

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"advisor/internal/facts"
)

// inputCase is a small project and what is expected of its scan.
type inputCase struct {
	name  string
	tags  map[string][]string // by name without the @
	files map[string]string
}

func (c inputCase) tag(name string) string { return strings.Join(c.tags[name], "\n") }

// readCases reads a file of cases: "=== NAME" begins one, "@tag value" says
// something of it, and "-- FILE --" begins a file.
func readCases(t *testing.T, path string) []inputCase {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var cases []inputCase
	file := ""
	for _, line := range strings.Split(string(b), "\n") {
		if name, ok := strings.CutPrefix(line, "=== "); ok {
			cases = append(cases, inputCase{name, map[string][]string{}, map[string]string{}})
			file = ""
			continue
		}
		if len(cases) == 0 {
			continue
		}
		c := cases[len(cases)-1]
		tag, value, _ := strings.Cut(strings.TrimPrefix(line, "@"), " ")
		switch {
		case strings.HasPrefix(line, "-- ") && strings.HasSuffix(line, " --"):
			file = line[3 : len(line)-3]
			c.files[file] = ""
		case strings.HasPrefix(line, "@") && (file == "" || tag == "show" || tag == "rules"):
			c.tags[tag] = append(c.tags[tag], value)
		case file != "":
			c.files[file] += line + "\n"
		}
	}
	return cases
}

// write makes the files of a case, and gives its folder.
func (c inputCase) write(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "project")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range c.files {
		text = strings.TrimRight(text, "\n") + "\n"
		if c.tag("nonl") == name {
			text = strings.TrimSuffix(text, "\n")
		}
		text = strings.NewReplacer("<TAB>", "\t", "<CR>", "\r", "<NBSP>", "\u00a0").Replace(text)
		if c.tag("crlf") != "" {
			text = strings.ReplaceAll(text, "\n", "\r\n")
		}
		if c.tag("bom") == name {
			text = "\uFEFF" + text
		}
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if pre := c.tag("pre"); pre != "" {
		cmd := exec.Command("sh", "-c", pre)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Skipf("%s: %v %s", pre, err, out)
		}
	}
	return dir
}

// scan loads a case as its arguments say.
func (c inputCase) scan(t *testing.T) (facts.Project, []facts.Gap, error) {
	t.Helper()
	dir := filepath.Join(c.write(t), filepath.FromSlash(c.tag("cwd")))
	in := Input{}
	in.Dir, in.SearchParents = dir, true
	args := strings.Fields(c.tag("args"))
	if len(args) == 0 {
		args = []string{"-f", "compose.yaml"}
	}
	for i := 0; i+1 < len(args); i += 2 {
		path := filepath.Join(dir, filepath.FromSlash(args[i+1]))
		switch args[i] {
		case "-f":
			in.Files = append(in.Files, path)
		case "--env-file":
			in.EnvFiles = append(in.EnvFiles, path)
		case "--project-directory":
			in.ProjectDirectory = path
		case "--profile":
			in.Profiles = append(in.Profiles, args[i+1])
		default:
			t.Skipf("the argument %s is not one of a scan's project", args[i])
		}
	}
	return Load(context.Background(), in)
}

// unreadable are the cases in which nothing can be read, and why.
var unreadable = map[string]string{"f-symlink-out": "the only file is a link out of the root, which stays unread"}

// check compares what a scan gave with what the tags of the case expect.
func (c inputCase) check(t *testing.T) {
	p, gaps, err := c.scan(t)
	if err != nil {
		if unreadable[c.name] == "" {
			t.Errorf("it is not read: %v", err)
		}
		return
	}
	lines, texts := map[string]bool{}, ""
	for _, q := range p.Problems {
		lines[strconv.Itoa(q.Line)] = true
		texts += string(q.File) + ":" + strconv.Itoa(q.Line) + ": " + string(q.Message) + " | " + string(q.Hint) + " | " + string(q.LeftOut) + "\n"
	}
	shown := ""
	for _, g := range gaps {
		shown += string(g.File) + ":" + strconv.Itoa(g.Line) + ": " + string(g.Reason) + "\n"
	}
	reference, kind := c.tag("reference"), c.tag("kind")
	if strings.HasPrefix(reference, "refuses") && len(p.Problems) == 0 {
		t.Errorf("docker compose %s: no problem is reported\n%s", reference, shown)
	}
	if strings.HasPrefix(reference, "accepts") && len(p.Problems) > 0 {
		t.Errorf("docker compose accepts it: %s", texts)
	}
	if kind == "K14" || kind == "K16" {
		for _, line := range strings.Fields(c.tag("lines")) {
			if !lines[line] {
				t.Errorf("no problem on line %s: %s", line, texts)
			}
		}
	}
	for tag, all := range map[string]string{"problem": texts, "gap": shown} {
		for _, want := range c.tags[tag] {
			if !strings.Contains(all, want) {
				t.Errorf("no %s %q in:\n%s", tag, want, all)
			}
		}
	}
	if want := c.tag("services"); want != "" {
		var got []string
		for _, s := range p.Services {
			got = append(got, string(s.Name))
		}
		if d := slices.Compare(strings.Fields(want), got); d != 0 {
			t.Errorf("services %v, want %s", got, want)
		}
	}
}

func runCases(t *testing.T, path string) {
	cases := readCases(t, path)
	if len(cases) == 0 {
		t.Fatalf("no cases in %s", path)
	}
	for _, c := range cases {
		t.Run(c.name, c.check)
	}
}

// Small files with mistakes are read all the same, each mistake is a problem at
// its line, and what is right is analysed.
func TestCases(t *testing.T) {
	all, err := filepath.Glob("testdata/cases/*.cases")
	if err != nil || len(all) == 0 {
		t.Fatal("no cases", err)
	}
	for _, path := range all {
		runCases(t, path)
	}
}

// The same for inputs that once went wrong, where they are at hand.
func TestSharedCases(t *testing.T) {
	path := "../../../shared/inputs/compose.cases"
	if _, err := os.Stat(path); err != nil {
		t.Skip("no inputs in ../shared/inputs: skipped")
	}
	runCases(t, path)
}
