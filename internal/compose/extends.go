package compose

import "path"

// scope is where services extend one another: one file, or the main model.
type scope struct {
	s       *session
	section string // services or jobs
	name    string // of the file, for messages
	file    int32
	ready   func(name string) *node // a service in long form, nil when there is none
	names   func() []string
	done    map[string]*node
	busy    map[string]bool
}

// extend resolves the extends of all services of a model.
func (s *session) extend(cfg *node) *node {
	for section := range 2 {
		name := [...]string{"services", "jobs"}[section]
		all := cfg.get(name)
		if all == nil || all.kind != mapping {
			continue
		}
		sc := &scope{s: s, section: name, file: all.at.file, ready: all.get, names: all.keys, done: map[string]*node{}, busy: map[string]bool{}}
		extended := eachNamed(all, func(svc string, _ *node) *node { return sc.resolve(svc, 0) })
		if extended != all {
			cfg = cfg.with(name, all.at, extended)
		}
	}
	return cfg
}

// eachNamed is each, for mappings whose values may be of any kind.
func eachNamed(n *node, f func(key string, v *node) *node) *node {
	return each(n, func(key string, v *node) *node {
		if w := f(key, v); w != nil {
			return w
		}
		return v
	})
}

// resolve gives a service with what it extends, nil when there is none.
func (sc *scope) resolve(name string, depth int) *node {
	if n, ok := sc.done[name]; ok {
		return n
	}
	svc := sc.ready(name)
	if svc == nil || svc.kind != mapping {
		return svc
	}
	i := svc.find("extends")
	if i < 0 {
		return svc
	}
	ext := svc.entries[i]
	own := svc.without("extends")
	if depth > maxExtends {
		sc.s.log.budget.exceed(ext.at, "more than 64 services extend one another in a chain")
		return own
	}
	if sc.busy[name] {
		sc.s.log.problem(ext.at, "", "%s.%s extends itself, directly or through others", sc.section, cut(name))
		return own
	}
	sc.busy[name] = true
	n := sc.over(ext, own, depth)
	delete(sc.busy, name)
	sc.done[name] = n
	return n
}

// over puts the service's own attributes over those of the one it extends.
func (sc *scope) over(ext entry, own *node, depth int) *node {
	target := sc
	if f := ext.val.get("file"); f != nil && f.kind == scalar {
		if target = sc.s.extended(f, ext.at, sc.section); target == nil {
			return own
		}
	}
	ref := ext.val.get("service").str()
	base := target.resolve(ref, depth+1)
	if base == nil {
		where := ""
		if target != sc {
			where = " in " + quoted(target.name)
		}
		sc.s.log.problem(ext.at, didYouMean(ref, target.names()), "extends: there is no service %s%s", quoted(ref), where)
		return own
	}
	rules := sc.s.rules.key(sc.section).key("")
	n := merger{log: sc.s.log}.merge(base, own, rules, ext.at, &trail{&trail{nil, sc.section}, ref})
	sc.s.log.budget.spend(ext.at, int(n.size), 0)
	return n
}

// extended gives the scope of a file that is extended, nil when it cannot be
// used. Only the services that are asked for are looked at.
func (s *session) extended(f *node, at pos, section string) *scope {
	switch {
	case remote(f.text):
		s.log.gap(at, "extends %s: not on this machine, never fetched", quoted(f.text))
		return nil
	case f.unset:
		s.log.gap(at, "extends %s: the name depends on a variable without value", quoted(f.text))
		return nil
	}
	src, id, ok := s.open(f.text, at, "extends", "extends")
	if !ok {
		return nil
	}
	for _, sc := range s.scopes {
		if sc.file == id && sc.section == section {
			return sc
		}
	}
	sc := &scope{s: s, section: section, name: src.name, file: id, done: map[string]*node{}, busy: map[string]bool{}}
	x := newExpander(s.log, s.unset, id, s.env)
	var docs []*node
	for _, d := range src.docs {
		docs = append(docs, x.value(d, 0))
	}
	c := &canon{log: s.log, base: path.Dir(f.text)}
	made := map[string]*node{}
	sc.ready = func(name string) *node {
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
			if n := d.get(section); n != nil {
				all = append(all, n.keys()...)
			}
		}
		return all
	}
	s.scopes = append(s.scopes, sc)
	return sc
}

// prepare validates one service of a file and gives it its long form.
func (sc *scope) prepare(docs []*node, name string, c *canon) *node {
	var n *node
	id := map[string]int16{"services": ruleService, "jobs": ruleJob}[sc.section]
	where := &trail{&trail{nil, sc.section}, name}
	for _, d := range docs {
		all := d.get(sc.section)
		i := all.find(name)
		if i < 0 {
			continue
		}
		e := all.entries[i]
		validator{sc.s.log}.validate(id, e.val, e.at, where)
		n = merger{log: sc.s.log, final: true}.merge(n, c.service(where.String(), e.val), sc.s.rules.key(sc.section).key(""), e.at, where)
	}
	return n
}
