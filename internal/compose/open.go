package compose

import (
	"fmt"
	"path/filepath"

	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/interpolate"
	"advisor/internal/compose/source"
	"advisor/internal/compose/tree"
	"advisor/internal/envfile"
	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/untrusted"
)

// open reads and parses a file of the project, once, and numbers it. What is
// wrong with it is a problem: at the place that names it when it cannot be
// read, in the file itself when it cannot be parsed.
func (s *session) open(name string, at tree.Pos, what, kind string) (*source.File, int32, bool) {
	if id, ok := s.numbers[name]; ok {
		src := s.sources[id]
		return src, id, src.Err == nil
	}
	if len(s.sources) >= maxFiles {
		s.log.Budget.Exceed(at, fmt.Sprintf("the project has more than %d files", maxFiles))
		return nil, 0, false
	}
	src, err := s.read(name, kind)
	if err != nil {
		s.unreadable(name, at, what, kind, err)
		s.broken = true
		return nil, 0, false
	}
	id := s.log.AddFile(name)
	s.sources = append(s.sources, src)
	s.numbers[name] = id
	s.record(facts.File{Path: untrusted.Text(name), SHA256: src.Sha256, Kind: kind})
	if m := src.Err; m != nil {
		s.broken = true
		place := tree.Pos{File: id, Line: int32(m.Line)}
		if m.Limit {
			s.log.Budget.Exceed(place, m.Message)
		} else {
			s.log.Problem(place, m.Hint, "%s", m.Message)
		}
		return src, id, false
	}
	return src, id, true
}

// read gives a file of the project; a file that the user named may also lie
// outside the root, and then is read from a root of its own.
func (s *session) read(name, kind string) (*source.File, error) {
	abs := filepath.Join(s.root.Dir(), filepath.FromSlash(name))
	if kind != "compose" && kind != "override" || len(s.in.Files) == 0 || s.root.Inside(abs) {
		return s.loader.source(s.root, name, name)
	}
	own, err := files.OpenRoot(filepath.Dir(abs), s.in.Home)
	if err != nil {
		return nil, err
	}
	defer func() { _ = own.Close() }() // it was only read
	return s.loader.source(own, filepath.Base(abs), name)
}

// record notes a file that was read, once.
func (s *session) record(f facts.File) {
	for _, g := range s.files {
		if g.Path == f.Path && g.Kind == f.Kind {
			return
		}
	}
	s.files = append(s.files, f)
}

func (s *session) unreadable(name string, at tree.Pos, what, kind string, err error) {
	if kind == "compose" || kind == "override" {
		s.log.Problems = append(s.log.Problems, diagnostics.Located{At: tree.Pos{File: -1}, Problem: diagnostics.Problem{Place: untrusted.Place{File: untrusted.Text(name)}, Message: err.Error()}})
		return
	}
	s.log.Problem(at, "", "%s: %s %v", what, diagnostics.Quoted(name), err)
}

// envBeside is env with the .env of a folder below it, if there is one.
func (s *session) envBeside(dir string, env *interpolate.Environment) *interpolate.Environment {
	name := ".env"
	if dir != "." {
		name = dir + "/.env"
	}
	inner := &interpolate.Environment{Parent: env, Values: map[string]string{}}
	switch kind, err := s.root.Kind(name); {
	case err != nil:
		s.others = append(s.others, facts.Gap{File: untrusted.Text(name), Reason: untrusted.Text("not used: " + err.Error())})
	case kind == files.Missing || kind == files.Folder:
	default:
		if err := s.addEnv(inner, name); err != nil {
			s.others = append(s.others, facts.Gap{File: untrusted.Text(name), Reason: untrusted.Text("not used: " + err.Error())})
		}
	}
	return inner
}

// addEnv reads an env file into env; its values replace those that are there.
func (s *session) addEnv(env *interpolate.Environment, name string) error {
	f, err := s.root.Read(name)
	if err != nil {
		return err
	}
	s.useEnv(env, name, f)
	return nil
}

func (s *session) useEnv(env *interpolate.Environment, name string, f files.File) {
	read, bad := interpolate.ReadEnvFile(string(f.Bytes), env)
	s.recordEnv(EnvFile{Name: name, SHA256: f.SHA256(), Assignments: read, bad: bad})
}

// EnvFile is an env file that the loading has read.
type EnvFile struct {
	Name        string // relative to the project directory
	SHA256      string
	Assignments []envfile.Assignment

	bad int // the line of the first thing that is not understood; 0: none
}

// recordEnv notes an env file that was read.
func (s *session) recordEnv(f EnvFile) {
	s.envFiles = append(s.envFiles, f)
	s.record(facts.File{Path: untrusted.Text(f.Name), SHA256: f.SHA256, Kind: "dotenv"})
	if f.bad > 0 {
		s.others = append(s.others, facts.Gap{File: untrusted.Text(f.Name), Line: f.bad, Reason: "a line that is not understood; the others are used"})
	}
}
