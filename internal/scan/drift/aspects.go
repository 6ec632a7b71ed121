package drift

import (
	"slices"
	"strconv"

	"advisor/internal/dockerfile"
	"advisor/internal/facts"
	"advisor/internal/scan/sets"
	"advisor/internal/untrusted"
)

// build compares built with pulled, and one build target with another.
func (p pair) build() (untrusted.Text, []untrusted.Place) {
	a, b := p.one.Build, p.two.Build
	if a == nil || b == nil {
		return p.only("built", a != nil, b != nil, buildAt(a), buildAt(b))
	}
	switch {
	case a.Target != b.Target:
		return p.both("build target", orDefault(a.Target), orDefault(b.Target)), []untrusted.Place{a.Place, b.Place}
	case a.Dockerfile != b.Dockerfile:
		return p.both("built from", orDefault(a.Dockerfile), orDefault(b.Dockerfile)), []untrusted.Place{a.Place, b.Place}
	case a.Context != b.Context:
		return p.both("built in", a.Context, b.Context), []untrusted.Place{a.Place, b.Place}
	}
	return "", nil
}

func buildAt(b *facts.Build) untrusted.Place {
	if b == nil {
		return untrusted.Place{}
	}
	return b.Place
}

// command says that the command is another one, and names a development server in it.
func (p pair) command() (untrusted.Text, []untrusted.Place) {
	same := slices.EqualFunc(p.one.Command, p.two.Command, sameHidden) && slices.EqualFunc(p.one.Entrypoint, p.two.Entrypoint, sameHidden)
	if same {
		return "", nil
	}
	places := []untrusted.Place{p.one.CommandAt, p.two.CommandAt}
	text := untrusted.Text("another command in " + p.b.Name + " than in " + p.a.Name)
	for _, side := range []struct {
		env string
		s   *facts.Service
	}{{p.a.Name, p.one}, {p.b.Name, p.two}} {
		if server := devServer(slices.Concat(side.s.Entrypoint, side.s.Command)); server != "" {
			text = untrusted.Text("runs " + server + " in " + side.env)
		}
	}
	return text, places
}

func devServer(command []facts.Hidden) string {
	argv := make([]string, len(command))
	for i, h := range command {
		argv[i] = h.Reveal()
	}
	return dockerfile.DevServer(argv, nil)
}

func sameHidden(a, b facts.Hidden) bool { return a.Reveal() == b.Reveal() }

// limits says which side alone has limits of memory or processor.
func (p pair) limits() (untrusted.Text, []untrusted.Place) {
	if text, places := p.only("a memory limit", isSet(p.one.Limits.Memory), isSet(p.two.Limits.Memory), p.one.Limits.Memory, p.two.Limits.Memory); text != "" {
		return text, places
	}
	return p.only("a CPU limit", isSet(p.one.Limits.CPU), isSet(p.two.Limits.CPU), p.one.Limits.CPU, p.two.Limits.CPU)
}

func isSet(at untrusted.Place) bool { return at != (untrusted.Place{}) }

// ports are the published host ports, as names.
func ports(s *facts.Service) []facts.Use {
	var out []facts.Use
	for _, p := range s.Ports {
		name := p.Published
		if name == "" {
			name = "any for " + p.Target
		}
		out = append(out, facts.Use{Name: untrusted.Text(name), Place: p.Place})
	}
	return out
}

// mounts are the mount targets with what lies there, as names. Source code over
// the image is what development is, and no difference that anybody wonders at.
func mounts(s *facts.Service, in Environment) []facts.Use {
	var out []facts.Use
	for _, m := range s.Mounts {
		if in.Kind == sets.Development && sets.IsSource(*s, m) {
			continue
		}
		name := m.Target
		if m.Kind == "bind" && m.Source != "" {
			name = m.Source + " at " + m.Target
		}
		out = append(out, facts.Use{Name: name, Place: m.Place})
	}
	return out
}

// variables are the names of environment variables.
func variables(s *facts.Service) []facts.Use {
	var out []facts.Use
	for _, v := range s.Environment {
		out = append(out, facts.Use{Name: v.Name, Place: v.Place})
	}
	return out
}

func healthAt(s *facts.Service) untrusted.Place {
	if s.Health == nil {
		return untrusted.Place{}
	}
	return s.Health.Place
}

// attributeAt is the place of the first attribute path that is in use.
func attributeAt(s *facts.Service, paths ...string) untrusted.Place {
	for _, path := range paths {
		for _, a := range s.Attributes {
			if a.Path == path {
				return a.Place
			}
		}
	}
	return untrusted.Place{}
}

func number(n int) untrusted.Text { return untrusted.Text(strconv.Itoa(n)) }

func orNone(s string) untrusted.Text {
	if s == "" {
		return "none"
	}
	return untrusted.Text(s)
}

func orDefault(s untrusted.Text) untrusted.Text {
	if s == "" {
		return "(default)"
	}
	return s
}
