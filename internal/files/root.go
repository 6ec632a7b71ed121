// Package files is the only place where the program opens files. What a
// project names is read through a Root, which nothing leaves; what the user
// names on the command line is read with ReadUser and written with Write.
// Every read is of a regular file and capped. It does not interpret contents.
package files

import (
	"errors"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"
)

// MaxSize is the largest file that is read, in bytes. The largest Compose
// file of 721 real ones is 77 kB.
const MaxSize = 1 << 20

// Root is a folder that a project may read, seen from its project directory.
// Close it when done.
type Root struct {
	root *os.Root
	base string // absolute path of the root
	dir  string // the project directory below the root, with slashes; "." is the root itself
}

// OpenRoot opens the root of the project directory dir, an absolute path: the
// git work tree that dir lies in, otherwise dir alone. home (may be empty) is
// never taken as a work tree, since a repository of dot files would open it.
func OpenRoot(dir, home string) (*Root, error) { return OpenRootOf(dir, dir, home) }

// OpenRootOf is OpenRoot for a project whose root is the folder base, at or
// above dir, where dir lies in no work tree.
func OpenRootOf(dir, base, home string) (*Root, error) {
	if top := WorkTree(dir, home); top != "" {
		base = top
	}
	return openAt(base, dir)
}

// OpenFolder opens dir, an absolute path, as a root of its own.
func OpenFolder(dir string) (*Root, error) { return openAt(dir, dir) }

func openAt(base, dir string) (*Root, error) {
	rel, err := filepath.Rel(base, dir)
	if err != nil {
		return nil, err
	}
	r, err := os.OpenRoot(base)
	if err != nil {
		if kind := KindOf(base); kind != Missing && kind != Folder {
			return nil, ErrNotFolder
		}
		return nil, reason(err)
	}
	return &Root{root: r, base: base, dir: filepath.ToSlash(rel)}, nil
}

// WorkTree is the nearest folder at or above dir that has a .git, or "" when
// there is none. Neither home, by whatever name, nor a file system's root counts.
func WorkTree(dir, home string) string {
	for d := filepath.Clean(dir); ; d = filepath.Dir(d) {
		if d == filepath.Dir(d) || (home != "" && Same(d, home)) {
			return ""
		}
		if _, err := os.Lstat(filepath.Join(d, ".git")); err == nil {
			return d
		}
	}
}

// Close releases the root.
func (r *Root) Close() error { return r.root.Close() }

// Dir is the absolute path of the project directory.
func (r *Root) Dir() string { return filepath.Join(r.base, filepath.FromSlash(r.dir)) }

// Inside reports whether the absolute path abs lies within the root, by name.
func (r *Root) Inside(abs string) bool {
	rel, err := filepath.Rel(r.base, abs)
	return err == nil && filepath.IsLocal(rel)
}

// Name is the absolute path abs as seen from the project directory, with
// slashes. It may begin with "..".
func (r *Root) Name(abs string) string {
	rel, err := filepath.Rel(r.Dir(), abs)
	if err != nil {
		return filepath.Base(abs)
	}
	return filepath.ToSlash(rel)
}

// within turns a path of the project into one below the root.
func (r *Root) within(name string) (string, error) {
	switch {
	case name == "":
		return "", ErrMissing
	case strings.ContainsRune(name, 0):
		return "", ErrName
	case path.IsAbs(name) || filepath.IsAbs(name) || strings.HasPrefix(name, "~"):
		return "", ErrOutside
	}
	p := path.Join(r.dir, filepath.ToSlash(name))
	if !filepath.IsLocal(filepath.FromSlash(p)) {
		return "", ErrOutside
	}
	return filepath.FromSlash(p), nil
}

// Read gives the regular file name, a path relative to the project directory.
// It may contain ".." and links as long as it stays below the root.
func (r *Root) Read(name string) (File, error) {
	p, err := r.within(name)
	if err != nil {
		return File{}, err
	}
	f, err := r.root.OpenFile(p, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return File{}, reason(err)
	}
	defer func() { _ = f.Close() }() // it was only read
	return read(f)
}

// Kind tells what is at name, without opening it.
func (r *Root) Kind(name string) (Kind, error) {
	p, err := r.within(name)
	if err != nil {
		return Missing, err
	}
	info, err := r.root.Stat(p)
	if err = reason(err); errors.Is(err, ErrMissing) {
		return Missing, nil
	}
	if err != nil {
		return Missing, err
	}
	return kindOf(info), nil
}

// MaxEntries is how many entries of one folder are looked at.
const MaxEntries = 10_000

// List gives the names in the folder name, sorted, at most MaxEntries; more
// tells that there were others. Names of folders end in a slash.
func (r *Root) List(name string) (names []string, more bool, err error) {
	p, err := r.within(name)
	if err != nil {
		return nil, false, err
	}
	d, err := r.root.OpenFile(p, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, false, reason(err)
	}
	defer func() { _ = d.Close() }() // it was only read
	return list(d)
}
