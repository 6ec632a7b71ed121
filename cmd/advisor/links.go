package main

import (
	"path/filepath"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/files"
)

// found is the folder of the project that was scanned. docker compose looks in
// the folders above too, so it can be above the one that was named.
func (a *app) found(p *facts.Project) string {
	if len(p.Files) == 0 {
		return a.project
	}
	first := filepath.FromSlash(string(p.Files[0].Path))
	for dir := a.project; ; dir = filepath.Dir(dir) {
		if files.Exists(filepath.Join(dir, first)) {
			return dir
		}
		if dir == filepath.Dir(dir) {
			return a.project
		}
	}
}

// base leads from the folder of a report to the project. What goes to standard
// output is taken for a file in the project, so that equal runs give equal
// bytes wherever they are started.
func (a *app) base(t target) string {
	if t.path == "" || a.project == "" {
		return ""
	}
	return lead(filepath.Dir(t.path), a.project)
}

// checkout leads from the work tree to the project, which is how CI systems
// call its files; without a work tree from this folder, if that is above.
func (a *app) checkout() string {
	if a.project == "" {
		return ""
	}
	from := files.WorkTree(a.project, a.Getenv("HOME"))
	if from == "" {
		from = a.cwd
	}
	to := lead(from, a.project)
	if to == ".." || strings.HasPrefix(to, "../") {
		return ""
	}
	return to
}

// lead leads from one folder to another, with slashes; empty where they are
// the same, or where nothing leads there.
func lead(from, to string) string {
	rel, err := filepath.Rel(from, to)
	if err != nil || rel == "." {
		return ""
	}
	return filepath.ToSlash(rel)
}
