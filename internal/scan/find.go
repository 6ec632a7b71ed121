package scan

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"advisor/internal/compose"
	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/gitignore"
	"advisor/internal/scan/sets"
	"advisor/internal/untrusted"
)

// The bounds of a search. A repository has a handful of projects; a folder
// with repositories has some thousands.
const (
	maxDepth    = 24
	maxProjects = 100_000
)

// passedOver are folders that hold other people's files.
var passedOver = []string{".git", "node_modules", "vendor", ".venv", "testdata"}

// Found is one project that was found below a folder.
type Found struct {
	// Path is the folder of the project, or its file where several projects
	// share a folder, relative to the folder that was searched, with slashes.
	Path untrusted.Text
	// Dir is the absolute folder, and Root the one that was searched; Files are
	// absolute, nil where the project has a default name.
	Dir   string
	Root  string
	Files []string
	// Shared is what the projects of one run share; nil: nobody gave it.
	Shared *Shared
}

// Search says where projects are looked for.
type Search struct {
	Dir string // absolute
	// Home is the user's home folder; no .gitignore there or above counts.
	Home string
	// Exclude are folders and files that are not looked at, from Dir.
	Exclude gitignore.Rules
	// Depth and Folders are how deep below Dir and into how many folders is looked,
	// for a hint; 0: as far as there are.
	Depth, Folders int
	// Seen, where it is given, is told the number of projects so far, folder by
	// folder.
	Seen func(found int)
}

// Find lists the projects below a folder, in the order of their paths: each
// folder with a Compose file of a default name, a COMPOSE_FILE in its .env or a
// file for production, and, where there is none, each YAML file whose name has
// "compose" or "stack" in it. What a project of them takes in is no project of its own. Links are not
// followed, and what .gitignore names is passed over. What could not be looked
// at is a gap.
func Find(in Search) ([]Found, []facts.Gap, error) {
	root, err := files.OpenFolder(in.Dir)
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = root.Close() }() // it was only read
	f := finder{root: root, in: in, known: map[string][]string{}}
	f.folder(".", 0, f.ignoresAbove())
	return f.wholeProjects(), f.gaps, nil
}

// Candidates lists the files in the absolute folder dir that are Compose files by
// their names or what they hold, but have no default name. Templates and what is
// put over another file are none.
func Candidates(dir string) []string {
	root, err := files.OpenFolder(dir)
	if err != nil {
		return nil
	}
	defer func() { _ = root.Close() }() // it was only read
	return slices.DeleteFunc(slices.Clone(NewShared().composeFilesIn(root, ".")), func(n string) bool {
		return sets.IsTemplate(n) || strings.Contains(strings.ToLower(n), "override")
	})
}

// HasProject reports whether the absolute folder dir has a Compose file.
func HasProject(dir string) bool {
	for _, n := range compose.DefaultNames() {
		if files.KindOf(filepath.Join(dir, n)) == files.Regular {
			return true
		}
	}
	return len(Candidates(dir)) > 0
}

// Above is the Compose file of the nearest folder above the absolute folder dir
// that has one, as a path from dir; empty where there is none below home and
// below the root of the file system.
func Above(dir, home string) string {
	up := ""
	for d := dir; d != filepath.Dir(d) && d != home; {
		d = filepath.Dir(d)
		up += "../"
		for _, n := range compose.DefaultNames() {
			if files.KindOf(filepath.Join(d, n)) == files.Regular {
				return up + n
			}
		}
	}
	return ""
}

type finder struct {
	root  *files.Root
	in    Search
	found []possible
	gaps  []facts.Gap
	over  bool
	// looked is how many folders were looked into.
	looked int
	// known are the references of files that were looked at.
	known map[string][]string
}

// possible is a project, unless another one takes its file in.
type possible struct {
	Found
	mains []string // its Compose files, from the folder that is searched
	// merged: COMPOSE_FILE names them, and they may lie elsewhere.
	merged bool
}

