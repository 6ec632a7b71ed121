// Package drift says how a service differs from one environment to another. Values
// of variables are compared and never named.
package drift

import (
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/scan/sets"
	"advisor/internal/untrusted"
)

// Environment is what runs in one environment.
type Environment struct {
	Name     string
	Kind     string          // of package sets
	Services []facts.Service // that docker compose would start
}

// worth reports whether a comparison says something: two sets for production are
// alternatives, and what does not run compares nothing.
func worth(judged, e Environment) bool {
	if judged.Kind == sets.Production && e.Kind == sets.Production {
		return false
	}
	return len(judged.Services) > 0 && len(e.Services) > 0
}

// pair is one service in two environments; one side may be missing.
type pair struct {
	a, b     Environment
	one, two *facts.Service
}

// From says how an environment differs from the one that is judged; nothing where
// a comparison says nothing.
func From(judged, e Environment) []facts.Drift {
	if !worth(judged, e) {
		return nil
	}
	var out []facts.Drift
	for _, name := range union(names(judged.Services), names(e.Services)) {
		p := pair{a: judged, b: e, one: find(judged.Services, name), two: find(e.Services, name)}
		out = append(out, p.drift()...)
	}
	return out
}

func names(services []facts.Service) []untrusted.Text {
	out := []untrusted.Text{}
	for _, s := range services {
		out = append(out, s.Name)
	}
	return out
}

func union(a, b []untrusted.Text) []untrusted.Text {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}

func find(services []facts.Service, name untrusted.Text) *facts.Service {
	i := slices.IndexFunc(services, func(s facts.Service) bool { return s.Name == name })
	if i < 0 {
		return nil
	}
	return &services[i]
}

func (p pair) drift() []facts.Drift {
	switch {
	case p.two == nil:
		return []facts.Drift{p.entry(p.one, "service", p.onlyIn(p.a), p.one.Place)}
	case p.one == nil:
		return []facts.Drift{p.entry(p.two, "service", p.onlyIn(p.b), p.two.Place)}
	}
	var out []facts.Drift
	for _, d := range aspects {
		if text, places := d.look(p); text != "" {
			out = append(out, p.entry(p.one, d.name, text, places...))
		}
	}
	return out
}

// entry is one difference; places that are not known are left out, and the
// service stands in for all of them.
func (p pair) entry(s *facts.Service, aspect string, text untrusted.Text, places ...untrusted.Place) facts.Drift {
	d := facts.Drift{Between: [2]untrusted.Text{untrusted.Text(p.a.Name), untrusted.Text(p.b.Name)}, Service: s.Name, Role: s.Role, Aspect: aspect, Message: text}
	for _, at := range places {
		if at != (untrusted.Place{}) && !slices.Contains(d.Evidence, at) {
			d.Evidence = append(d.Evidence, at)
		}
	}
	if len(d.Evidence) == 0 {
		d.Evidence = []untrusted.Place{s.Place}
	}
	return d
}

// aspects are the ways in which a service can differ. Each gives an empty text
// where there is no difference; values of variables are never named.
var aspects = []struct {
	name string
	look func(p pair) (untrusted.Text, []untrusted.Place)
}{
	{"image", func(p pair) (untrusted.Text, []untrusted.Place) {
		a, b := p.one.Image, p.two.Image
		if a == nil || b == nil || a.Ref == b.Ref || p.one.Build != nil && p.two.Build != nil {
			return "", nil
		}
		return p.both("image", a.Ref, b.Ref), []untrusted.Place{a.Place, b.Place}
	}},
	{"build", pair.build},
	{"command", pair.command},
	{"ports", func(p pair) (untrusted.Text, []untrusted.Place) {
		return p.lists("published", ports(p.one), ports(p.two))
	}},
	{"mounts", func(p pair) (untrusted.Text, []untrusted.Place) {
		return p.lists("mounted", mounts(p.one, p.a), mounts(p.two, p.b))
	}},
	{"healthcheck", func(p pair) (untrusted.Text, []untrusted.Place) {
		return p.only("a health check", p.one.Health != nil, p.two.Health != nil, healthAt(p.one), healthAt(p.two))
	}},
	{"limits", pair.limits},
	{"environment", func(p pair) (untrusted.Text, []untrusted.Place) {
		return p.lists("variables", variables(p.one), variables(p.two))
	}},
	{"secrets", func(p pair) (untrusted.Text, []untrusted.Place) {
		return p.lists("secrets", p.one.Secrets, p.two.Secrets)
	}},
	{"replicas", func(p pair) (untrusted.Text, []untrusted.Place) {
		if p.one.Replicas == p.two.Replicas {
			return "", nil
		}
		return p.both("replicas", number(p.one.Replicas), number(p.two.Replicas)), []untrusted.Place{attributeAt(p.one, "deploy.replicas", "scale"), attributeAt(p.two, "deploy.replicas", "scale")}
	}},
	{"restart", func(p pair) (untrusted.Text, []untrusted.Place) {
		if p.one.Restart == p.two.Restart {
			return "", nil
		}
		return p.both("restart policy", orNone(p.one.Restart), orNone(p.two.Restart)), []untrusted.Place{attributeAt(p.one, "restart", "deploy.restart_policy"), attributeAt(p.two, "restart", "deploy.restart_policy")}
	}},
}

func (p pair) onlyIn(e Environment) untrusted.Text { return untrusted.Text("only in " + e.Name) }

// both says "WHAT x in a, y in b".
func (p pair) both(what, x, y untrusted.Text) untrusted.Text {
	return what + " " + x + " in " + untrusted.Text(p.a.Name) + ", " + y + " in " + untrusted.Text(p.b.Name)
}

// only says where something is that the other side has not.
func (p pair) only(what string, x, y bool, atX, atY untrusted.Place) (untrusted.Text, []untrusted.Place) {
	switch {
	case x == y:
		return "", nil
	case x:
		return untrusted.Text(what + " only in " + p.a.Name), []untrusted.Place{atX}
	}
	return untrusted.Text(what + " only in " + p.b.Name), []untrusted.Place{atY}
}

// lists says which names are on one side only; the evidence is the first of
// each side.
func (p pair) lists(what string, x, y []facts.Use) (untrusted.Text, []untrusted.Place) {
	var parts []string
	var places []untrusted.Place
	for _, side := range []struct {
		name      string
		has, lack []facts.Use
	}{{p.a.Name, x, y}, {p.b.Name, y, x}} {
		missing := without(side.has, side.lack)
		if len(missing) > 0 {
			parts = append(parts, what+" only in "+side.name+": "+shortList(missing))
			places = append(places, missing[0].Place)
		}
	}
	return untrusted.Text(strings.Join(parts, "; ")), places
}

func without(has, lack []facts.Use) []facts.Use {
	known := map[untrusted.Text]bool{}
	for _, u := range lack {
		known[u.Name] = true
	}
	var out []facts.Use
	for _, u := range has {
		if !known[u.Name] {
			known[u.Name] = true
			out = append(out, u)
		}
	}
	return out
}

// shortList names the first few.
func shortList(uses []facts.Use) string {
	const shown = 3
	names := make([]string, len(uses))
	for i, u := range uses {
		names[i] = string(u.Name)
	}
	return english.List(names, shown)
}
