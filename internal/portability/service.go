package portability

import (
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// serviceTest gives the places where a service shows a feature; none when it
// is not in use.
type serviceTest func(v view, s facts.Service) []untrusted.Place

// view is the project with what tests ask for again and again.
type view struct {
	facts.Project
	shared map[untrusted.Text]bool // volumes that several services mount
}

func look(p facts.Project) view {
	v := view{Project: p, shared: map[untrusted.Text]bool{}}
	by := map[untrusted.Text]untrusted.Text{}
	for _, s := range p.Services {
		for _, m := range s.Mounts {
			if m.Kind != "volume" {
				continue
			}
			if other, ok := by[m.Source]; ok && other != s.Name {
				v.shared[m.Source] = true
			}
			by[m.Source] = s.Name
		}
	}
	return v
}

// testOfService finds the test of a service with an id; nil: there is none.
func testOfService(id string) serviceTest {
	switch id {
	case "image-pulled":
		return one(func(s facts.Service) untrusted.Place {
			if s.Image == nil || s.Build != nil {
				return untrusted.Place{}
			}
			return s.Image.Place
		})
	case "build":
		return one(func(s facts.Service) untrusted.Place {
			if s.Build == nil {
				return untrusted.Place{}
			}
			return s.Build.Place
		})
	case "environment":
		return one(func(s facts.Service) untrusted.Place {
			if len(s.Environment) == 0 {
				return untrusted.Place{}
			}
			return attribute(s, "environment", s.Environment[0].Place)
		})
	case "extension":
		return extensions
	case "restart-not-set":
		return one(func(s facts.Service) untrusted.Place {
			if s.Restart != "" || attribute(s, "deploy.restart_policy.condition", untrusted.Place{}) != (untrusted.Place{}) {
				return untrusted.Place{}
			}
			return s.Place
		})
	case "replicas":
		return one(func(s facts.Service) untrusted.Place {
			if s.Replicas < 2 {
				return untrusted.Place{}
			}
			return attribute(s, "deploy.replicas", untrusted.Place{})
		})
	case "gpus":
		return uses(func(s facts.Service) []facts.Use { return s.GPUs })
	case "configs-used":
		return uses(func(s facts.Service) []facts.Use { return s.Configs })
	case "secrets-used":
		return uses(func(s facts.Service) []facts.Use { return s.Secrets })
	case "networks-joined":
		return uses(func(s facts.Service) []facts.Use { return s.Networks })
	case "kompose-labels":
		return labels
	case "monitoring":
		return one(func(s facts.Service) untrusted.Place {
			if s.Role != facts.RoleMonitoring {
				return untrusted.Place{}
			}
			return s.Place
		})
	case "logging-local":
		return logging(true)
	case "logging-shipped":
		return logging(false)
	}
	return firstTest(healthTest(id), startTest(id), portTest(id), mountTest(id))
}

// firstTest is the first test that there is.
func firstTest(tests ...serviceTest) serviceTest {
	for _, t := range tests {
		if t != nil {
			return t
		}
	}
	return nil
}

// one makes a test of a single place; the zero place means not in use.
func one(at func(s facts.Service) untrusted.Place) serviceTest {
	return func(_ view, s facts.Service) []untrusted.Place {
		if place := at(s); place != (untrusted.Place{}) {
			return []untrusted.Place{place}
		}
		return nil
	}
}

func uses(list func(s facts.Service) []facts.Use) serviceTest {
	return func(_ view, s facts.Service) []untrusted.Place {
		var out []untrusted.Place
		for _, u := range list(s) {
			out = append(out, u.Place)
		}
		return out
	}
}

// attribute is the place of an attribute path, or another place without it.
func attribute(s facts.Service, path string, otherwise untrusted.Place) untrusted.Place {
	i := slices.IndexFunc(s.Attributes, func(a facts.Attribute) bool { return a.Path == path })
	if i < 0 {
		return otherwise
	}
	return s.Attributes[i].Place
}

func extensions(_ view, s facts.Service) []untrusted.Place {
	var out []untrusted.Place
	for _, a := range s.Attributes {
		if strings.HasPrefix(a.Path, "x-") {
			out = append(out, a.Place)
		}
	}
	return out
}

func labels(_ view, s facts.Service) []untrusted.Place {
	var out []untrusted.Place
	for _, l := range s.Labels {
		if strings.HasPrefix(string(l.Name), "kompose.") {
			out = append(out, l.Place)
		}
	}
	return out
}

// logging tells drivers that stay on the host from those that ship logs away.
func logging(local bool) serviceTest {
	return one(func(s facts.Service) untrusted.Place {
		if s.Logging == nil || strings.Contains(string(s.Logging.Driver), "$") { // nobody knows
			return untrusted.Place{}
		}
		if slices.Contains([]untrusted.Text{"", "json-file", "local", "none"}, s.Logging.Driver) != local {
			return untrusted.Place{}
		}
		return s.Logging.Place
	})
}
