package compose

import (
	"path"

	"advisor/internal/compose/canonical"
	"advisor/internal/compose/diagnostics"
	"advisor/internal/compose/expand"
	"advisor/internal/compose/merge"
	"advisor/internal/compose/schema"
	"advisor/internal/compose/tree"
)

// scope is where services extend one another: one file, or the main model.
type scope struct {
	s       *session
	section string // services or jobs
	name    string // of the file, for messages
	file    int32
	ready   func(name string) *tree.Node // a service in long form, nil when there is none
	names   func() []string
	done    map[string]*tree.Node
	busy    map[string]bool
}

// extend resolves the extends of all services of a model.
func (s *session) extend(cfg *tree.Node) *tree.Node {
	for section := range 2 {
		name := [...]string{"services", "jobs"}[section]
		all := cfg.Get(name)
		if all == nil || all.Kind != tree.Mapping {
			continue
		}
		sc := &scope{s: s, section: name, file: all.At.File, ready: all.Get, names: all.Keys, done: map[string]*tree.Node{}, busy: map[string]bool{}}
		extended := eachNamed(all, func(svc string, _ *tree.Node) *tree.Node { return sc.resolve(svc, 0) })
		if extended != all {
			cfg = cfg.With(name, all.At, extended)
		}
	}
	return cfg
}

// eachNamed is each, for mappings whose values may be of any kind.
func eachNamed(n *tree.Node, f func(key string, v *tree.Node) *tree.Node) *tree.Node {
	return tree.Each(n, func(key string, v *tree.Node) *tree.Node {
		if w := f(key, v); w != nil {
			return w
		}
		return v
	})
}

// resolve gives a service with what it extends, nil when there is none.
func (sc *scope) resolve(name string, depth int) *tree.Node {
	if n, ok := sc.done[name]; ok {
		return n
	}
	svc := sc.ready(name)
	if svc == nil || svc.Kind != tree.Mapping {
		return svc
	}
	i := svc.Find("extends")
	if i < 0 {
		return svc
	}
	ext := svc.Entries[i]
	own := svc.Without("extends")
	if depth > maxExtends {
		sc.s.log.Budget.Exceed(ext.At, "more than 64 services extend one another in a chain")
		return own
	}
	if sc.busy[name] {
		sc.s.log.Problem(ext.At, "", "%s.%s extends itself, directly or through others", sc.section, diagnostics.Shown(name))
		return own
	}
	sc.busy[name] = true
	n := sc.over(ext, own, depth)
	delete(sc.busy, name)
	sc.done[name] = n
	return n
}

// over puts the service's own attributes over those of the one it extends.
func (sc *scope) over(ext tree.Entry, own *tree.Node, depth int) *tree.Node {
	target := sc
	if f := ext.Val.Get("file"); f != nil && f.Kind == tree.Scalar {
		if target = sc.s.extended(f, ext.At, sc.section); target == nil {
			return own
		}
	}
	ref := ext.Val.Get("service").Str()
	base := target.resolve(ref, depth+1)
	if base == nil {
		where := ""
		if target != sc {
			where = " in " + diagnostics.Quoted(target.name)
		}
		sc.s.log.Problem(ext.At, diagnostics.DidYouMean(ref, target.names()), "extends: there is no service %s%s", diagnostics.Quoted(ref), where)
		return own
	}
	rules := sc.s.rules.Key(sc.section).Key("")
	n := merge.Merger{Log: sc.s.log}.Merge(base, own, rules, ext.At, &diagnostics.Path{Up: &diagnostics.Path{Up: nil, Key: sc.section}, Key: ref})
	sc.s.log.Budget.Spend(ext.At, int(n.Size), 0)
	return n
}

// extended gives the scope of a file that is extended, nil when it cannot be
// used. Only the services that are asked for are looked at.
func (s *session) extended(f *tree.Node, at tree.Pos, section string) *scope {
	switch {
	case canonical.Remote(f.Text):
		s.log.Gap(at, "extends %s: not on this machine, never fetched", diagnostics.Quoted(f.Text))
		return nil
	case f.Unset:
		s.log.Gap(at, "extends %s: the name depends on a variable without value", diagnostics.Quoted(f.Text))
		return nil
	}
	src, id, ok := s.open(f.Text, at, "extends", "extends")
	if !ok {
		return nil
	}
	for _, sc := range s.scopes {
		if sc.file == id && sc.section == section {
			return sc
		}
	}
	sc := &scope{s: s, section: section, name: src.Name, file: id, done: map[string]*tree.Node{}, busy: map[string]bool{}}
	x := expand.New(s.log, s.unset, id, s.env)
	var docs []*tree.Node
	for _, d := range src.Docs {
		docs = append(docs, x.Value(d, 0))
	}
	c := &canonical.Canonicalizer{Log: s.log, Base: path.Dir(f.Text)}
	made := map[string]*tree.Node{}
	sc.ready = func(name string) *tree.Node {
		n, ok := made[name]
		if !ok {
			n = sc.prepare(docs, name, c)
			made[name] = n
		}
		return n
	}
	sc.names = func() []string {
		var all []string
		for _, d := range docs {
			if n := d.Get(section); n != nil {
				all = append(all, n.Keys()...)
			}
		}
		return all
	}
	s.scopes = append(s.scopes, sc)
	return sc
}

// prepare validates one service of a file and gives it its long form.
func (sc *scope) prepare(docs []*tree.Node, name string, c *canonical.Canonicalizer) *tree.Node {
	var n *tree.Node
	id := map[string]int16{"services": schema.ServiceRule, "jobs": schema.JobRule}[sc.section]
	where := &diagnostics.Path{Up: &diagnostics.Path{Up: nil, Key: sc.section}, Key: name}
	for _, d := range docs {
		all := d.Get(sc.section)
		i := all.Find(name)
		if i < 0 {
			continue
		}
		e := all.Entries[i]
		schema.Validator{Log: sc.s.log}.Validate(id, e.Val, e.At, where)
		n = merge.Merger{Log: sc.s.log, Final: true}.Merge(n, c.Service(sc.section, name, e.Val), sc.s.rules.Key(sc.section).Key(""), e.At, where)
	}
	return n
}
