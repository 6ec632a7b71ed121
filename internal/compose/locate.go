package compose

import (
	"path/filepath"
	"strings"

	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/interpolate"
	"advisor/internal/files"
	"advisor/internal/untrusted"
)

// locate finds the files of the project, its root and its environment.
func (s *session) locate() ([]string, error) {
	dir := s.in.ProjectDirectory
	switch {
	case dir != "":
	case len(s.in.Files) > 0:
		dir = filepath.Dir(s.in.Files[0])
	default:
		dir = s.in.Dir
	}
	if err := s.enter(dir); err != nil {
		return nil, err
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
	root, err := files.OpenRoot(dir, s.in.Home)
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
		names = append(names, s.root.Name(a))
	}
	return names
}

// composeFile follows COMPOSE_FILE of the .env, as docker compose does.
func (s *session) composeFile(list string) ([]string, error) {
	sep, ok := s.env.Lookup("COMPOSE_PATH_SEPARATOR")
	if !ok || sep == "" {
		sep = string(filepath.ListSeparator)
	}
	var abs []string
	for _, f := range strings.Split(list, sep) {
		if f == "" {
			continue
		}
		if !filepath.IsAbs(f) {
			f = filepath.Join(s.root.Dir(), f)
		}
		abs = append(abs, f)
	}
	if len(abs) == 0 {
		return nil, ErrNoProject
	}
	if s.in.ProjectDirectory == "" {
		dir := filepath.Dir(abs[0])
		// The folder becomes a root of its own: neither a path nor a link may lead
		// out of the one that the project was found in.
		if _, err := s.root.Kind(s.root.Name(dir)); err != nil {
			return nil, unusable(s.root.Name(abs[0]), err)
		}
		if err := s.enter(dir); err != nil {
			return nil, err
		}
	}
	return s.named(abs), nil
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
