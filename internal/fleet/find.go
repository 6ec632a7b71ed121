package fleet

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
	"advisor/internal/gitignore"
	"advisor/internal/output"
	"advisor/internal/scan"
	"advisor/internal/untrusted"
)

// Search says where projects are looked for.
type Search struct {
	Cwd     string   // absolute
	Home    string   // the user's
	Folders []string // as the user wrote them; none is the working directory
	Exclude gitignore.Rules
	Seen    func(found int) // is told how many there are so far
}

// Find lists the projects below the folders that the user named, in their
// order, each folder's by path. A project that two folders lead to is listed
// once, under the first. With one folder the paths start from it; with several
// they start with the folder as it was written. Notes say what could not be
// looked at.
func Find(in Search) (all []scan.Found, notes []string, err error) {
	args := in.Folders
	if len(args) == 0 {
		args = []string{"."}
	}
	if err := allFolders(in.Cwd, args); err != nil {
		return nil, nil, err
	}
	known, shared := map[string]bool{}, scan.NewShared()
	for _, arg := range args {
		before := len(all)
		dir := files.Abs(in.Cwd, arg)
		found, gaps, err := scan.Find(scan.Search{
			Dir: dir, Home: in.Home, Exclude: in.Exclude, Seen: func(n int) { in.Seen(before + n) },
		})
		if err != nil {
			return nil, notes, exit.InputErrorf("reading %s: %w", untrusted.Text(arg).Clean(), err)
		}
		under := func(p untrusted.Text) untrusted.Text { return below(args, arg, p) }
		notes = append(notes, gapNotes(gaps, under)...)
		if len(found) == 0 && len(args) > 1 {
			notes = append(notes, fmt.Sprintf("reading %s: %v", untrusted.Text(arg).Clean(), compose.ErrNoProject))
		}
		real := files.Real(dir)
		for _, f := range found {
			key := filepath.Join(real, filepath.FromSlash(string(f.Path)))
			if known[key] {
				continue
			}
			known[key] = true
			f.Path, f.Shared = under(f.Path), shared
			all = append(all, f)
		}
	}
	if len(all) == 0 {
		return nil, notes, exit.InputErrorf("%w below %s", compose.ErrNoProject, untrusted.Text(strings.Join(args, ", ")).Clean())
	}
	return all, notes, nil
}

// allFolders refuses arguments that are no folders, all at once.
func allFolders(cwd string, args []string) error {
	var errs []error
	for _, arg := range args {
		if arg == "" || files.Abs(cwd, arg) == "" {
			errs = append(errs, errors.New("a folder has no name"))
			continue
		}
		switch files.KindOf(files.Abs(cwd, arg)) {
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

// Protect refuses to write over a Compose file of any of the projects.
func Protect(found []scan.Found, targets []output.Target) error {
	targets = output.Existing(targets)
	if len(targets) == 0 {
		return nil
	}
	for _, f := range found {
		names := f.Files
		if names == nil {
			for _, n := range compose.DefaultNames() {
				names = append(names, filepath.Join(f.Dir, n))
			}
		}
		if err := output.Refuse(targets, names); err != nil {
			return err
		}
	}
	return nil
}

// protectRead refuses to write over any file of a project that was read: its
// Dockerfiles, env files and whatever else is known only then.
func protectRead(p *facts.Project, dir string, targets []output.Target) error {
	var names []string
	for _, f := range p.Files {
		names = append(names, filepath.Join(dir, filepath.FromSlash(string(f.Path))))
	}
	return output.Refuse(output.Existing(targets), names)
}
