package scan

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"advisor/internal/compose"
	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

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
		if i == 0 && len(sets) > 1 && (len(l.Problems) > 0 || !a.complete(services)) {
			continue
		}
		roles(services, commands(services))
		services = active(services)
		a.read(l)
		a.wrong(file, l)
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

// wrong says what is wrong with an environment and not with the project itself.
func (a *around) wrong(file string, l *compose.Loaded) {
	own := slices.DeleteFunc(slices.Clone(l.Problems), func(p facts.Problem) bool { return slices.Contains(a.l.Problems, p) })
	if len(own) > 0 {
		at := untrusted.Place{File: own[0].File, Line: own[0].Line}
		a.out.gaps = append(a.out.gaps, gapAt(at, "%s is compared as an environment without what is wrong in it (%s): %s",
			untrusted.Text(file).Clean(), english.Count(len(own), "mistake", "mistakes"), own[0].Message.Clean()))
	}
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
	for f := range a.beside() {
		if f.label == "" {
			return path.Join(a.dir, f.name)
		}
	}
	return ""
}

// complete reports whether a file is a project by itself: every service has
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
