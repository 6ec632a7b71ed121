package main

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/packages"
)

//go:embed switch.go.txt
var switchSource string

// plan is what a run of one change needs to know.
type plan struct {
	Go       string // the path of the go command
	Source   string // the copy of the repository that nothing changes
	State    string // the folder of the plan
	Module   string
	Dir      string // the part's folder, from the root
	Changes  []change
	Packages []tested
	Known    map[string]string // what became of changes before, and is not tried again
}

// tested are the tests of one package.
type tested struct {
	Path   string // import path
	Dir    string
	Binary string // with the switches
	Tests  []test
}

type test struct {
	Name    string
	Seconds float64 // of the processors
	Reaches []int   // switches
}

// prepare builds the tests with the switches of the part in them, and looks
// which test comes by which switch.
func (p part) prepare(work, state string, known map[string]string) (*plan, error) {
	real, err := exec.LookPath("go")
	if err != nil {
		return nil, err
	}
	out := &plan{Go: real, Source: work, State: state, Dir: p.dir, Known: known}
	overlay, err := out.putSwitches(p)
	if err != nil {
		return nil, err
	}
	if out.Packages, err = out.testPackages(p); err != nil {
		return nil, err
	}
	for i := range out.Packages {
		t := &out.Packages[i]
		t.Binary = filepath.Join(state, fmt.Sprintf("%d.test", i))
		if err := out.build(work, t.Binary, t.Path, "-overlay", overlay); err != nil {
			return nil, err
		}
		if err := t.trace(state); err != nil {
			return nil, err
		}
	}
	data, err := json.Marshal(out)
	if err != nil {
		return nil, err
	}
	return out, os.WriteFile(filepath.Join(state, "plan.json"), data, 0o600)
}

// putSwitches writes the files of the part with switches; what it returns tells
// the go command to take them in the place of those that are there.
func (p *plan) putSwitches(from part) (string, error) {
	cfg := &packages.Config{
		Dir: filepath.Join(p.Source, p.Dir),
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports |
			packages.NeedTypes | packages.NeedSyntax | packages.NeedTypesInfo | packages.NeedExportFile,
	}
	loaded, err := packages.Load(cfg, ".")
	if err != nil {
		return "", err
	}
	if len(loaded) != 1 || len(loaded[0].Errors) > 0 {
		return "", fmt.Errorf("%s: %d packages, %v", p.Dir, len(loaded), loaded[0].Errors)
	}
	pkg := loaded[0]
	p.Module = strings.TrimSuffix(pkg.PkgPath, "/"+p.Dir)
	replace, last := map[string]string{}, 0
	for _, file := range pkg.Syntax {
		path := pkg.Fset.Position(file.Package).Filename
		name := filepath.Base(path)
		if !slices.Contains(from.files, name) {
			continue
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return "", err
		}
		text, changes := switched(pkg.Fset, file, pkg.TypesInfo, name, string(source), last)
		for _, c := range changes {
			last = max(last, c.ID)
		}
		p.Changes = append(p.Changes, changes...)
		replace[path] = filepath.Join(p.State, name)
		if err := os.WriteFile(replace[path], []byte(text), 0o600); err != nil {
			return "", err
		}
	}
	functions := filepath.Join(p.State, "mutant_switch.go")
	replace[filepath.Join(p.Source, p.Dir, "mutant_switch.go")] = functions
	if err := os.WriteFile(functions, []byte("package "+pkg.Name+"\n\n"+switchSource), 0o600); err != nil {
		return "", err
	}
	data, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	overlay := filepath.Join(p.State, "overlay.json")
	return overlay, os.WriteFile(overlay, data, 0o600)
}

// testPackages are the packages with tests, of the part's package and below,
// that use the part's folder.
func (p *plan) testPackages(from part) ([]tested, error) {
	cmd := exec.Command(p.Go, "list", "-test", "-f", `{{.ImportPath}}{{"\t"}}{{.Dir}}{{"\t"}}{{join .Deps " "}}`, "./internal/"+from.pkg()+"/...")
	cmd.Dir, cmd.Stderr = p.Source, os.Stderr
	data, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	var out []tested
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		field := strings.Split(line, "\t")
		path, isTest := strings.CutSuffix(field[0], ".test")
		uses := slices.ContainsFunc(strings.Fields(field[2]), func(dep string) bool {
			return strings.HasSuffix(dep, "/"+p.Dir) || strings.Contains(dep, "/"+p.Dir+" [")
		})
		if isTest && (uses || strings.HasSuffix(path, "/"+p.Dir)) {
			out = append(out, tested{Path: path, Dir: field[1]})
		}
	}
	return out, nil
}

// build builds the tests of a package.
func (p *plan) build(dir, binary, path string, more ...string) error {
	args := append([]string{"test", "-c", "-o", binary, "-vet=off", "-trimpath", "-ldflags=-w"}, more...)
	cmd := exec.Command(p.Go, append(args, path)...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %w\n%s", errNotBuilt, err, out)
	}
	return nil
}

var errNotBuilt = errors.New("is not built")

// trace runs each test for itself.
func (t *tested) trace(state string) error {
	cmd := exec.Command(t.Binary, "-test.list", ".")
	cmd.Dir = t.Dir
	names, err := cmd.Output()
	if err != nil {
		return err
	}
	path := filepath.Join(state, "trace")
	for _, name := range strings.Fields(string(names)) {
		cmd := exec.Command(t.Binary, short(), "-test.run", "^"+name+"$")
		cmd.Dir, cmd.Env = t.Dir, append(os.Environ(), "MUTANT_TRACE="+path)
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%s, %s without a change: %w\n%s", t.Path, name, err, out)
		}
		data, err := os.ReadFile(path)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		one := test{Name: name, Seconds: (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()}
		for _, s := range strings.Fields(string(data)) {
			id, err := strconv.Atoi(s)
			if err != nil {
				return err
			}
			one.Reaches = append(one.Reaches, id)
		}
		if err := os.RemoveAll(path); err != nil {
			return err
		}
		t.Tests = append(t.Tests, one)
	}
	// What ends soon is tried first.
	slices.SortStableFunc(t.Tests, func(a, b test) int { return int(1000 * (a.Seconds - b.Seconds)) })
	return nil
}
