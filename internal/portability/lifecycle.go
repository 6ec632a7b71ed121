package portability

import (
	"slices"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

func healthTest(id string) serviceTest {
	forms := map[string][]string{
		"healthcheck-command":      {"cmd"},
		"healthcheck-text":         {"shell", "string"},
		"healthcheck-without-test": {"none", "inherit"},
		"healthcheck-disabled":     {"disabled"},
	}[id]
	if forms == nil {
		return nil
	}
	return one(func(s facts.Service) untrusted.Place {
		if s.Health == nil || !slices.Contains(forms, s.Health.Form) {
			return untrusted.Place{}
		}
		return attribute(s, "healthcheck.test", s.Health.Place)
	})
}

func startTest(id string) serviceTest {
	condition, ok := map[string]string{
		"depends-started":   "service_started",
		"depends-healthy":   "service_healthy",
		"depends-completed": "service_completed_successfully",
	}[id]
	if !ok {
		return nil
	}
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

func portTest(id string) serviceTest {
	switch id {
	case "ports-published":
		return ports(func(facts.Service, facts.Port) bool { return true })
	case "ports-address":
		return ports(func(_ facts.Service, p facts.Port) bool {
			return !slices.Contains([]untrusted.Text{"", "0.0.0.0", "::", "[::]"}, p.HostIP)
		})
	case "ports-with-replicas":
		return ports(func(s facts.Service, p facts.Port) bool {
			return s.Replicas > 1 && p.Published != "" && p.Count < s.Replicas
		})
	case "no-ports":
		return one(func(s facts.Service) untrusted.Place {
			if len(s.Ports) > 0 || attribute(s, "expose", untrusted.Place{}) != (untrusted.Place{}) || s.NetworkMode != "" {
				return untrusted.Place{}
			}
			return s.Place
		})
	}
	return nil
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
