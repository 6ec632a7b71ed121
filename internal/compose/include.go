package compose

import (
	"fmt"
	"path"

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
func (s *session) include(cfg *node, base string, env *environment) *node {
	list := cfg.get("include")
	if list == nil {
		return cfg
	}
	cfg = cfg.without("include")
	for _, item := range list.items {
		if s.log.budget.over != "" {
			break
		}
		if part := s.included(long(item, "path"), item.at, base, env); part != nil {
			cfg = merger{log: s.log}.merge(part, cfg, s.rules, item.at, nil)
		}
	}
	return cfg
}

// included loads one entry of include.
func (s *session) included(n *node, at pos, base string, env *environment) *node {
	list := n.get("path")
	if list == nil || n.kind != mapping {
		s.log.problem(at, "", "include: \"path\" is missing")
		return nil
	}
	if len(s.includes.stack) > maxIncludeDepth {
		s.log.budget.exceed(at, fmt.Sprintf("includes nested deeper than %d", maxIncludeDepth))
		return nil
	}
	names, ok := s.localPaths(toList(list), at, base)
	if !ok {
		return nil
	}
	dir := path.Dir(names[0])
	if d := n.get("project_directory"); d != nil && d.text != "" && !d.unset {
		dir = s.relative(d.text, base)
	}
	inner := s.includeEnv(n.get("env_file"), at, base, dir, env)
	return s.model(names, at, "include", dir, inner)
}

// localPaths gives the files of an include entry, relative to the project.
// What cannot be followed is a gap.
func (s *session) localPaths(list *node, at pos, base string) ([]string, bool) {
	var names []string
	for _, p := range list.items {
		switch {
		case p.kind != scalar || p.text == "":
			s.log.problem(at, "", "include: a path is missing")
			return nil, false
		case remote(p.text):
			s.log.gap(at, "include %s: not on this machine, never fetched", quoted(p.text))
			return nil, false
		case p.unset:
			s.log.gap(at, "include %s: the name depends on a variable without value", quoted(p.text))
			return nil, false
		}
		names = append(names, s.relative(p.text, base))
	}
	return names, len(names) > 0
}

// relative makes a path that is relative to base relative to the project
// directory. An absolute path within the root becomes relative, too.
func (s *session) relative(p, base string) string {
	if path.IsAbs(p) && s.root.Inside(p) {
		return s.root.Name(p)
	}
	if fixed(p) {
		return p
	}
	return path.Join(base, p)
}

// includeEnv is the environment of an included file: its own env files below
// that of the file that includes it.
func (s *session) includeEnv(list *node, at pos, base, dir string, env *environment) *environment {
	if list == nil {
		return s.envBeside(dir, env)
	}
	inner := &environment{parent: env, values: map[string]string{}}
	for _, f := range toList(list).items {
		switch {
		case f.kind != scalar || f.text == "/dev/null":
		case f.unset:
			s.log.gap(at, "include: the name of env_file %s depends on a variable without value", quoted(f.text))
		default:
			if err := s.addEnv(inner, s.relative(f.text, base)); err != nil {
				s.log.gap(at, "include: env_file %s is not used: it %v", quoted(f.text), err)
			}
		}
	}
	return inner
}

// model loads files that are put over one another: those of the command line
// or those of one include entry.
func (s *session) model(names []string, at pos, kind, base string, env *environment) *node {
	var dict *node
	for i, name := range names {
		if i > 0 && kind == "compose" {
			kind = "override"
		}
		src, id, ok := s.open(name, at, "include", kind)
		if !ok || s.log.budget.over != "" {
			return dict
		}
		if kind == "include" {
			if isIn(s.includes.stack, src.file) {
				s.log.problem(at, "", "include: %s includes itself, directly or through others", quoted(name))
				return dict
			}
			if isIn(s.includes.seen, src.file) {
				continue
			}
		}
		switch {
		case !src.empty:
			dict = s.fileModel(dict, src, id, base, env)
		case len(names) == 1 && kind == "compose":
			s.log.problem(pos{id, 1}, "", "is empty")
			s.broken = true
		default:
			s.log.gap(pos{id, 1}, "is empty")
		}
	}
	if dict != nil {
		dict = defaultContexts(dict, base)
	}
	return dict
}

// fileModel puts the documents of one file over dict.
func (s *session) fileModel(dict *node, src *source, id int32, base string, env *environment) *node {
	s.includes.seen = append(s.includes.seen, src.file)
	s.includes.stack = append(s.includes.stack, src.file)
	defer func() { s.includes.stack = s.includes.stack[:len(s.includes.stack)-1] }()
	x := newExpander(s.log, s.unset, id, env)
	for _, d := range src.docs {
		s.log.phase = expanding
		raw := x.value(d, 0)
		s.log.phase = validating
		if !(validator{s.log}).checkTopLevel(raw, pos{id, int32(d.Line)}) {
			s.broken = true
			continue
		}
		s.log.phase = rewriting
		cfg := (&canon{log: s.log, base: base}).file(raw)
		cfg = s.include(cfg, base, env)
		s.log.phase = merging
		cfg = s.extend(cfg)
		dict = merger{log: s.log, final: true}.merge(dict, cfg, s.rules, raw.at, nil)
	}
	return dict
}

// defaultContexts gives each build without a context that of its file.
func defaultContexts(dict *node, base string) *node {
	return each(dict, func(section string, all *node) *node {
		if section != "services" && section != "jobs" {
			return all
		}
		return each(all, func(_ string, svc *node) *node {
			return each(svc, func(key string, v *node) *node {
				if key == "build" {
					return withDefault(v, "context", str, base)
				}
				return v
			})
		})
	})
}
