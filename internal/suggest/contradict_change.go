package suggest

import (
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// single reports whether a service is a store of which one copy runs.
func single(s facts.Service) bool { return isStore(s) && s.Replicas < 2 && s.Mode != "global" }

// singleStore: hardly any time down is allowed, and all of it hangs on one
// copy of a store. Several stores of one product may be a cluster.
func singleStore(p facts.Project, g given) objection {
	if !g.is("availability", "99.95", "99.99") {
		return objection{}
	}
	stores := where(p, func(s facts.Service) bool {
		return single(s) && s.Role == facts.RoleDatabase && !inCluster(p, s)
	})
	if len(stores) == 0 {
		return objection{}
	}
	most := "The availability target allows 22 minutes"
	if g.is("availability", "99.99") {
		most = "The availability target allows 4 minutes"
	}
	return objection{
		most + " of downtime a month, but " + names(stores) + english.Agree(len(stores), " runs once: its restart, upgrade or repair", " run once: the restart, upgrade or repair of each") + " is downtime",
		servicePlaces(stores),
	}
}

// inCluster reports whether a store stands next to others of the same image whose names only
// differ in a number: es01, es02, es03.
func inCluster(p facts.Project, s facts.Service) bool {
	others := where(p, func(o facts.Service) bool {
		return o.Name != s.Name && artifact(o) == artifact(s) && unnumbered(o.Name) == unnumbered(s.Name)
	})
	return len(others) > 0
}

// unnumbered is a name without its digits.
func unnumbered(name untrusted.Text) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, string(name))
}

// staysDown: a target of availability, but nothing starts a service again.
func staysDown(p facts.Project, g given) objection {
	if !g.is("availability", "99.5", "99.9", "99.95", "99.99") || hasProduction(p) || swarmDeployed(p) {
		return objection{}
	}
	down := where(p, func(s facts.Service) bool {
		return s.Orchestrated() && !s.Inactive && s.Role != facts.RoleMonitoring && (s.Restart == "" || s.Restart == "no")
	})
	if len(down) == 0 {
		return objection{}
	}
	return objection{
		"You set an availability target, but nothing restarts " + names(down) + " after a crash or a reboot",
		servicePlaces(down),
	}
}

// swarmDeployed reports whether the files are for Swarm, which restarts everything by default.
func swarmDeployed(p facts.Project) bool {
	return slices.ContainsFunc(p.Networks, func(n facts.Network) bool { return n.Driver == "overlay" })
}

// fixed is where a service is bound to one copy: its name or a host port. A
// proxy has to hold the ports of the web.
func fixed(s facts.Service) (untrusted.Place, string) {
	if s.Container != "" {
		a, _ := attribute(s, "container_name")
		return a.Place, "a fixed container name"
	}
	for _, p := range s.Ports {
		if p.Published != "" && p.Count < 2 {
			return p.Place, "a fixed host port"
		}
	}
	return untrusted.Place{}, ""
}

// bound are own services that are tied to one copy, with the places and the
// first reason.
func bound(p facts.Project) (services []facts.Service, at []untrusted.Place, why string) {
	for _, s := range p.Services {
		if !own(s) || s.Inactive {
			continue
		}
		place, reason := fixed(s)
		if reason == "" || reason == "a fixed host port" && swarmDeployed(p) { // Swarm's mesh shares the port
			continue
		}
		services, at = append(services, s), append(at, place)
		if why == "" || why == reason {
			why = reason
		} else {
			why = "fixed container names or host ports"
		}
	}
	return services, at, why
}

// cannotOverlap: no gap is allowed, but the old and the new copy cannot run at
// the same time.
func cannotOverlap(p facts.Project, g given) objection {
	if !g.is("deploy-downtime", "none") {
		return objection{}
	}
	services, at, why := bound(p)
	if len(services) == 0 {
		return objection{}
	}
	return objection{
		"You answered that no request may fail during a deploy, but " + names(services) + english.Agree(len(services), " has ", " have ") + why + ", so that the old copy must stop before the new one starts",
		at,
	}
}

// onlyOneMayWrite: no gap or one of seconds is allowed, but a service of the
// project keeps its data in a volume that two copies cannot share safely.
func onlyOneMayWrite(p facts.Project, g given) objection {
	if !g.is("deploy-downtime", "none", "seconds") {
		return objection{}
	}
	writers := where(p, func(s facts.Service) bool {
		return s.Role == facts.RoleApplication && s.Stateful && !s.Inactive && s.Replicas < 2 && s.Product != "portainer"
	})
	if len(writers) == 0 {
		return objection{}
	}
	return objection{
		"You allow hardly any downtime during a deploy, but " + names(writers) + english.Agree(len(writers), " runs once and keeps", " run once and keep") + " data in volumes: a second copy beside the old one would write to the same files",
		dataPlaces(writers),
	}
}

func dataPlaces(services []facts.Service) []untrusted.Place {
	var out []untrusted.Place
	for _, s := range services {
		for _, m := range s.Mounts {
			if m.Kind == "volume" && !m.ReadOnly {
				out = append(out, m.Place)
				break
			}
		}
	}
	if len(out) == 0 {
		return servicePlaces(services)
	}
	return out
}

// cannotCopy: the number of copies is to change, but a second copy cannot
// start.
func cannotCopy(p facts.Project, g given) objection {
	if !g.is("scaling", "manual", "automatic") {
		return objection{}
	}
	services, at, why := bound(p)
	if len(services) == 0 {
		return objection{}
	}
	return objection{
		"You answered that the number of copies changes, but " + names(services) + english.Agree(len(services), " has ", " have ") + why + ": a second copy does not start",
		at,
	}
}

// copiesOfData: the number of copies is to change, but the copies write to one
// local volume.
func copiesOfData(p facts.Project, g given) objection {
	if !g.is("scaling", "manual", "automatic") {
		return objection{}
	}
	many := where(p, func(s facts.Service) bool {
		return s.Replicas > 1 && s.Stateful && s.Orchestrated() && slices.ContainsFunc(s.Mounts, func(m facts.Mount) bool { return !m.ReadOnly && onOneHost(p, m) })
	})
	if len(many) == 0 {
		return objection{}
	}
	return objection{
		"You answered that the number of copies changes, but all copies of " + names(many) + " write to the same folder or volume of one host",
		kept(p, many),
	}
}
