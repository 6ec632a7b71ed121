package scan

import (
	"context"
	"fmt"
	"path"
	"path/filepath"
	"slices"

	"advisor/internal/compose"
	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/scan/drift"
	"advisor/internal/scan/roles"
	"advisor/internal/scan/sets"
	"advisor/internal/untrusted"
)

// maxEnvironments is how many environments are merged and compared. Real
// projects have two to four; each one costs a load.
const maxEnvironments = 8

// set is a set of files and profiles that describes an environment.
type set struct {
	name, kind string
	files      []string    // from the project directory, in the order in which they are merged
	profiles   []string    // that are active because of its name
	why        string      // why it is judged, where it is
	aside      bool        // it is there for who asks for it, and is compared with nothing
	unread     *sets.Files // there are so many that it is counted and not merged; nil: it is
	folder     string      // that it is a project of, below this one; empty: of this one

	services []facts.Service // once it is merged
	read     []facts.File
	problems []facts.Problem
}

// running are the services that docker compose would start.
func (s set) running() []facts.Service { return active(s.services) }

// surroundings are what lies around the project: its other environments, and
// the files that are no part of any.
type surroundings struct {
	list     []facts.Environment
	drift    []facts.Drift
	shadowed []facts.Use
	files    []facts.File
	gaps     []facts.Gap
}

// around looks at the files beside a project.
type around struct {
	ctx    context.Context
	loader *compose.Loader
	in     Input
	l      *compose.Loaded // the files as docker compose finds them; at last those that are judged
	main   []string        // their names, in order
	named  bool            // somebody named them
	sets   []set           // the first is what docker compose takes
	judged int
	rest   []string // Compose files of the folder that are in no set
	texts  []sets.Text
	told   bool            // texts is filled
	dir    string          // of the first file
	here   []string        // Compose files in that folder, by name; shared with other projects
	passed map[string]bool // names of them that are no other environment
	// missing says that what settings ask for is not there; empty: it is
	missing string
	out     surroundings
}

// compareOthers merges the sets that are not judged and tells how they differ
// from the one that is.
func (a *around) compareOthers(p facts.Project) error {
	a.out.list, a.out.drift, a.out.shadowed = []facts.Environment{}, []facts.Drift{}, append([]facts.Use{}, a.out.shadowed...)
	if err := a.ctx.Err(); err != nil {
		return err
	}
	a.sets[a.judged].services = p.Services
	envs, all := []set{a.sets[a.judged]}, 1
	for i, s := range a.sets {
		if i == a.judged || s.aside || s.folder != "" {
			continue
		}
		if all++; s.unread == nil && len(envs) < maxEnvironments {
			envs = append(envs, s)
		}
	}
	if len(envs) < all {
		a.gap(a.main[0], "only %d of %d environments were compared", len(envs), all)
	}
	if len(envs) > 1 {
		for _, s := range envs {
			a.out.list = append(a.out.list, s.environment())
			a.readFiles(s)
			a.noteProblems(s)
		}
		a.out.drift = a.compare(envs)
	}
	if list := a.notRead(); len(list) > 0 {
		a.gap("", "not read: %s (alternatives, templates, or for tests and tools; judge one with -f)", english.List(cleaned(list), mostOthers))
	}
	return nil
}

// mostOthers is how many files are named that are no part of the project.
const mostOthers = 3

func cleaned(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = untrusted.Text(n).Clean()
	}
	return out
}

func (s set) environment() facts.Environment {
	return facts.Environment{
		Name: untrusted.Text(s.name), Kind: s.kind, Files: texts(s.files), Profiles: texts(s.profiles), Services: serviceNames(s.running()),
	}
}

// notRead are the files of the folder that are in no set.
func (a *around) notRead() []string {
	var out []string
	for _, n := range a.rest {
		if name := path.Join(a.dir, n); !slices.ContainsFunc(a.l.Files, func(f facts.File) bool { return string(f.Path) == name }) {
			out = append(out, name)
		}
	}
	return out
}

func (a *around) gap(file string, format string, args ...any) {
	a.out.gaps = append(a.out.gaps, facts.Gap{File: untrusted.Text(file), Reason: untrusted.Text(fmt.Sprintf(format, args...))})
}

// readFiles notes the files of an environment that the judged one has not.
func (a *around) readFiles(s set) {
	for _, f := range s.read {
		same := func(g facts.File) bool { return g.Path == f.Path }
		if f.Kind == "dotenv" || slices.ContainsFunc(a.l.Files, same) || slices.ContainsFunc(a.out.files, same) {
			continue
		}
		f.Kind = "environment"
		a.out.files = append(a.out.files, f)
	}
}

// noteProblems says what is wrong with an environment and not with the judged one.
func (a *around) noteProblems(s set) {
	own := slices.DeleteFunc(slices.Clone(s.problems), func(p facts.Problem) bool { return slices.Contains(a.l.Problems, p) })
	if len(own) > 0 {
		at := untrusted.Place{File: own[0].File, Line: own[0].Line}
		a.out.gaps = append(a.out.gaps, gapAt(at, "%s is compared as an environment without what is wrong in it (%s): %s",
			untrusted.Text(s.files[len(s.files)-1]).Clean(), english.Count(len(own), "mistake", "mistakes"), own[0].Message.Clean()))
	}
}

func (a *around) merge(files, profiles []string) (*compose.Loaded, error) {
	in := a.in.Input
	if len(in.Files) == 0 {
		in.Outer = in.Dir // its .env was read, and what is merged here has the same variables
	}
	in.Files, in.Dir = nil, a.dirOf()
	for _, f := range files {
		in.Files = append(in.Files, filepath.Join(in.Dir, filepath.FromSlash(f)))
	}
	in.Profiles = append(slices.Clone(in.Profiles), profiles...)
	return a.loader.Load(a.ctx, in)
}

// dirOf is the project directory.
func (a *around) dirOf() string {
	if a.l != nil {
		return a.l.Root.Dir()
	}
	return a.in.Dir
}

// load merges a set, and what it comes to; Dockerfiles are not read for it.
func (a *around) load(s set) (set, error) {
	l, err := a.merge(s.files, s.profiles)
	if err != nil {
		return s, err
	}
	defer func() { _ = l.Root.Close() }() // it was only read
	return s.of(l), nil
}

// of is a set with what it was merged to.
func (s set) of(l *compose.Loaded) set {
	s.services, s.read, s.problems = services(l), l.Files, l.Problems
	roles.Decide(s.services, byComposeAlone(s.services))
	return s
}

// active are the services that docker compose would start.
func active(services []facts.Service) []facts.Service {
	return slices.DeleteFunc(slices.Clone(services), func(s facts.Service) bool { return s.Inactive })
}

func serviceNames(services []facts.Service) []untrusted.Text {
	out := []untrusted.Text{}
	for _, s := range services {
		out = append(out, s.Name)
	}
	return out
}

// maxDrift caps the list of differences: it is read by people.
const maxDrift = 200

// compare finds how each environment differs from the first, which is judged.
func (a *around) compare(envs []set) []facts.Drift {
	out := []facts.Drift{}
	for _, e := range envs[1:] {
		out = append(out, drift.From(envs[0].runs(), e.runs())...)
	}
	if len(out) > maxDrift {
		a.gap(a.main[0], "only %d of %d differences between environments are listed", maxDrift, len(out))
		out = out[:maxDrift]
	}
	return out
}

func (s set) runs() drift.Environment {
	return drift.Environment{Name: s.name, Kind: s.kind, Services: s.running()}
}
