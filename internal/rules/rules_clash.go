package rules

import (
	"cmp"
	"slices"
	"strconv"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// clashRules are about two services that want the same thing of the host.
// Services that only a profile starts are left out: they are alternatives.
func clashRules() []Rule {
	return []Rule{
		{
			ID: "duplicate-container-name", Theme: facts.Reliability, Severity: facts.High,
			Title: "Two services with the same container name",
			Says:  "%s uses a container name that another service uses too.", Several: "%s use the same container name as another service.",
			Why:              "A container name can be used once on a host: the second service does not start.",
			Remedy:           "Remove the fixed container names.",
			RemedyCompose:    "Delete `container_name`, or make the names differ.",
			RemedyKubernetes: "Delete the names: pods get names of their own.",
			Source:           composeServices + "#container_name", Fix: reset("container_name"), Check: duplicateNames,
		},
		{
			ID: "duplicate-published-port", Theme: facts.Reliability, Severity: facts.High,
			Title: "Two services on the same host port",
			Says:  "%s publishes a host port that another service publishes too.", Several: "%s publish the same host port as another service.",
			Why:              "A port of the host can be used once: the second service does not start.",
			Remedy:           "Give each service a host port of its own, or let only a reverse proxy publish the port.",
			RemedyCompose:    "Change one of the two numbers, or put services that never run together into different profiles.",
			RemedyKubernetes: "Use a Service for each: Services have their own addresses, so their ports do not clash.",
			Source:           publishing, Check: duplicatePorts,
		},
	}
}

func duplicateNames(p facts.Project) []Hit {
	by := map[untrusted.Text][]Hit{}
	for _, s := range p.Services {
		if s.Container != "" && !s.Inactive {
			a, _ := attribute(s, "container_name")
			by[s.Container] = append(by[s.Container], hit(s, s.Container, a.Place)...)
		}
	}
	var out []Hit
	for _, s := range p.Services {
		if own := by[s.Container]; len(own) > 1 && !s.Inactive {
			for _, h := range own {
				if h.Service == s.Name {
					out = append(out, h)
				}
			}
		}
	}
	return out
}

// claim is one port of the host that a service wants.
type claim struct {
	service untrusted.Text
	port    facts.Port
	number  int
}

func duplicatePorts(p facts.Project) []Hit {
	claims := map[int][]claim{}
	for _, s := range p.Services {
		if s.Inactive || s.NetworkMode == "host" {
			continue
		}
		for _, port := range s.Ports {
			if c, ok := claimed(s, port); ok {
				claims[c.number] = append(claims[c.number], c)
			}
		}
	}
	return each(p, func(s facts.Service) []Hit {
		var out []Hit
		for _, port := range s.Ports {
			c, ok := claimed(s, port)
			if ok && !s.Inactive && s.NetworkMode != "host" && slices.ContainsFunc(claims[c.number], c.clashes) {
				out = append(out, hit(s, untrusted.Text(port.Published), port.Place)...)
			}
		}
		return out
	})
}

// claimed is the claim of a single port. A range leaves room: Docker picks a
// free port of it.
func claimed(s facts.Service, port facts.Port) (claim, bool) {
	n, err := strconv.Atoi(port.Published)
	return claim{service: s.Name, port: port, number: n}, err == nil
}

// clashes reports whether two services claim the same port.
func (a claim) clashes(b claim) bool {
	if a.service == b.service || protocol(a.port) != protocol(b.port) {
		return false
	}
	return a.port.Address() == b.port.Address() || anyInterface(a.port) || anyInterface(b.port)
}

func protocol(port facts.Port) string { return cmp.Or(port.Protocol, "tcp") }
