package config

import (
	"cmp"
	"path/filepath"
	"strings"

	"advisor/internal/files"
	"advisor/internal/record"
	"advisor/internal/untrusted"
)

// RecordName is the name of a record that is found and not named.
const RecordName = "advisor.yaml"

// Places is where a process looks for files.
type Places struct {
	Cwd    string // absolute; empty when the working directory is gone
	Getenv func(string) string
	// HasProject reports whether a folder has a Compose project of its own; nil:
	// nobody looks.
	HasProject func(dir string) bool
}

// Abs makes a path of the command line absolute.
func (p Places) Abs(path string) string { return files.Abs(p.Cwd, path) }

// Home is the user's own folder; empty where there is none.
func (p Places) Home() string { return p.Getenv("HOME") }

// Shown is a path as the user would write it here.
func (p Places) Shown(path string) string {
	if rel := files.Lead(p.Cwd, path); p.Cwd != "" && rel != "" {
		return rel
	}
	return path
}

// Upward is the nearest file of a name in dir or the folders above it, up to
// the root of the repository; only in dir itself outside of one. Empty: there is
// none.
func (p Places) Upward(dir, name string) string {
	return nearest(dir, cmp.Or(files.WorkTree(dir, p.Home()), dir), name)
}

// RecordBelow is the record of a project in dir that was found below top: in
// its folder or the nearest above, up to the root of its repository, or outside
// of one up to top; empty where there is none.
func (p Places) RecordBelow(dir, top string) string {
	return p.ownRecord(dir, nearest(dir, cmp.Or(files.WorkTree(dir, p.Home()), top), RecordName))
}

// ownRecord is a record in dir or above it, unless it is that of another project:
// one lies beside it, and another in dir or between the two. A record that names
// files in dir is its own all the same.
func (p Places) ownRecord(dir, record string) string {
	beside := filepath.Dir(record)
	if record == "" || beside == dir || p.HasProject == nil || !p.HasProject(beside) {
		return record
	}
	for d := dir; d != beside; d = filepath.Dir(d) {
		if p.HasProject(d) {
			if p.choosesIn(record, dir) {
				return record
			}
			return ""
		}
	}
	return record
}

// choosesIn reports whether a record names files in a folder.
func (p Places) choosesIn(path, dir string) bool {
	rec := p.FoundRecord(path)
	for _, f := range record.ChoiceOf(rec.Bytes).Files {
		if filepath.Dir(pathIn(filepath.Dir(path), string(f))) == dir {
			return true
		}
	}
	return false
}

// Passed is a record above the folder of a path that is that of another project;
// empty where there is none.
func (p Places) Passed(path string) string {
	if p.RecordFor(path) != "" {
		return ""
	}
	return p.Upward(p.FolderOf(path), RecordName)
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

// readInside reads a file that something in dir names or led to: it must lie in
// the repository of dir, outside of one in dir itself. Links must not lead out.
func (p Places) readInside(dir, path string) (files.File, error) {
	root, err := files.OpenRoot(dir, p.Home())
	if err != nil {
		return files.File{}, err
	}
	defer func() { _ = root.Close() }() // it was only read
	return root.Read(root.Name(path))
}

// pathIn is the path of a file that a file of a folder names, with slashes.
func pathIn(dir, name string) string {
	path := filepath.FromSlash(name)
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(dir, path)
}

// FolderOf is the absolute folder of a path: itself, or the one of a file.
func (p Places) FolderOf(path string) string {
	path = p.Abs(path)
	if k := files.KindOf(path); k != files.Folder && k != files.Missing {
		return filepath.Dir(path)
	}
	return path
}

// RecordFor is the record of the folder of a path: there or in the nearest
// folder above, up to the root of the repository; empty where there is none, or it
// is that of another project.
func (p Places) RecordFor(path string) string {
	dir := p.FolderOf(path)
	return p.ownRecord(dir, p.Upward(dir, RecordName))
}

// NameInside is how a record names a file that lies in its repository, outside of
// one in its folder or below; empty and false for any other.
func (p Places) NameInside(record, path string) (name untrusted.Text, inside bool) {
	dir := filepath.Dir(p.Abs(record))
	to := files.Lead(cmp.Or(files.WorkTree(dir, p.Home()), dir), p.Abs(path))
	if to == "" || to == ".." || strings.HasPrefix(to, "../") {
		return "", false
	}
	return untrusted.Text(files.Lead(dir, p.Abs(path))), true
}

// NameFrom is how a report of a project names a file: from the project's folder,
// by its name alone where it lies outside of the repository. Apart tells that no
// command in the project's folder could name it so.
func (p Places) NameFrom(project, path string) (name untrusted.Text, apart bool) {
	if path == "-" {
		return "standard input", true
	}
	base := untrusted.Text(filepath.Base(path))
	if project == "" {
		return base, false
	}
	from := project
	if top := files.WorkTree(project, p.Home()); top != "" {
		from = top
	}
	if to := files.Lead(from, p.Abs(path)); to == ".." || strings.HasPrefix(to, "../") {
		return base, true // in no folder that the report could lead to
	}
	return untrusted.Text(files.Lead(project, p.Abs(path))), false
}

// AbsAll are the absolute paths of files, without standard input.
func (p Places) AbsAll(paths ...string) []string {
	var out []string
	for _, path := range paths {
		if path != "" && path != "-" {
			out = append(out, p.Abs(path))
		}
	}
	return out
}
