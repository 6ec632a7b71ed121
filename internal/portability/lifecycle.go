package portability

import (
	"slices"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// health finds a health check in one of the forms.
func health(forms ...string) serviceTest {
	return singlePlace(func(s facts.Service) untrusted.Place {
		if s.Health == nil || !slices.Contains(forms, s.Health.Form) {
			return untrusted.Place{}
		}
		return attribute(s, "healthcheck.test", s.Health.Place)
	})
}

// imageHealth is the health check of the Dockerfile where Compose sets none of
// its own.
func imageHealth(s facts.Service) untrusted.Place {
	if s.Dockerfile == nil || !s.Dockerfile.Healthy || s.Health != nil && s.Health.Form != "inherit" {
		return untrusted.Place{}
	}
	return s.Dockerfile.HealthyAt
}

// dependsOn finds services that are waited for until a condition holds, which
// is that they have started where none is written.
func dependsOn(condition string) serviceTest {
	return func(_ view, s facts.Service) []untrusted.Place {
		var out []untrusted.Place
		for _, d := range s.DependsOn {
			if d.Condition == condition || d.Condition == "" && condition == "service_started" {
				out = append(out, d.Place)
			}
		}
		return out
	}
}

func ports(in func(s facts.Service, p facts.Port) bool) serviceTest {
	return func(_ view, s facts.Service) []untrusted.Place {
		var out []untrusted.Place
		for _, p := range s.Ports {
			if in(s, p) {
				out = append(out, p.Place)
			}
		}
		return out
	}
}

// onOneAddress reports whether a port is open on one address of the host only.
func onOneAddress(_ facts.Service, p facts.Port) bool {
	return !slices.Contains([]string{"", "0.0.0.0", "::", "[::]"}, p.Address())
}

// tooFewForCopies reports whether not every copy of a service gets a port of
// the host.
func tooFewForCopies(s facts.Service, p facts.Port) bool {
	return s.Replicas > 1 && p.Published != "" && p.Count < s.Replicas
}

func noPorts(s facts.Service) untrusted.Place {
	if len(s.Ports) > 0 || attribute(s, "expose", untrusted.Place{}) != (untrusted.Place{}) || s.NetworkMode != "" {
		return untrusted.Place{}
	}
	return s.Place
}
