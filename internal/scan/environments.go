package scan

import (
	"context"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"advisor/internal/compose"
	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// maxEnvironments is how many environments are merged and compared. Real
// projects have two to four; each one costs a load.
const maxEnvironments = 8

// environment is one set of files, merged.
type environment struct {
	facts.Environment
	services []facts.Service
}

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
	l      *compose.Loaded
	main   []string // the files that make the project, in order
	seen   []string // all files that it read
	dir    string   // of the first file
	beside []string // other Compose files in that folder, by name
	out    surroundings
}

// environments finds the sets of files and profiles beside the project, merges
// each and tells how they differ.
func environments(ctx context.Context, loader *compose.Loader, in Input, l *compose.Loaded, p facts.Project) (surroundings, error) {
	a := &around{ctx: ctx, loader: loader, in: in, l: l}
	a.out.list, a.out.drift, a.out.shadowed = []facts.Environment{}, []facts.Drift{}, []facts.Use{}
	a.look()
	if len(a.main) == 0 {
		return a.out, nil
	}
	a.shadows()
	envs := a.collect(p)
	if err := ctx.Err(); err != nil {
		return a.out, err
	}
	if len(envs) > maxEnvironments {
		a.gap(a.main[0], "only %d of %d environments were compared", maxEnvironments, len(envs))
		envs = envs[:maxEnvironments]
	}
	if len(envs) > 1 {
		for _, e := range envs {
			a.out.list = append(a.out.list, e.Environment)
		}
		a.out.drift = a.compare(envs)
	}
	return a.out, nil
}

func (a *around) gap(file string, format string, args ...any) {
	a.out.gaps = append(a.out.gaps, facts.Gap{File: untrusted.Text(file), Reason: untrusted.Text(fmt.Sprintf(format, args...))})
}

// look lists the folder of the first file.
func (a *around) look() {
	for _, f := range a.l.Files {
		a.seen = append(a.seen, string(f.Path))
		if f.Kind == "compose" || f.Kind == "override" {
			a.main = append(a.main, string(f.Path))
		}
	}
	if len(a.main) == 0 {
		return
	}
	a.dir = path.Dir(a.main[0])
	names, _, err := a.l.Root.List(a.dir)
	if err != nil {
		return
	}
	for _, n := range names {
		file := path.Join(a.dir, n)
		if _, ok := variant(n); ok && !slices.Contains(a.seen, file) {
			a.beside = append(a.beside, file)
		}
	}
}

// shadows are files with default names that docker compose passes over.
func (a *around) shadows() {
	if len(a.in.Files) > 0 {
		return
	}
	var rest []string
	for _, f := range a.beside {
		base := path.Base(f)
		if !slices.Contains(compose.DefaultNames(), base) && !slices.Contains(compose.OverrideNames(), base) {
			rest = append(rest, f)
			continue
		}
		taken := a.main[0]
		if slices.Contains(compose.OverrideNames(), base) && len(a.main) > 1 {
			taken = a.main[1]
		}
		at := untrusted.Place{File: untrusted.Text(f)}
		a.out.shadowed = append(a.out.shadowed, facts.Use{Name: untrusted.Text(f), Place: at})
		a.gap(f, "not read: docker compose takes %s and passes this file over", untrusted.Text(path.Base(taken)))
	}
	a.beside = rest
}

// collect merges all environments, the one that was scanned first.
func (a *around) collect(p facts.Project) []environment {
	envs := []environment{a.scanned(p)}
	var others []string
	for _, f := range a.beside {
		label, _ := variant(f)
		if !a.family(label) {
			others = append(others, f)
			continue
		}
		if len(envs) > maxEnvironments { // count on, load no more
			envs = append(envs, environment{})
			continue
		}
		if e, ok := a.load(label, f); ok {
			envs = append(envs, e)
		}
	}
	a.leftOut(others)
	envs = append(envs, a.byProfile(p)...)
	if base, ok := a.plain(envs); ok {
		envs = append([]environment{base}, envs...)
	}
	return envs
}

// family tells whether a file beside the project is an environment of it: it
// is named like one, and where the project itself is a variant (compose.mysql),
// like one of that variant.
func (a *around) family(label string) bool {
	own, _ := variant(a.main[0])
	return kindOf(label) != "" && (kindOf(own) != "" || strings.HasPrefix(label, own))
}

// scanned is the project as it was scanned.
func (a *around) scanned(p facts.Project) environment {
	label, _ := variant(a.main[len(a.main)-1])
	e := environment{services: active(p.Services)}
	e.Name, e.Kind = untrusted.Text(label), kindOf(label)
	if label == "" {
		e.Name = "base"
	}
	e.Files, e.Services = texts(a.main), serviceNames(e.services)
	return e
}

// leftOut names the other Compose files of the folder, once.
func (a *around) leftOut(files []string) {
	if len(files) == 0 {
		return
	}
	const shown = 3
	var names []string
	for _, f := range files[:min(shown, len(files))] {
		names = append(names, untrusted.Text(path.Base(f)).Clean())
	}
	list := strings.Join(names, ", ")
	if more := len(files) - shown; more > 0 {
		list += fmt.Sprintf(" and %d more", more)
	}
	a.gap(a.main[0], "Compose files beside it that are no part of the project (scan one with -f): %s", list)
}

