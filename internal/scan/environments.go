package scan

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"advisor/internal/compose"
	"advisor/internal/english"
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
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = untrusted.Text(path.Base(f)).Clean()
	}
	a.gap(a.main[0], "Compose files beside it that are no part of the project (scan one with -f): %s", english.List(names, shown))
}
