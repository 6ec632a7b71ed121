package compose

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"advisor/internal/compose/check"
	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/interpolate"
	"advisor/internal/compose/tree"
	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/untrusted"
)

// locate finds the files of the project, its root and its environment.
func (s *session) locate() ([]string, error) {
	dir := s.in.ProjectDirectory
	switch {
	case dir != "":
	default:
		dir = s.in.Dir
		if i := slices.IndexFunc(s.in.Files, func(f string) bool { return f != Stdin }); i >= 0 {
			dir = filepath.Dir(s.in.Files[i])
		}
	}
	for _, d := range []string{s.in.Outer, dir} {
		if d == "" {
			continue
		}
		if err := s.enter(d); err != nil {
			return nil, err
		}
	}
	if len(s.in.Files) > 0 {
		return s.named(s.in.Files), nil
	}
	if list, ok := s.env.Lookup("COMPOSE_FILE"); ok && list != "" {
		return s.composeFile(list)
	}
	return s.discover(dir)
}

// outerEnv is the environment of the folder that the search began in. Its
// values count above those of the .env beside the files, as docker compose has
// it: that one is read second.
type outerEnv struct {
	dir   string // absolute
	env   *interpolate.Environment
	files []EnvFile // relative to dir
}

// enter makes dir the project directory and reads the environment there.
func (s *session) enter(dir string) error {
	if s.root != nil {
		if s.root.Dir() == dir {
			return nil
		}
		if s.outer == nil {
			s.outer = &outerEnv{s.root.Dir(), s.env, s.envFiles}
		}
		if err := s.root.Close(); err != nil {
			return err
		}
	}
	root, err := files.OpenRootOf(dir, s.holder(dir), s.in.Home)
	if err != nil {
		return unusable(filepath.Base(dir), err)
	}
	s.root, s.files, s.others, s.envFiles = root, nil, nil, nil
	if s.outer != nil {
		s.env = s.innerEnv()
		return nil
	}
	s.env = &interpolate.Environment{Values: map[string]string{}}
	if len(s.in.EnvFiles) == 0 {
		s.env = s.envBeside(".", nil)
	}
	for _, name := range s.in.EnvFiles {
		f, err := files.ReadUser(name)
		if err != nil {
			return unusable(s.root.Name(name), err)
		}
		s.useEnv(s.env, s.root.Name(name), f)
	}
	return nil
}

// holder is the nearest folder that holds all files that the user named, which
// is the root outside of a git work tree; the project directory where that was
// named, too, or where the folder is no project's: a file system, or the user's
// home.
func (s *session) holder(dir string) string {
	base := dir
	if s.in.ProjectDirectory != "" {
		return dir
	}
	for _, f := range s.in.Files {
		for f != Stdin && !holds(base, f) {
			base = filepath.Dir(base)
		}
	}
	if base == filepath.Dir(base) || s.in.Home != "" && holds(base, s.in.Home) {
		return dir
	}
	return base
}

// holds reports whether the absolute path lies in the folder, by name.
func holds(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(rel)
}

// innerEnv is the environment of the project directory below that of the folder
// that the search began in.
func (s *session) innerEnv() *interpolate.Environment {
	for _, f := range s.outer.files {
		f.Name = s.root.Name(filepath.Join(s.outer.dir, filepath.FromSlash(f.Name)))
		s.recordEnv(f)
	}
	if len(s.in.EnvFiles) > 0 {
		return s.outer.env
	}
	return s.envBeside(".", s.outer.env)
}

// unusable is the mistake of naming a folder or an env file that cannot be
// read.
func unusable(name string, err error) error {
	return diagnostics.Problems{{Place: untrusted.Place{File: untrusted.Text(name)}, Message: err.Error()}}
}

// named turns absolute paths into ones relative to the project directory.
func (s *session) named(abs []string) []string {
	var names []string
	for _, a := range abs {
		if a != Stdin {
			a = s.root.Name(a)
		}
		names = append(names, a)
	}
	return names
}

// composeFile follows COMPOSE_FILE of the .env, as docker compose does. A file
// that cannot be had is left out.
func (s *session) composeFile(list string) ([]string, error) {
	names, semicolons := s.composeFileNames(list)
	var abs, missing []string
	var why []error
	for _, f := range names {
		if !filepath.IsAbs(f) {
			f = filepath.Join(s.root.Dir(), f)
		}
		if err := s.reachable(f); err != nil {
			missing, why = append(missing, f), append(why, err)
		} else {
			abs = append(abs, f)
		}
	}
	switch {
	case len(abs) == 0 && len(missing) > 0:
		return nil, unusable(s.root.Name(missing[0]), why[0])
	case len(abs) == 0:
		return nil, ErrNoProject
	}
	if s.in.ProjectDirectory == "" {
		if err := s.enter(filepath.Dir(abs[0])); err != nil {
			return nil, err
		}
	}
	for i, f := range missing {
		s.notReached(s.root.Name(f), why[i])
	}
	name, line := s.setIn("COMPOSE_FILE")
	s.listedAt = untrusted.Place{File: untrusted.Text(name), Line: line}
	if semicolons {
		s.log.FileProblem(name, line, "", "write : between the files, or set COMPOSE_PATH_SEPARATOR=;", "COMPOSE_FILE separates its files with a semicolon")
	}
	return s.named(abs), nil
}

