package scan

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"advisor/internal/compose"
	"advisor/internal/facts"
)

// corpus is the folder with real projects beside the checkout.
func corpus(t testing.TB) string {
	t.Helper()
	dir, err := filepath.Abs("../../../shared/corpus")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "reference.tsv")); errors.Is(err, os.ErrNotExist) {
		t.Skip("no ../shared/corpus beside the checkout: real projects are not scanned")
	}
	return dir
}

// verdict is one line of reference.tsv: what docker compose says of a file.
type verdict struct {
	file, role, class string
	services          int // -1: not known
	accepted          bool
}

func references(t testing.TB, dir string) []verdict {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "reference.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var out []verdict
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		c := strings.Split(line, "\t")
		n, err := strconv.Atoi(c[2])
		if err != nil {
			n = -1
		}
		out = append(out, verdict{file: c[0], role: c[1], services: n, accepted: c[3] == "0", class: c[4]})
	}
	return out
}

// TestCorpus scans every file that docker compose takes as a project. Each is
// analysed with the same number of services, or the error says which file is
// wrong.
func TestCorpus(t *testing.T) {
	dir := corpus(t)
	var files, analysed, services, sure, stores, dockerfiles, missing, drift, environments int
	roles := map[facts.Role]int{}
	for _, r := range references(t, dir) {
		path := filepath.Join(dir, "projects", r.file)
		p, gaps, err := Load(context.Background(), Input{Input: compose.Input{Files: []string{path}}})
		files++
		if err != nil {
			if r.accepted {
				t.Errorf("%s: docker compose accepts it: %v", r.file, err)
			}
			continue
		}
		analysed++
		if r.accepted && len(p.Services) != r.services && !includes(p) { // the reference counts the file alone
			t.Errorf("%s: %d services, docker compose has %d", r.file, len(p.Services), r.services)
		}
		wellFormed(t, r.file, p)
		for _, s := range p.Services {
			services++
			roles[s.Role]++
			sure += one01(s.RoleSure)
			stores += one01(s.Store)
			dockerfiles += one01(s.Dockerfile != nil)
		}
		for _, g := range gaps {
			missing += one01(strings.Contains(string(g.Reason), "Dockerfile of"))
		}
		drift += len(p.Drift)
		environments += one01(len(p.Environments) > 1)
	}
	t.Logf("%d files, %d analysed; %d services, role sure for %d; %d stores; %d with a Dockerfile, %d Dockerfiles not there; %d files with environments, %d differences",
		files, analysed, services, sure, stores, dockerfiles, missing, environments, drift)
	for _, role := range []facts.Role{
		facts.RoleApplication, facts.RoleWebEdge, facts.RoleDatabase, facts.RoleCache, facts.RoleQueue, facts.RoleWorker, facts.RoleJob,
		facts.RoleMonitoring, facts.RoleDevelopment, facts.RoleFrontend, facts.RoleScheduler, facts.RoleBackup, facts.RoleCertificates, facts.RoleOperations,
	} {
		t.Logf("  %-20s %d", role, roles[role])
	}
}

func includes(p facts.Project) bool {
	return slices.ContainsFunc(p.Files, func(f facts.File) bool { return f.Kind == "include" })
}

func one01(b bool) int {
	if b {
		return 1
	}
	return 0
}

// wellFormed checks what holds for the facts of any project.
func wellFormed(t *testing.T, name string, p facts.Project) {
	t.Helper()
	if p.Orchestrated > len(p.Services) {
		t.Errorf("%s: %d of %d services count", name, p.Orchestrated, len(p.Services))
	}
	read := map[string]bool{}
	for _, f := range p.Files {
		read[string(f.Path)] = true
	}
	for _, s := range p.Services {
		if s.Role == "" || s.RoleWhy == "" || s.Replicas < 0 {
			t.Errorf("%s: %s: role %q because %q", name, s.Name, s.Role, s.RoleWhy)
		}
		if s.Place.Line == 0 || !read[string(s.Place.File)] {
			t.Errorf("%s: %s stands at %s", name, s.Name, s.Place)
		}
	}
	for _, d := range p.Drift {
		if len(d.Evidence) == 0 || d.Message == "" || d.Evidence[0].Line == 0 {
			t.Errorf("%s: %+v", name, d)
		}
		for _, at := range d.Evidence {
			if !read[string(at.File)] {
				t.Errorf("%s: drift of %s is shown at %s, which was not read", name, d.Service, at)
			}
		}
	}
	if _, err := json.Marshal(p); err != nil {
		t.Errorf("%s: %v", name, err)
	}
}

// TestCorpusProjects scans the folders as somebody would who stands in them.
func TestCorpusProjects(t *testing.T) {
	dir := filepath.Join(corpus(t), "projects")
	found, scanned := 0, 0
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		p, _, err := Load(context.Background(), Input{Input: compose.Input{Dir: path}})
		if errors.Is(err, compose.ErrNoProject) {
			return nil
		}
		found++
		if err == nil {
			scanned++
			wellFormed(t, path, p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d folders with a project, %d scanned", found, scanned)
}