func (f *finder) gap(name, reason string) {
	f.gaps = append(f.gaps, facts.Gap{File: untrusted.Text(name), Reason: untrusted.Text(reason)})
}

// noteFull says once that no more projects are looked for.
func (f *finder) noteFull(name string) {
	if !f.over {
		f.over = true
		f.gap(name, fmt.Sprintf("there are more than %d projects; this folder and what follows it was left out", maxProjects))
	}
}

func (f *finder) folder(name string, depth int, ignore []layer) {
	if f.in.Depth > 0 && depth > f.in.Depth || f.in.Folders > 0 && f.looked >= f.in.Folders {
		return
	}
	names, more, err := f.root.List(name)
	switch {
	case err != nil:
		f.gap(name, err.Error())
		return
	case more:
		f.gap(name, "has too many entries; the rest was left out")
	case depth > maxDepth:
		f.gap(name, fmt.Sprintf("is more than %d folders deep; it was left out", maxDepth))
		return
	case len(f.found) >= maxProjects:
		f.noteFull(name)
		return
	}
	f.looked++
	ignore = f.ignoredIn(name, names, ignore)
	names = slices.DeleteFunc(names, func(n string) bool { return f.ignores(ignore, path.Join(name, n), strings.HasSuffix(n, "/")) })
	f.projects(name, names)
	if f.in.Seen != nil {
		f.in.Seen(len(f.found))
	}
	for _, n := range names {
		sub, isFolder := strings.CutSuffix(n, "/")
		if isFolder && !slices.Contains(passedOver, sub) {
			f.folder(path.Join(name, sub), depth+1, ignore)
		}
	}
}

func (f *finder) projects(folder string, names []string) {
	abs := filepath.Join(f.in.Dir, filepath.FromSlash(folder))
	add := func(shown string, read []string, merged bool, mains ...string) {
		found := Found{Path: untrusted.Text(shown), Dir: abs, Root: f.in.Dir, Files: read}
		f.found = append(f.found, possible{found, mains, merged})
	}
	if mains := f.composeFile(folder, names); len(mains) > 0 {
		add(folder, nil, true, mains...)
		return
	}
	for _, n := range compose.DefaultNames() {
		if slices.Contains(names, n) {
			add(folder, nil, false, path.Join(folder, n))
			return
		}
	}
	if mains := forProduction(folder, names); len(mains) > 0 {
		add(folder, nil, false, mains...)
		return
	}
	for _, n := range names {
		if isComposeName(n) {
			at := path.Join(folder, n)
			add(at, []string{filepath.Join(abs, n)}, false, at)
		}
	}
}

// forProduction are the files of a folder without a default name where a set of
// them is for production: then that is the folder's project, as in a run over it
// alone.
func forProduction(folder string, names []string) []string {
	found, _ := sets.Sort(slices.DeleteFunc(slices.Clone(names), func(n string) bool { _, ok := sets.Variant(n); return !ok }))
	if !slices.ContainsFunc(found, aloneForProduction) {
		return nil
	}
	var out []string
	for _, f := range found {
		for _, n := range f.Files {
			out = append(out, path.Join(folder, n))
		}
	}
	return out
}

// aloneForProduction reports whether a set is for production and needs no base. A
// stack may be one of several that have nothing to do with each other.
func aloneForProduction(f sets.Files) bool {
	label, _ := sets.Variant(f.Files[0])
	return f.Name == sets.Production && !f.Layer && label != "stack"
}

// isComposeName reports whether a file says of itself that it is a Compose file and
// no override of one.
func isComposeName(name string) bool {
	ext := path.Ext(name)
	if ext != ".yml" && ext != ".yaml" {
		return false
	}
	lower := strings.ToLower(name)
	return (strings.Contains(lower, "compose") || strings.Contains(lower, "stack")) && !strings.Contains(lower, "override")
}