// composeFileNames splits COMPOSE_FILE, at semicolons where that is what was
// meant.
func (s *session) composeFileNames(list string) (names []string, semicolons bool) {
	sep, ok := s.env.Lookup("COMPOSE_PATH_SEPARATOR")
	if !ok || sep == "" {
		sep = string(filepath.ListSeparator)
	}
	if !strings.Contains(list, sep) && strings.Contains(list, ";") && s.reachable(filepath.Join(s.root.Dir(), list)) != nil {
		sep, semicolons = ";", true
	}
	return slices.DeleteFunc(strings.Split(list, sep), func(n string) bool { return n == "" }), semicolons
}

// reachable says why a file of COMPOSE_FILE cannot be read: it is not there, or
// a path or a link leads out of the root that the project was found in.
func (s *session) reachable(abs string) error {
	kind, err := s.root.Kind(s.root.Name(abs))
	if err == nil && kind == files.Missing {
		return files.ErrMissing
	}
	return err
}

// notReached notes a file of COMPOSE_FILE that is left out.
func (s *session) notReached(name string, why error) {
	s.log.Cut = true
	file, line := s.setIn("COMPOSE_FILE")
	if errors.Is(why, files.ErrMissing) {
		s.log.FileProblem(file, line, diagnostics.Shown(name), "", "COMPOSE_FILE names %s, which %v", diagnostics.Quoted(name), why)
		return
	}
	reason := fmt.Sprintf("COMPOSE_FILE names %s, which %v: not read", diagnostics.Quoted(name), why)
	s.others = append(s.others, facts.Gap{File: untrusted.Text(file), Line: line, Reason: untrusted.Text(reason)})
}

// setIn is where an env file sets a variable.
func (s *session) setIn(variable string) (file string, line int) {
	for _, f := range s.envFiles {
		for _, a := range f.Assignments {
			if a.Name == variable {
				file, line = f.Name, a.Line
			}
		}
	}
	return file, line
}

// discover looks for the default names in dir and, if asked to, above it.
func (s *session) discover(dir string) ([]string, error) {
	for {
		if name := s.first(DefaultNames()); name != "" {
			names := []string{name}
			if over := s.first(OverrideNames()); over != "" {
				names = append(names, over)
			}
			return names, nil
		}
		parent := filepath.Dir(dir)
		if !s.in.SearchParents || s.in.ProjectDirectory != "" || parent == dir || !s.root.Inside(parent) {
			return nil, ErrNoProject
		}
		dir = parent
		if err := s.enter(dir); err != nil {
			return nil, err
		}
	}
}

// first is the first of the names that is there.
func (s *session) first(names []string) string {
	for _, n := range names {
		if kind, err := s.root.Kind(n); err != nil || kind != files.Missing {
			return n
		}
	}
	return ""
}

// DefaultNames are the file names that make a folder a project, in the order
// in which docker compose looks for them.
func DefaultNames() []string {
	return []string{"compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"}
}

// OverrideNames are the names of the file that is put over the project's.
func OverrideNames() []string {
	return []string{"compose.override.yml", "compose.override.yaml", "docker-compose.override.yml", "docker-compose.override.yaml"}
}

// profiles are the active profiles: those asked for, or COMPOSE_PROFILES of
// the .env.
func (s *session) profiles() []string {
	if len(s.in.Profiles) > 0 {
		return s.in.Profiles
	}
	var active []string
	list, _ := s.env.Lookup("COMPOSE_PROFILES")
	for _, p := range strings.Split(list, ",") {
		if p = strings.TrimSpace(p); p != "" {
			active = append(active, p)
		}
	}
	return active
}

// unknownProfiles notes profiles that no service has, where they were asked for: in the
// .env, or by whoever called.
func (s *session) unknownProfiles(model *tree.Node, active []string) {
	for _, says := range check.UnknownProfiles(model, active) {
		if file, line := s.setIn("COMPOSE_PROFILES"); file != "" && len(s.in.Profiles) == 0 {
			s.others = append(s.others, facts.Gap{File: untrusted.Text(file), Line: line, Reason: untrusted.Text("COMPOSE_PROFILES: " + says)})
			continue
		}
		s.log.Gap(model.At, "%s", says)
	}
}
