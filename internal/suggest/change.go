package suggest

import (
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// deployDowntime: a rollout that starts the new copy before it stops the old
// one, or a blue and a green copy.
func deployDowntime(p facts.Project) hint {
	for _, s := range p.Services {
		if a, ok := attribute(s, "deploy.update_config.order"); ok && a.Value.Reveal() == "start-first" {
			return hint{option: "none", because: string(s.Name) + " is to be updated by starting the new copy first", evidence: []untrusted.Place{a.Place}}
		}
	}
	if blue, green, ok := blueGreen(p); ok {
		return hint{option: "none", because: string(blue.Name) + " and " + string(green.Name) + " are two copies to switch between", evidence: servicePlaces([]facts.Service{blue, green})}
	}
	for _, s := range p.Services {
		if a, ok := below(s, "deploy.update_config"); ok && s.Replicas > 1 && own(s) {
			return hint{option: "seconds", because: "the copies of " + string(s.Name) + " are to be updated one after the other", evidence: []untrusted.Place{a.Place}}
		}
	}
	return hint{}
}

// blueGreen finds app-blue and app-green of the same image or build.
func blueGreen(p facts.Project) (blue, green facts.Service, ok bool) {
	for _, b := range p.Services {
		stem, isBlue := strings.CutSuffix(string(b.Name), "blue")
		if !isBlue || stem == "" {
			continue
		}
		for _, g := range p.Services {
			if string(g.Name) == stem+"green" && own(g) {
				return b, g, true
			}
		}
	}
	return blue, green, false
}

// scaling: a program that changes the number of copies, or a number of copies
// that somebody wrote down.
func scaling(p facts.Project) hint {
	for _, s := range p.Services {
		for _, l := range s.Labels {
			if n := strings.ToLower(string(l.Name)); strings.Contains(n, "autoscal") || strings.HasPrefix(n, "orbiter") {
				return hint{option: "automatic", because: string(s.Name) + " is labelled for a program that scales it", evidence: []untrusted.Place{l.Place}}
			}
		}
	}
	many := where(p, func(s facts.Service) bool { return s.Replicas > 1 && s.Orchestrated() })
	if len(many) == 0 {
		return hint{}
	}
	var at []untrusted.Place
	for _, s := range many {
		for _, path := range []string{"deploy.replicas", "scale"} {
			if a, ok := attribute(s, path); ok {
				at = append(at, a.Place)
				break
			}
		}
	}
	return hint{option: "manual", because: "more than one copy is asked for of " + names(many), evidence: at}
}
