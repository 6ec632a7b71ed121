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
	if model == nil {
		model = tree.NewMapping(tree.Pos{}, nil)
	}
	if err := s.log.Failure(); err != nil && (s.broken || s.log.Budget.Over != "") {
		return nil, err
	}
	s.log.Phase = diagnostics.Requiring
	schema.Validator{Log: s.log}.ReportMissing(schema.FileRule, model, model.At, nil)
	s.log.Phase = diagnostics.Decoding
	model = decode.WithDefaults(model)
	l := &Loaded{Root: s.root, Profiles: s.profiles(), tree: model, session: s}
	l.Name = s.name
	l.Project = decode.Project(s.log, model, l.Name, l.Profiles)
	s.log.Phase = diagnostics.Checking
	check.Project(s.log, s.root, model, l.Project)
	if err := s.log.Failure(); err != nil {
		return nil, err
	}
	l.Files, l.Gaps = s.files, s.log.Gaps(s.others)
	return l, nil
}
