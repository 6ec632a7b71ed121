package config

import (
	"cmp"
	"path/filepath"

	"advisor/internal/files"
)

// RecordName is the name of a record that is found and not named.
const RecordName = "advisor.yaml"

// Places is where a process looks for files.
type Places struct {
	Cwd    string // absolute; empty when the working directory is gone
	Getenv func(string) string
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
	return nearest(dir, cmp.Or(files.WorkTree(dir, p.Home()), top), RecordName)
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

// PathIn is the path of a file that a file of a folder names, with slashes.
func PathIn(dir, name string) string {
	path := filepath.FromSlash(name)
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(dir, path)
}
