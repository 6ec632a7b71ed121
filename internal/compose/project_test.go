package compose

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"advisor/internal/compose/tree"
	"advisor/internal/facts"
)

var Update = flag.Bool("update", false, "write the golden files anew")

// unpack writes the files of an archive into a new folder called project, so
// that the project's name is known.
func unpack(t *testing.T, a *txtar.Archive) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "project")
	for _, f := range a.Files {
		path := filepath.Join(dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Each archive is a project, what is asked of it, and the answers. The file
// ask has one question a line:
//
//	file NAME, profile NAME, env-file NAME, dir NAME, parents   as flags, before loading
//	place PATH         where PATH stands; parts are separated by '/'
//	attributes NAME    attribute paths of a service ("" for the top level)
//	variables PATH     names, values, literal or not
//	ports NAME, volumes NAME, services, files, gaps, name
//	text PATH          the merged value
//	lines PATH         the lines of the text at PATH
//	written, key PATH  whether the files have it, and how its last key is shown
//	items PATH         the single values of the list at PATH
//	form PATH          how the value at PATH is written
//	jobs               what is a job and when it starts, after jobs became services
//	variable NAME      what the env files give a name
func TestProjects(t *testing.T) {
	archives, err := filepath.Glob("testdata/projects/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			last := &a.Files[len(a.Files)-1]
			if last.Name != "want" {
				t.Fatal("the last file must be want")
			}
			got := answers(t, unpack(t, a))
			if *Update {
				last.Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(a), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(last.Data), got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// answers loads the project in dir as its file ask says.
func answers(t *testing.T, dir string) string {
	t.Helper()
	ask, err := os.ReadFile(filepath.Join(dir, "ask"))
	if err != nil {
		t.Fatal(err)
	}
	in := Input{Dir: dir}
	var questions []string
	for _, line := range strings.Split(strings.TrimSpace(string(ask)), "\n") {
		word, arg, _ := strings.Cut(line, " ")
		switch word {
		case "file":
			in.Files = append(in.Files, filepath.Join(dir, arg))
		case "profile":
			in.Profiles = append(in.Profiles, arg)
		case "env-file":
			in.EnvFiles = append(in.EnvFiles, filepath.Join(dir, arg))
		case "dir":
			in.Dir = filepath.Join(dir, arg)
		case "project-directory":
			in.ProjectDirectory = filepath.Join(dir, arg)
		case "parents":
			in.SearchParents = true
		default:
			questions = append(questions, line)
		}
	}
	l, err := Load(context.Background(), in)
	if err != nil {
		return problemLines(err)
	}
	defer l.Root.Close()
	var b strings.Builder
	for _, p := range l.Problems {
		b.WriteString("problem: " + problemLine(p))
	}
	for _, q := range questions {
		fmt.Fprintf(&b, "# %s\n%s", q, answer(t, l, q))
	}
	return b.String()
}

// problemLines gives the problems of an error, one a line.
func problemLines(err error) string {
	var ps Problems
	if !errors.As(err, &ps) {
		return "error: " + err.Error() + "\n"
	}
	var b strings.Builder
	for _, p := range ps {
		b.WriteString(p.String() + "\n")
	}
	return b.String()
}

// problemLine is a problem with what was left out because of it.
func problemLine(p facts.Problem) string {
	line := fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message)
	if p.Hint != "" {
		line += " (" + string(p.Hint) + ")"
	}
	if p.LeftOut != "" {
		line += " [" + string(p.LeftOut) + "]"
	}
	return line + "\n"
}

func answer(t *testing.T, l *Loaded, question string) string {
	t.Helper()
	word, arg, _ := strings.Cut(question, " ")
	path := strings.Split(arg, "/")
	var b strings.Builder
	switch word {
	case "place":
		p, whole := l.Find(path...)
		b.WriteString(p.String())
		if !whole {
			b.WriteString(" (not there)")
		}
		b.WriteString("\n")
	case "text":
		fmt.Fprintf(&b, "%s unset=%v\n", show(l.at(path...)), l.Unset(path...))
	case "attributes":
		list := l.TopAttributes()
		if arg != "" {
			list = l.Attributes(arg)
		}
		for _, a := range list {
			fmt.Fprintf(&b, "%s %s %q\n", a.Path, a.Place, a.Value.Reveal())
		}
	case "variables":
		for _, v := range l.Variables(path...) {
			fmt.Fprintf(&b, "%s=%s literal=%v %s\n", v.Name, v.Value.Reveal(), v.Literal, v.Place)
		}
	case "ports":
		for i, p := range l.Ports(arg) {
			fmt.Fprintf(&b, "ip=%s published=%s target=%s/%s mode=%s count=%d %s model=%d\n",
				p.HostIP, p.Published, p.Target, p.Protocol, p.Mode, p.Count, p.Place, l.Values().Reveal().Services[arg].Ports[i].Target)
		}
	case "volumes":
		for i, v := range l.Values().Reveal().Services[arg].Volumes {
			fmt.Fprintf(&b, "%s %s:%s read_only=%v %s\n", v.Type, v.Source, v.Target, v.ReadOnly, l.Place("services", arg, "volumes", fmt.Sprint(i)))
		}
	case "services":
		for _, n := range sortedServices(l) {
			fmt.Fprintf(&b, "%s %s active=%v\n", n, l.Place("services", n), l.Active(n))
		}
	case "files":
		for _, f := range l.Files {
			fmt.Fprintf(&b, "%s %s\n", f.Kind, f.Path)
		}
	case "gaps":
		for _, g := range l.Gaps {
			fmt.Fprintf(&b, "%s:%d %s\n", g.File, g.Line, g.Reason)
		}
	case "lines":
		fmt.Fprintln(&b, l.Lines(path...))
	case "written":
		fmt.Fprintln(&b, l.Written(path...))
	case "key":
		fmt.Fprintln(&b, l.Key(path...))
	case "form":
		fmt.Fprintf(&b, "%q\n", l.Form(path...))
	case "items":
		for _, i := range scalarItems(l.session.log, l.at(path...)) {
			fmt.Fprintf(&b, "%s %s\n", i.Value.Reveal(), i.Place)
		}
	case "jobs":
		l.TakeJobs()
		l.TakeJobs() // as once
		for _, n := range sortedServices(l) {
			schedule, job := l.Job(n)
			fmt.Fprintf(&b, "%s %s image=%s shown=%s job=%v %q active=%v\n", n, l.Place("services", n), l.Values().Reveal().Services[n].Image, l.Project.Services[n].Image, job, schedule, l.Active(n))
		}
	case "variable":
		value, ok := l.Variable(arg)
		fmt.Fprintln(&b, value, ok)
	case "name":
		fmt.Fprintln(&b, l.Name, l.Profiles)
	default:
		t.Fatalf("an unknown question: %s", question)
	}
	return b.String()
}

func sortedServices(l *Loaded) []string {
	var names []string
	for n := range l.Values().Reveal().Services {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

// show writes a value in one line.
func show(n *tree.Node) string {
	if n == nil {
		return "nothing"
	}
	switch n.Kind {
	case tree.List:
		var parts []string
		for _, i := range n.Items {
			parts = append(parts, show(i))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case tree.Mapping:
		var parts []string
		for _, e := range n.Entries {
			parts = append(parts, e.Key+": "+show(e.Val))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case tree.Null:
		return "null"
	}
	return fmt.Sprintf("%q", n.Text)
}

// Each file of each archive is a project with mistakes by itself; want has its
// services and what is said about it.
func TestProblems(t *testing.T) {
	archives, err := filepath.Glob("testdata/problems/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			dir := unpack(t, a)
			var got strings.Builder
			for _, f := range a.Files {
				if !strings.HasSuffix(f.Name, ".yml") || strings.HasPrefix(f.Name, "_") {
					continue
				}
				l, err := Load(context.Background(), Input{Dir: dir, Files: []string{filepath.Join(dir, f.Name)}})
				if err != nil {
					got.WriteString("# " + f.Name + ": error\n" + problemLines(err))
					continue
				}
				l.Root.Close()
				fmt.Fprintf(&got, "# %s: %s\n", f.Name, strings.Join(sortedServices(l), ", "))
				for _, p := range l.Problems {
					got.WriteString(problemLine(p))
				}
				for _, g := range l.Gaps {
					fmt.Fprintf(&got, "gap: %s:%d: %s\n", g.File, g.Line, g.Reason)
				}
			}
			last := &a.Files[len(a.Files)-1]
			if *Update {
				last.Data = []byte(got.String())
				if err := os.WriteFile(name, txtar.Format(a), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(last.Data), got.String()); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
