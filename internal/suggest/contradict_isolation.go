package suggest

import (
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// oneNetwork: customers are to be kept apart, but everything can reach
// everything.
func oneNetwork(p facts.Project, g given) objection {
	if !g.is("isolation", "tenants") || len(p.Services) < 2 {
		return objection{}
	}
	used := map[untrusted.Text]bool{}
	for _, s := range p.Services {
		if len(s.Networks) == 0 && s.NetworkMode == "" {
			used["default"] = true
		}
		for _, n := range s.Networks {
			used[n.Name] = true
		}
	}
	if len(used) > 1 || len(copies(p)) > 0 {
		return objection{}
	}
	return objection{"You answered that customers are isolated, but all services share one network and there is one copy of each", networkPlaces(p)}
}

func networkPlaces(p facts.Project) []untrusted.Place {
	if len(p.Networks) == 1 {
		return []untrusted.Place{p.Networks[0].Place}
	}
	return filesOf(p)
}

// tenantCopies: nobody is said to be kept apart, but there is a copy for each
// customer.
func tenantCopies(p facts.Project, g given) objection {
	if !g.is("isolation", "none", "teams") {
		return objection{}
	}
	h := isolation(p)
	if h.option != "tenants" {
		return objection{}
	}
	return objection{"You answered that customers are not isolated, but " + h.because, h.evidence}
}

// openToAuditors: what an audit names first: full access to the host, and
// secrets in an image.
func openToAuditors(p facts.Project, g given) objection {
	if !g.is("compliance", "audited") {
		return objection{}
	}
	var what []string
	var at []untrusted.Place
	for _, s := range p.Services {
		if a, ok := attribute(s, "privileged"); ok && a.Value.Reveal() == "true" {
			what, at = append(what, string(s.Name)+" is privileged"), append(at, a.Place)
		}
		if m, ok := socket(s); ok && s.Role != facts.RoleMonitoring {
			what, at = append(what, string(s.Name)+" can command the whole host"), append(at, m.Place)
		}
		if d := s.Dockerfile; d != nil && len(d.SecretNames) > 0 {
			what, at = append(what, "the image of "+string(s.Name)+" has a secret in it"), append(at, d.SecretNames[0].Place)
		}
	}
	if len(what) == 0 {
		return objection{}
	}
	return objection{"You answered that auditors inspect the platform, and they will find that " + few(what), at}
}

// socket is the mount of the engine's socket.
func socket(s facts.Service) (facts.Mount, bool) {
	i := slices.IndexFunc(s.Mounts, func(m facts.Mount) bool {
		return m.Kind == "bind" && (strings.HasSuffix(m.From(), "docker.sock") || strings.HasSuffix(m.From(), "podman.sock"))
	})
	if i < 0 {
		return facts.Mount{}, false
	}
	return s.Mounts[i], true
}
