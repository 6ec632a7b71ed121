package compose

import (
	"context"
	"fmt"

	"advisor/internal/compose/check"
	"advisor/internal/compose/decode"
	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/expand"
	"advisor/internal/compose/merge"
	"advisor/internal/compose/schema"
	"advisor/internal/compose/source"
	"advisor/internal/compose/tree"
	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/untrusted"
)

// Loader loads projects and keeps the files that it has parsed, so that
// loading another set of files of the same project is cheap. It is not for
// use by several goroutines at once.
type Loader struct {
	parsed map[string]*source.File
}

// NewLoader is a loader that has parsed nothing yet.
func NewLoader() *Loader { return &Loader{parsed: map[string]*source.File{}} }

// source reads and parses the file path of root, once for each name that it
// has seen from a project directory.
func (l *Loader) source(root *files.Root, path, name string) (*source.File, error) {
	key := root.Dir() + "\x00" + path + "\x00" + name
	if s, ok := l.parsed[key]; ok {
		return s, nil
	}
	f, err := root.Read(path)
	if err != nil {
		return nil, err
	}
	s := source.Parse(name, f)
	l.parsed[key] = s
	return s, nil
}

// Load reads a project; see the function Load.
func (l *Loader) Load(ctx context.Context, in Input) (loaded *Loaded, err error) {
	s := &session{loader: l, in: in, log: diagnostics.NewLog(), unset: expand.NewUnsetLog(), numbers: map[string]int32{}, includes: &inclusions{}, rules: merge.Rules()}
	defer func() {
		if r := recover(); r != nil {
			loaded, err = nil, fmt.Errorf("internal error while loading the Compose project: %v", untrusted.Text(fmt.Sprint(r)))
		}
		if loaded == nil && s.root != nil {
			_ = s.root.Close() // nothing was written
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
	s.env.Values["COMPOSE_PROJECT_NAME"] = s.name
	model := s.model(names, tree.Pos{}, "compose", ".", s.env)
	if err := s.failure(); err != nil {
		return nil, err
	}
	if model == nil {
		model = tree.NewMapping(tree.Pos{}, nil)
	}
	schema.Validator{Log: s.log}.ReportMissing(schema.FileRule, model, model.At, nil)
	model = decode.WithDefaults(model)
	l := &Loaded{Root: s.root, Profiles: s.profiles(), tree: model, session: s}
	l.Name = s.name
	l.values.p = decode.Project(s.log, model, l.Name, l.Profiles)
	check.Project(s.log, s.root, model, l.values.p)
	s.unknownProfiles(model, l.Profiles)
	l.Project = l.values.p
	if s.log.Book.Any() {
		l.Project = decode.Shown(model, l.Name, l.Profiles, s.log.Book)
	}
	l.Name = s.log.Book.Name(l.Name)
	l.ListedAt = s.listedAt
	s.unset.Report(s.log)
	l.Files, l.Problems, l.Gaps = s.files, problems(s.log.Problems()), s.log.Gaps(s.others)
	for i := range l.Files {
		l.Files[i].Path = untrusted.Text(s.log.Book.Name(string(l.Files[i].Path)))
	}
	return l, nil
}

// failure is why there is nothing to analyse: a file that the user named cannot
// be read, or no file is a Compose file.
func (s *session) failure() error {
	switch {
	case len(s.unusable) > 0:
		return s.log.Safe(s.unusable)
	case s.readable:
		return nil
	}
	if ps := s.log.Problems(); len(ps) > 0 {
		return ps
	}
	var ps Problems
	for _, g := range s.log.Gaps(nil) {
		ps = append(ps, Problem{Place: untrusted.Place{File: g.File, Line: g.Line}, Message: string(g.Reason)})
	}
	for _, src := range s.sources {
		ps = append(ps, Problem{Place: untrusted.Place{File: untrusted.Text(src.Name)}, Message: "has no services, and nothing else of a Compose file"})
	}
	return ps
}

// problems are the mistakes as the report has them.
func problems(all Problems) []facts.Problem {
	out := make([]facts.Problem, 0, len(all))
	for _, p := range all {
		out = append(out, facts.Problem{
			File: p.Place.File, Line: p.Place.Line, Message: untrusted.Text(p.Message), Hint: untrusted.Text(p.Hint), LeftOut: untrusted.Text(p.LeftOut),
		})
	}
	return out
}
