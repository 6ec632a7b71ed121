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

// scope is where services, or jobs, extend one another by name: the model at
// hand, or a file that is extended.
type scope struct {
	s       *session
	section string // services or jobs
	file    int32
	in      string                       // " in FILE" for messages, empty for the model at hand
	load    func(name string) *tree.Node // a service in long form, nil when there is none
	names   func() []string
	done    map[string]*tree.Node // what resolve gave
	busy    map[string]bool       // what is being resolved
}

func (s *session) newScope(section string, file int32) *scope {
	return &scope{s: s, section: section, file: file, done: map[string]*tree.Node{}, busy: map[string]bool{}}
}

// extend resolves the extends of all services and jobs of a model.
func (s *session) extend(cfg *tree.Node) *tree.Node {
	for _, section := range []string{"services", "jobs"} {
		all := cfg.Get(section)
		if all == nil {
			continue
		}
		sc := s.newScope(section, all.At.File)
		sc.load, sc.names = all.Get, all.Keys
		extended := tree.Each(all, func(name string, _ *tree.Node) *tree.Node { return sc.resolve(name, 0) })
		if extended != all {
			cfg = cfg.With(section, all.At, extended)
		}
	}
	return cfg
}

// resolve gives a service with what it extends, nil when there is no such
// service. What cannot be extended is left out.
func (sc *scope) resolve(name string, depth int) *tree.Node {
	if n, ok := sc.done[name]; ok {
		return n
	}
	svc := sc.load(name)
	i := svc.Find("extends")
	if i < 0 {
		return svc
	}
	ext, own := svc.Entries[i], svc.Without("extends")
	part := sc.path(name).To("extends").String()
	switch {
	case depth > maxExtends:
		sc.s.log.Cut = true
		sc.s.log.GapOf(ext.At, part, "more than %d services extend one another in a chain: left out from here on; shorten the chain", maxExtends)
		return own
	case sc.busy[name]:
		sc.s.log.LeaveOut(ext.At, part, "", "%s extends itself, directly or through others", sc.path(name))
		return own
	}
	sc.busy[name] = true
	n := own
	base := sc.base(ext, part, depth)
	if base == nil {
		sc.s.log.MarkLeft(part)
	} else if sc.s.log.Budget.Spend(ext.At, int(base.Size), 0) {
		n = merge.Merger{Log: sc.s.log}.Merge(base, own, sc.rules(), ext.At, sc.path(name))
	}
	delete(sc.busy, name)
	sc.done[name] = n
	return n
}

// base is the service that an extends names, nil when it cannot be had.
func (sc *scope) base(ext tree.Entry, part string, depth int) *tree.Node {
	target := sc
	if f := ext.Val.Get("file"); f != nil && f.Kind == tree.Scalar {
		if target = sc.s.extended(f, ext.At, sc.section); target == nil {
			return nil
		}
	}
	name := ext.Val.Get("service").Str()
	base := target.resolve(name, depth+1)
	if sc.s.log.Left(target.path(name).To("extends").String()) {
		sc.s.log.MarkLeft(part)
	}
	if base == nil && !sc.s.log.Left(target.path(name).String()) {
		sc.s.log.LeaveOut(ext.At, part, diagnostics.DidYouMean(name, target.names()), "extends: undefined service %s%s", diagnostics.Quoted(name), target.in)
	}
	return base
}

func (sc *scope) path(name string) *diagnostics.Path {
	return (*diagnostics.Path)(nil).To(sc.section).To(name)
}

// rules are those by which a service is put over another one.
func (sc *scope) rules() *merge.Rule { return sc.s.rules.Key(sc.section).Key("") }

// extended gives the scope of a file that is extended, nil when it cannot be
// used. Only the services that are asked for are looked at.
func (s *session) extended(f *tree.Node, at tree.Pos, section string) *scope {
	switch {
	case canonical.Remote(f.Text):
		s.unknown(at, "extends %s: it is remote and not fetched", diagnostics.Quoted(f.Text))
		return nil
	case f.Unset:
		s.unknown(at, "extends %s: the name depends on a variable that is not set", diagnostics.Quoted(f.Text))
		return nil
	}
	name := s.relative(f.Text, ".")
	src, id, ok := s.open(name, at, "extends", "extends")
	if !ok {
		return nil
	}
	for _, sc := range s.scopes {
		if sc.file == id && sc.section == section {
			return sc
		}
	}
	var docs []*tree.Node
	x := expand.New(s.log, s.unset, id, s.env)
	for _, d := range src.Docs {
		if n := x.Document(d); n != nil {
			docs = append(docs, n.Get(section))
		}
	}
	sc := s.newScope(section, id)
	sc.in = " in " + diagnostics.Quoted(src.Name)
	sc.load = sc.once(docs, &canonical.Canonicalizer{Log: s.log, Base: path.Dir(name)})
	sc.names = func() []string {
		var all []string
		for _, d := range docs {
			all = append(all, d.Keys()...)
		}
		return all
	}
	s.scopes = append(s.scopes, sc)
	return sc
}

// once gives a function that validates a service of a file, gives it its long
// form, and does so once for each name.
func (sc *scope) once(sections []*tree.Node, c *canonical.Canonicalizer) func(name string) *tree.Node {
	made := map[string]*tree.Node{}
	return func(name string) *tree.Node {
		n, ok := made[name]
		if !ok {
			n = sc.prepare(sections, name, c)
			made[name] = n
		}
		return n
	}
}

// prepare validates one service of a file and gives it its long form; nil when
// there is none that can be used.
func (sc *scope) prepare(sections []*tree.Node, name string, c *canonical.Canonicalizer) *tree.Node {
	rule := map[string]int16{"services": schema.ServiceRule, "jobs": schema.JobRule}[sc.section]
	var merged *tree.Node
	for _, all := range sections {
		i := all.Find(name)
		if i < 0 {
			continue
		}
		e := all.Entries[i]
		n := schema.Validator{Log: sc.s.log}.Validate(rule, e.Val, e.At, sc.path(name))
		if n == nil {
			continue
		}
		n = c.Service(sc.section, name, n)
		merged = merge.Merger{Log: sc.s.log, Final: true}.Merge(merged, n, sc.rules(), e.At, sc.path(name))
	}
	return merged
}
