package compose

import (
	"errors"
	"path"

	"advisor/internal/compose/canonical"
	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/expand"
	"advisor/internal/compose/interpolate"
	"advisor/internal/compose/merge"
	"advisor/internal/compose/schema"
	"advisor/internal/compose/source"
	"advisor/internal/compose/tree"
	"advisor/internal/files"
)

// inclusions are the files of a project that were loaded, so that each is
// loaded once and none includes itself.
type inclusions struct {
	stack []files.File // from the main file down
	seen  []files.File
}

func isIn(list []files.File, f files.File) bool {
	for _, g := range list {
		if f.Is(g) {
			return true
		}
	}
	return false
}

// include loads what a model includes and puts the model over it.
func (s *session) include(cfg *tree.Node, base string, env *interpolate.Environment) *tree.Node {
	list := cfg.Get("include")
	if list == nil {
		return cfg
	}
	cfg = cfg.Without("include")
	for _, item := range list.Items {
		if part := s.included(tree.LongForm(item, "path"), item.At, base, env); part != nil {
			cfg = merge.Merger{Log: s.log}.Merge(part, cfg, s.rules, item.At, nil)
		}
	}
	return cfg
}

// included loads one entry of include.
func (s *session) included(n *tree.Node, at tree.Pos, base string, env *interpolate.Environment) *tree.Node {
	list := n.Get("path")
	if list == nil || n.Kind != tree.Mapping {
		s.leaveOut(at, "include: \"path\" is missing")
		return nil
	}
	if len(s.includes.stack) > maxIncludeDepth {
		s.log.Cut = true
		s.log.Gap(at, "includes nested deeper than %d: left out; scan the included file with -f", maxIncludeDepth)
		return nil
	}
	names, ok := s.localPaths(tree.ListForm(list), at, base)
	if !ok {
		return nil
	}
	dir := path.Dir(names[0])
	if d := n.Get("project_directory"); d != nil && d.Text != "" && !d.Unset {
		dir = s.relative(d.Text, base)
	}
	inner := s.includeEnv(n.Get("env_file"), at, base, dir, env)
	return s.model(names, at, "include", dir, inner)
}

// leaveOut records an entry of include that cannot be followed because of a
// mistake.
func (s *session) leaveOut(at tree.Pos, format string, args ...any) {
	s.log.Cut = true
	s.log.LeaveOut(at, "an entry of include", "", format, args...)
}

// unknown records an entry of include or extends that cannot be followed from
// here.
func (s *session) unknown(at tree.Pos, format string, args ...any) {
	s.log.Cut = true
	s.log.Gap(at, format, args...)
}

// localPaths gives the files of an include entry, relative to the project.
// What cannot be followed is a gap.
func (s *session) localPaths(list *tree.Node, at tree.Pos, base string) ([]string, bool) {
	var names []string
	for _, p := range list.Items {
		switch {
		case p.Kind != tree.Scalar || p.Text == "":
			s.leaveOut(at, "include: a path is missing")
			return nil, false
		case canonical.Remote(p.Text):
			s.unknown(at, "include %s: it is remote and not fetched", diagnostics.Quoted(p.Text))
			return nil, false
		case p.Unset:
			s.unknown(at, "include %s: the name depends on a variable that is not set", diagnostics.Quoted(p.Text))
			return nil, false
		}
		names = append(names, s.relative(p.Text, base))
	}
	return names, len(names) > 0
}

// relative makes a path that is relative to base relative to the project
// directory. An absolute path within the root becomes relative, too.
func (s *session) relative(p, base string) string {
	if path.IsAbs(p) && s.root.Inside(p) {
		return s.root.Name(p)
	}
	if canonical.Fixed(p) {
		return p
	}
	return path.Join(base, p)
}

// includeEnv is the environment of an included file: its own env files below
// that of the file that includes it.
func (s *session) includeEnv(list *tree.Node, at tree.Pos, base, dir string, env *interpolate.Environment) *interpolate.Environment {
	if list == nil {
		return s.envBeside(dir, env)
	}
	inner := &interpolate.Environment{Parent: env, Values: map[string]string{}}
	for _, f := range tree.ListForm(list).Items {
		switch {
		case f.Kind != tree.Scalar || f.Text == "/dev/null":
		case f.Unset:
			s.log.Gap(at, "include: the name of env_file %s depends on a variable that is not set", diagnostics.Quoted(f.Text))
		default:
			switch err := s.addEnv(inner, s.relative(f.Text, base)); {
			case errors.Is(err, files.ErrOutside), errors.Is(err, files.ErrTooLarge):
				s.log.Gap(at, "include: env_file %s is not used: it %v", diagnostics.Quoted(f.Text), err)
			case err != nil:
				s.log.LeaveOut(at, "env_file "+f.Text, "", "include: env_file %s is not used: it %v", diagnostics.Quoted(f.Text), err)
			}
		}
	}
	return inner
}

// model loads files that are put over one another: those of the command line
// or those of one include entry.
func (s *session) model(names []string, at tree.Pos, kind, base string, env *interpolate.Environment) *tree.Node {
	var dict *tree.Node
	for i, name := range names {
		if i > 0 && kind == "compose" {
			kind = "override"
		}
		src, id, ok := s.open(name, at, "include", kind)
		if !ok {
			continue
		}
		if kind == "include" {
			if isIn(s.includes.stack, src.File) {
				s.leaveOut(at, "include: %s includes itself, directly or through others", diagnostics.Quoted(name))
				continue
			}
			if isIn(s.includes.seen, src.File) {
				continue
			}
		}
		switch {
		case !src.Empty:
			dict = s.fileModel(dict, src, id, base, env)
		case len(names) == 1 && kind == "compose":
			s.log.Problem(tree.Pos{File: id, Line: 1}, "", "is empty")
		default:
			s.log.Gap(tree.Pos{File: id, Line: 1}, "is empty")
		}
	}
	if dict != nil {
		dict = defaultContexts(dict, base)
	}
	return dict
}

// fileModel puts the documents of one file over dict.
func (s *session) fileModel(dict *tree.Node, src *source.File, id int32, base string, env *interpolate.Environment) *tree.Node {
	s.includes.seen = append(s.includes.seen, src.File)
	s.includes.stack = append(s.includes.stack, src.File)
	defer func() { s.includes.stack = s.includes.stack[:len(s.includes.stack)-1] }()
	x := expand.New(s.log, s.unset, id, env)
	for _, d := range src.Docs {
		raw := x.Document(d)
		if raw == nil {
			continue
		}
		at := raw.At
		known := schema.IsComposeFile(raw)
		if raw = (schema.Validator{Log: s.log}).CheckTopLevel(raw, tree.Pos{File: id, Line: int32(d.Line)}); raw == nil {
			continue
		}
		s.readable = s.readable || known
		cfg := (&canonical.Canonicalizer{Log: s.log, Base: base}).File(raw)
		cfg = s.include(cfg, base, env)
		cfg = s.extend(cfg)
		dict = merge.Merger{Log: s.log, Final: true}.Merge(dict, cfg, s.rules, at, nil)
	}
	return dict
}

// defaultContexts gives each build without a context that of its file.
func defaultContexts(dict *tree.Node, base string) *tree.Node {
	return tree.Each(dict, func(section string, all *tree.Node) *tree.Node {
		if section != "services" && section != "jobs" {
			return all
		}
		return tree.Each(all, func(_ string, svc *tree.Node) *tree.Node {
			return tree.Each(svc, func(key string, v *tree.Node) *tree.Node {
				if key == "build" {
					return tree.WithDefault(v, "context", tree.Str, base)
				}
				return v
			})
		})
	})
}
