package scan

import (
	"context"
	"fmt"
	"iter"
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
	main   []string        // the files that make the project, in order
	seen   []string        // all files that it read
	dir    string          // of the first file
	here   []composeFile   // in that folder, by name; shared with other projects
	passed map[string]bool // names of them that are no other environment
	out    surroundings
}

// environments finds the sets of files and profiles beside the project, merges
// each and tells how they differ.
func environments(ctx context.Context, loader *compose.Loader, in Input, l *compose.Loaded, p facts.Project) (surroundings, error) {
	a := &around{ctx: ctx, loader: loader, in: in, l: l}
	a.out.list, a.out.drift, a.out.shadowed = []facts.Environment{}, []facts.Drift{}, []facts.Use{}
	a.look()
	if len(a.main) == 0 || slices.Contains(in.Files, compose.Stdin) {
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
	a.here = a.in.Shared.composeFilesIn(a.l.Root, a.dir)
	a.passed = map[string]bool{}
	for _, f := range a.seen {
		if path.Dir(f) == a.dir {
			a.passed[path.Base(f)] = true
		}
	}
}

// beside are the other Compose files in the folder, by name.
func (a *around) beside() iter.Seq[composeFile] {
	return func(yield func(composeFile) bool) {
		for _, f := range a.here {
			if !a.passed[f.name] && !yield(f) {
				return
			}
		}
	}
}

// shadows are files with default names that docker compose passes over.
func (a *around) shadows() {
	if len(a.in.Files) > 0 {
		return
	}
	for f := range a.beside() {
		isOverride := slices.Contains(compose.OverrideNames(), f.name)
		if !isOverride && !slices.Contains(compose.DefaultNames(), f.name) {
			continue
		}
		a.passed[f.name] = true
		taken := a.main[0]
		if isOverride && len(a.main) > 1 {
			taken = a.main[1]
		}
		file := path.Join(a.dir, f.name)
		at := untrusted.Place{File: untrusted.Text(file)}
		a.out.shadowed = append(a.out.shadowed, facts.Use{Name: untrusted.Text(file), Place: at})
		a.gap(file, "not read: docker compose takes %s and passes this file over", untrusted.Text(path.Base(taken)))
	}
}

// collect merges all environments, the one that was scanned first.
func (a *around) collect(p facts.Project) []environment {
	envs := []environment{a.scanned(p)}
	own, _ := variant(a.main[0])
	ownKind := kindOf(own)
	var others []string
	for f := range a.beside() {
		// It is an environment of the project where it is named like one, and, where
		// the project itself is a variant (compose.mysql), like one of that variant.
		if f.kind == "" || ownKind == "" && !strings.HasPrefix(f.label, own) {
			others = append(others, f.name)
			continue
		}
		if len(envs) > maxEnvironments { // count on, load no more
			envs = append(envs, environment{})
			continue
		}
		if e, ok := a.load(f.label, path.Join(a.dir, f.name)); ok {
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

// mostOthers is how many files are named that are no part of the project.
const mostOthers = 3

// leftOut names the other Compose files of the folder, once.
func (a *around) leftOut(files []string) {
	if len(files) == 0 {
		return
	}
	for i := range files[:min(mostOthers, len(files))] {
		files[i] = untrusted.Text(files[i]).Clean()
	}
	a.gap(a.main[0], "Compose files beside it that are no part of the project (scan one with -f): %s", english.List(files, mostOthers))
}