// load merges one file: alone where it is a project by itself, otherwise over
// the base.
func (a *around) load(label, file string) (environment, bool) {
	sets := [][]string{{file}}
	if base := a.base(); base != "" {
		sets = append(sets, []string{base, file})
		if strings.Contains(label, "override") { // says itself that it is no project
			sets = sets[1:]
		}
	}
	var failed error
	for i, set := range sets {
		l, err := a.merge(set)
		if err != nil {
			failed = err
			continue
		}
		services := services(l)
		_ = l.Root.Close() // it was only read
		if i == 0 && len(sets) > 1 && !a.complete(services) {
			continue
		}
		roles(services, commands(services))
		services = active(services)
		a.read(l)
		e := environment{services: services}
		e.Name, e.Kind = untrusted.Text(label), kindOf(label)
		e.Files, e.Services = texts(set), serviceNames(services)
		return e, true
	}
	if failed != nil {
		a.gap(file, "not compared as an environment: %v", failed)
	} else {
		a.gap(file, "not compared as an environment: it is no project by itself, and there is no file to put it over")
	}
	return environment{}, false
}

func (a *around) merge(set []string) (*compose.Loaded, error) {
	in := a.in.Input
	in.Files = nil
	for _, f := range set {
		in.Files = append(in.Files, filepath.Join(a.l.Root.Dir(), filepath.FromSlash(f)))
	}
	if in.ProjectDirectory == "" {
		in.ProjectDirectory = a.l.Root.Dir()
	}
	return a.loader.Load(a.ctx, in)
}

// base is the file that variants are put over: the project's first one where
// it has no label, otherwise one with a default name beside it.
func (a *around) base() string {
	if label, ok := variant(a.main[0]); ok && label == "" {
		return a.main[0]
	}
	for _, f := range a.beside {
		if label, _ := variant(f); label == "" {
			return f
		}
	}
	return ""
}

// complete tells whether a file is a project by itself: every service has
// something to run, what they wait for is there, and at least half of the
// services that were scanned are in it. A file that only adds services is put
// over the base.
func (a *around) complete(services []facts.Service) bool {
	shared := 0
	for _, s := range services {
		if _, ok := a.l.Project.Services[string(s.Name)]; ok {
			shared++
		}
	}
	if 2*shared < len(a.l.Project.Services) {
		return false
	}
	return len(services) > 0 && !slices.ContainsFunc(services, func(s facts.Service) bool {
		return s.Image == nil && s.Build == nil || slices.ContainsFunc(s.DependsOn, func(d facts.Dependency) bool { return d.Missing })
	})
}

// read notes the files of an environment.
func (a *around) read(l *compose.Loaded) {
	for _, f := range l.Files {
		if f.Kind == "dotenv" || slices.Contains(a.seen, string(f.Path)) {
			continue
		}
		a.seen = append(a.seen, string(f.Path))
		f.Kind = "environment"
		a.out.files = append(a.out.files, f)
	}
}

// plain is the base alone, where an override was put over it without being
// asked for and no other environment stands for production.
func (a *around) plain(envs []environment) (environment, bool) {
	if len(a.main) < 2 || len(a.in.Files) > 0 || slices.ContainsFunc(envs, func(e environment) bool { return e.Kind == production }) {
		return environment{}, false
	}
	l, err := a.merge(a.main[:1])
	if err != nil {
		a.gap(a.main[0], "not compared as an environment: %v", err)
		return environment{}, false
	}
	defer func() { _ = l.Root.Close() }()
	e := environment{services: services(l)}
	roles(e.services, commands(e.services))
	e.services = active(e.services)
	e.Name, e.Files, e.Services = "base", texts(a.main[:1]), serviceNames(e.services)
	return e, true
}

// active are the services that docker compose would start.
func active(services []facts.Service) []facts.Service {
	return slices.DeleteFunc(slices.Clone(services), func(s facts.Service) bool { return s.Inactive })
}

// profileKind is the kind of environment that a profile is named after. Other
// profiles are options within one environment.
func profileKind(name string) string {
	switch strings.ToLower(name) {
	case "prod", "production":
		return production
	case "staging", "stage":
		return staging
	case "dev", "develop", "development":
		return development
	}
	return ""
}

// byProfile are the environments that profiles make: the active services, and
// those of one profile that is named like an environment.
func (a *around) byProfile(p facts.Project) []environment {
	var out []environment
	for _, profile := range p.Profiles {
		kind := profileKind(string(profile.Name))
		if kind == "" {
			continue
		}
		e := environment{}
		e.Name, e.Kind, e.Files = "profile "+profile.Name, kind, texts(a.main)
		for _, s := range p.Services {
			if !s.Inactive || slices.Contains(s.Profiles, profile.Name) {
				e.services = append(e.services, s)
			}
		}
		e.Services = serviceNames(e.services)
		out = append(out, e)
	}
	return out
}

func serviceNames(services []facts.Service) []untrusted.Text {
	out := []untrusted.Text{}
	for _, s := range services {
		out = append(out, s.Name)
	}
	return out
}
