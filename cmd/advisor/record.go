package main

import (
	"cmp"
	"path/filepath"
	"strings"

	"advisor/internal/exit"
	"advisor/internal/files"
	"advisor/internal/scan"
	"advisor/internal/untrusted"
)

// findRecord looks for the record of a folder: there or in the nearest folder
// above, up to the root of the repository.
func (a *app) findRecord(args []string) (string, error) {
	dir := a.cwd
	if len(args) == 1 {
		dir = a.abs(args[0])
		switch files.KindOf(dir) {
		case files.Missing:
			return "", exit.InputErrorf("reading %s: no such file or directory", untrusted.Text(args[0]).Clean())
		case files.Folder:
		default:
			dir = filepath.Dir(dir)
		}
	}
	if found := a.upward(dir, recordName); found != "" {
		if _, err := a.readInside(found); err != nil {
			return "", exit.InputErrorf("reading %s: %w", untrusted.Text(a.shownPath(found)).Clean(), err)
		}
		return a.shownPath(found), nil
	}
	return "", exit.InputErrorf("check: no %s in %s or above it in the repository; write one with advisor --save %s, or name it with --answers", recordName, shownDir(args), recordName)
}

// upward is the nearest file of a name in dir or the folders above it, up to
// the root of the repository; only dir itself outside of one.
func (a *app) upward(dir, name string) string {
	return nearest(dir, cmp.Or(files.WorkTree(dir, a.Getenv("HOME")), dir), name)
}

// recordOf is the record of one of many projects: in its folder or the nearest
// above, up to the root of its repository, or outside of one up to the folder
// that was searched; empty where there is none.
func (a *app) recordOf(f scan.Found) string {
	return nearest(f.Dir, cmp.Or(files.WorkTree(f.Dir, a.Getenv("HOME")), f.Root), recordName)
}

// nearest is the file of a name in dir or in the nearest folder above it, up to
// top; empty where there is none.
func nearest(dir, top, name string) string {
	for ; ; dir = filepath.Dir(dir) {
		if path := filepath.Join(dir, name); files.Exists(path) {
			return path
		}
		if dir == top || dir == filepath.Dir(dir) {
			return ""
		}
	}
}

// recordPlace is how places name the record: from the project's folder, by its
// name alone where it lies outside of the repository. Apart tells that no
// command in the project's folder could name it so.
func (a *app) recordPlace(path string) (name untrusted.Text, apart bool) {
	if path == "-" {
		return "standard input", true
	}
	base := untrusted.Text(filepath.Base(path))
	if a.project == "" {
		return base, false
	}
	from := a.project
	if top := files.WorkTree(a.project, a.Getenv("HOME")); top != "" {
		from = top
	}
	if to := lead(from, a.abs(path)); to == ".." || strings.HasPrefix(to, "../") {
		return base, true // in no folder that the report could lead to
	}
	return untrusted.Text(lead(a.project, a.abs(path))), false
}
