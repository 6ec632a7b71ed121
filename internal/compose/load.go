package compose

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"advisor/internal/files"
	"advisor/internal/untrusted"

	"go.yaml.in/yaml/v4"
)

// Loader loads projects and keeps the files that it has parsed, so that
// loading another set of files of the same project is cheap. It is not for
// use by several goroutines at once.
type Loader struct {
	parsed map[string]*source
}

// NewLoader is a loader that has parsed nothing yet.
func NewLoader() *Loader { return &Loader{parsed: map[string]*source{}} }

// source reads and parses the file path of root, once for each name that it
// has seen from a project directory.
func (l *Loader) source(root *files.Root, path, name string) (*source, error) {
	key := root.Dir() + "\x00" + path + "\x00" + name
	if s, ok := l.parsed[key]; ok {
		return s, nil
	}
	f, err := root.Read(path)
	if err != nil {
		return nil, err
	}
	s := parse(name, f)
	l.parsed[key] = s
	return s, nil
}

// Load reads a project; see the function Load.
func (l *Loader) Load(ctx context.Context, in Input) (loaded *Loaded, err error) {
	s := &session{loader: l, in: in, budget: newBudget(), numbers: map[string]int32{}, missing: map[string]bool{}, includes: &inclusions{}}
	defer func() {
		if r := recover(); r != nil {
			loaded, err = nil, fmt.Errorf("internal error while loading the Compose project: %v", untrusted.Text(fmt.Sprint(r)))
		}
		if loaded == nil && s.root != nil {
			err = errors.Join(err, s.root.Close())
		}
	}()
	names, err := s.locate()
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return s.load(names)
}

// load reads the files that locate found.
func (s *session) load(names []string) (*Loaded, error) {
	s.name = s.projectName(names)
	s.env.values["COMPOSE_PROJECT_NAME"] = s.name
	tree := s.model(names, pos{}, "compose", ".", s.env)
	if tree == nil {
		tree = newMapping(pos{}, nil)
	}
	if err := s.failure(); err != nil && (s.broken || s.budget.over != "") {
		return nil, err
	}
	s.phase = requiring
	s.missingKeys(ruleFile, tree, tree.at, nil)
	s.phase = decoding
	tree = defaults(tree)
	l := &Loaded{Root: s.root, Profiles: s.profiles(), tree: tree, session: s}
	l.Name = s.name
	l.Project = s.decode(tree, l.Name)
	s.phase = checking
	s.check(tree, l.Project)
	if err := s.failure(); err != nil {
		return nil, err
	}
	l.Files, l.Gaps = s.files, s.gapList()
	return l, nil
}

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
	if list, ok := s.env.lookup("COMPOSE_FILE"); ok && list != "" {
		return s.composeFile(list)
	}
	return s.discover(dir)
}

// enter makes dir the project directory and reads the environment there.
func (s *session) enter(dir string) error {
	if s.root != nil {
		if s.root.Dir() == dir {
			return nil
		}
		if err := s.root.Close(); err != nil {
			return err
		}
	}
	root, err := files.OpenRoot(dir, s.in.Home)
	if err != nil {
		return fmt.Errorf("the folder %s %w", quoted(filepath.Base(dir)), err)
	}
	s.root, s.files, s.others = root, nil, nil
	s.env = &environment{values: map[string]string{}}
	if len(s.in.EnvFiles) == 0 {
		s.env = s.envBeside(".", nil)
	}
	for _, name := range s.in.EnvFiles {
		f, err := files.ReadUser(name)
		if err != nil {
			return fmt.Errorf("env file %s: %w", quoted(s.root.Name(name)), err)
		}
		s.useEnv(s.env, s.root.Name(name), f)
	}
	return nil
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
	sep, ok := s.env.lookup("COMPOSE_PATH_SEPARATOR")
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
		if err := s.enter(filepath.Dir(abs[0])); err != nil {
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
	list, _ := s.env.lookup("COMPOSE_PROFILES")
	for _, p := range strings.Split(list, ",") {
		if p = strings.TrimSpace(p); p != "" {
			active = append(active, p)
		}
	}
	return active
}

// projectName derives the name as docker compose does: asked for, then the
// .env, then the files, then the folder.
func (s *session) projectName(files []string) string {
	fromEnv, _ := s.env.lookup("COMPOSE_PROJECT_NAME")
	for _, name := range []string{s.in.ProjectName, fromEnv, normalName(s.writtenName(files)), normalName(filepath.Base(s.root.Dir()))} {
		if name != "" {
			return name
		}
	}
	return "project"
}

// writtenName is the last name: of the files. It is needed before they are
// expanded, since variables may hold the project's name.
func (s *session) writtenName(files []string) string {
	name := ""
	for _, f := range files {
		src, err := s.read(f, "compose")
		if err != nil {
			return ""
		}
		for _, d := range src.docs {
			for i := 0; i+1 < len(d.Content) && d.Kind == yaml.MappingNode; i += 2 {
				if k, v := d.Content[i], d.Content[i+1]; k.Value == "name" && v.Kind == yaml.ScalarNode && len(v.Value) < maxKey {
					name = dropUnset(substitute(v.Value, s.env))
				}
			}
		}
	}
	return name
}

// normalName keeps what may be in a project name.
func normalName(s string) string {
	kept := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_' || r == '-' {
			return r
		}
		return -1
	}, strings.ToLower(s))
	return strings.TrimLeft(kept, "_-")
}

// fit tells whether a document can be a Compose file, and validates it.
func (s *session) fit(n *node, at pos) bool {
	if n.kind != mapping {
		if s.budget.over == "" {
			s.problem(at, "", "must be a mapping with services, not %s", n.words())
		}
		return false
	}
	services := n.get("services")
	switch {
	case n.find("apiVersion") >= 0 && n.find("kind") >= 0:
		s.problem(at, "", "is a Kubernetes manifest, not a Compose file")
		return false
	case services == nil && firstVersion(n):
		s.problem(at, "put the services below a key services:", "is in the Compose format of 2014, which has no services key")
		return false
	case services != nil && len(services.entries) > maxServices:
		s.budget.exceed(services.at, fmt.Sprintf("more than %d services", maxServices))
		return false
	}
	s.validate(ruleFile, n, at, nil)
	return true
}

// firstVersion tells whether every top-level value looks like a service.
func firstVersion(n *node) bool {
	for _, e := range n.entries {
		if e.val.get("image") == nil && e.val.get("build") == nil {
			return false
		}
	}
	return len(n.entries) > 0
}
