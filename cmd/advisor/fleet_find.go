package main

import (
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"advisor/internal/compose"
	"advisor/internal/exit"
	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/scan"
	"advisor/internal/terminal"
	"advisor/internal/untrusted"
)

// findProjects lists the projects below the folders that the user named, in
// their order, each folder's by path. A project that two folders lead to is
// listed once, under the first. With one folder the paths start from it; with
// several they start with the folder as it was written.
func (a *app) findProjects(args []string, show *terminal.Progress) ([]scan.Found, error) {
	if len(args) == 0 {
		args = []string{"."}
	}
	if err := a.allFolders(args); err != nil {
		return nil, err
	}
	var all []scan.Found
	var notes []string
	seen := map[string]bool{}
	for _, arg := range args {
		before := len(all)
		found, gaps, err := scan.Find(a.abs(arg), func(n int) { show.Draw(foundWords(before + n)) })
		if err != nil {
			return nil, exit.InputErrorf("reading %s: %w", untrusted.Text(arg).Clean(), err)
		}
		under := func(p untrusted.Text) untrusted.Text { return below(args, arg, p) }
		notes = append(notes, gapNotes(gaps, under)...)
		if len(found) == 0 && len(args) > 1 {
			notes = append(notes, fmt.Sprintf("reading %s: %v", untrusted.Text(arg).Clean(), compose.ErrNoProject))
		}
		real := files.Real(a.abs(arg))
		for _, f := range found {
			key := filepath.Join(real, filepath.FromSlash(string(f.Path)))
			if seen[key] {
				continue
			}
			seen[key] = true
			f.Path = under(f.Path)
			all = append(all, f)
		}
	}
	show.Clear()
	if len(notes) > 0 {
		a.tell(exit.Message(errors.New(strings.Join(notes, "\n"))))
	}
	if len(all) == 0 {
		return nil, exit.InputErrorf("%w below %s", compose.ErrNoProject, untrusted.Text(strings.Join(args, ", ")).Clean())
	}
	return all, nil
}

// allFolders refuses arguments that are no folders, all at once.
func (a *app) allFolders(args []string) error {
	var errs []error
	for _, arg := range args {
		if arg == "" || a.abs(arg) == "" {
			errs = append(errs, errors.New("a folder has no name"))
			continue
		}
		switch files.KindOf(a.abs(arg)) {
		case files.Folder:
		case files.Missing:
			errs = append(errs, fmt.Errorf("reading %s: no such directory", untrusted.Text(arg).Clean()))
		case files.Regular, files.Special:
			errs = append(errs, fmt.Errorf("reading %s: is no directory; --recursive takes directories", untrusted.Text(arg).Clean()))
		}
	}
	return exit.InputError(errors.Join(errs...))
}

// below is the path of a project below one of the folders that were named.
func below(args []string, arg string, p untrusted.Text) untrusted.Text {
	if len(args) == 1 {
		return p
	}
	return untrusted.Text(path.Join(filepath.ToSlash(arg), string(p)))
}

func gapNotes(gaps []facts.Gap, under func(untrusted.Text) untrusted.Text) []string {
	var out []string
	for _, g := range gaps {
		out = append(out, fmt.Sprintf("reading %s: %s", under(g.File).Clean(), g.Reason.Clean()))
	}
	return out
}

// protectProjects refuses to write over a Compose file of any of the projects.
func (a *app) protectProjects(found []scan.Found, targets []target) error {
	for _, t := range targets {
		if t.path == "" || !files.Exists(t.path) {
			continue
		}
		for _, f := range found {
			names := f.Files
			if names == nil {
				for _, n := range compose.DefaultNames() {
					names = append(names, filepath.Join(f.Dir, n))
				}
			}
			if err := protectFiles(names, t); err != nil {
				return err
			}
		}
	}
	return nil
}

// protectRead refuses to write over any file of a project that was read: its
// Dockerfiles, env files and whatever else is known only then.
func protectRead(p *facts.Project, dir string, targets []target) error {
	for _, t := range targets {
		if t.path == "" || !files.Exists(t.path) {
			continue
		}
		var names []string
		for _, f := range p.Files {
			names = append(names, filepath.Join(dir, filepath.FromSlash(string(f.Path))))
		}
		if err := protectFiles(names, t); err != nil {
			return err
		}
	}
	return nil
}

func protectFiles(names []string, t target) error {
	for _, n := range names {
		if t.path != "" && files.Same(t.path, n) {
			return exit.InputErrorf("writing %s: would overwrite its own input", untrusted.Text(t.shown).Clean())
		}
	}
	return nil
}
