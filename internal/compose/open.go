package compose

import (
	"errors"
	"path/filepath"
	"slices"

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
// read, in the file itself when it cannot be parsed. It reports whether
// anything of the file can be used.
func (s *session) open(name string, at tree.Pos, what, kind string) (*source.File, int32, bool) {
	if id, ok := s.numbers[name]; ok {
		src := s.sources[id]
		return src, id, src.Empty || len(src.Docs) > 0
	}
	if len(s.sources) >= maxFiles {
		s.log.Cut = true
		s.log.Gap(at, "the project has more than %d files: %s was left out; scan parts of it with -f", maxFiles, diagnostics.Quoted(name))
		return nil, 0, false
	}
	src, err := s.read(name, kind)
	if err != nil {
		s.unreadable(name, at, what, kind, err)
		return nil, 0, false
	}
	id := s.log.AddFile(src.Name)
	s.sources = append(s.sources, src)
	s.numbers[name] = id
	s.record(facts.File{Path: untrusted.Text(src.Name), SHA256: src.SHA256, Kind: kind})
	for _, e := range src.Errors {
		s.log.Cut = s.log.Cut || e.LeftOut != ""
		place := tree.Pos{File: id, Line: int32(e.Line)}
		if e.Limit {
			s.log.Cut = true
			s.log.Gap(place, "%s", e.Message)
		} else {
			s.log.LeaveOut(place, e.LeftOut, e.Hint, "%s", e.Message)
		}
	}
	return src, id, src.Empty || len(src.Docs) > 0
}

// read gives a file of the project; a file that the user named may also lie
// outside the root, and then is read from a root of its own.
func (s *session) read(name, kind string) (*source.File, error) {
	if name == Stdin && slices.Contains(s.in.Files, Stdin) {
		return source.Parse("stdin", files.File{Bytes: s.in.Standard}), nil
	}
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

// unreadable notes a file that cannot be read. One that the user named stops
// the loading.
func (s *session) unreadable(name string, at tree.Pos, what, kind string, err error) {
	s.log.Cut = true
	tooLarge := errors.Is(err, files.ErrTooLarge)
	switch {
	case kind == "compose" || kind == "override":
		if len(s.in.Files) > 0 {
			s.unusable = append(s.unusable, Problem{Place: untrusted.Place{File: untrusted.Text(name)}, Message: err.Error()})
		} else {
			s.log.FileProblem(name, 0, diagnostics.Shown(name), "", "%s", err.Error())
		}
	case errors.Is(err, files.ErrOutside):
		s.log.Gap(at, "%s: %s %v: not read", what, diagnostics.Quoted(name), err)
	case tooLarge:
		s.log.Gap(at, "%s: %s %v: not read; split it to have it read", what, diagnostics.Quoted(name), err)
	default:
		s.log.LeaveOut(at, what+" "+name, "", "%s: %s %v", what, diagnostics.Quoted(name), err)
	}
}

// envBeside is env with the .env of a folder below it, if there is one.
func (s *session) envBeside(dir string, env *interpolate.Environment) *interpolate.Environment {
	name := ".env"
	if dir != "." {
		name = dir + "/.env"
	}
	inner := &interpolate.Environment{Parent: env, Values: map[string]string{}}
	switch kind, err := s.root.Kind(name); {
	case errors.Is(err, files.ErrOutside): // as the file beside it does, which is reported
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
	for _, a := range read {
		s.log.Book.Secret(a.Name, env.Values[a.Name])
	}
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
		s.log.FileProblem(f.Name, f.bad, "the line", "", "a line that cannot be parsed; the others are used")
	}
}
