package suggest

import (
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// several reports whether the answer means more than one host.
func several(g given) bool { return g.is("hosts", "2-3", "4-10", "11+") }

// placedOnSeveral: one host is said to be enough, but services are placed on
// different ones.
func placedOnSeveral(p facts.Project, g given) objection {
	if !g.is("hosts", "1") {
		return objection{}
	}
	if h := hosts(p); h.option != questions.Unknown {
		return objection{"You answered that one host is enough, but " + h.because, h.evidence}
	}
	for _, n := range p.Networks {
		if n.Driver == "overlay" && len(placed(p)) > 0 {
			return objection{
				"You answered that one host is enough, but the files place services on nodes and connect them over the network " + string(n.Name),
				append([]untrusted.Place{n.Place}, placementPlaces(placed(p))...),
			}
		}
	}
	return objection{}
}

// placed are the services with placement rules.
func placed(p facts.Project) []facts.Service {
	return where(p, func(s facts.Service) bool { _, ok := below(s, "deploy.placement"); return ok })
}

func placementPlaces(services []facts.Service) []untrusted.Place {
	var out []untrusted.Place
	for _, s := range services {
		a, _ := below(s, "deploy.placement")
		out = append(out, a.Place)
	}
	return out
}

// sharedFolders: several hosts, but services hand files to each other through
// one folder or one local volume.
func sharedFolders(p facts.Project, g given) objection {
	if !several(g) {
		return objection{}
	}
	for _, v := range p.Volumes {
		writers := where(p, func(s facts.Service) bool { return s.Orchestrated() && mountsVolume(s, v.Name) })
		if len(writers) > 1 && onOneHost(p, facts.Mount{Kind: "volume", Source: v.Name}) {
			return objection{
				"You answered that several hosts are needed, but " + names(writers) + " share the volume " + string(v.Name) + ", which lies on one host",
				append([]untrusted.Place{v.Place}, volumePlaces(writers, v.Name)...),
			}
		}
	}
	return objection{}
}

func mountsVolume(s facts.Service, name untrusted.Text) bool {
	return slices.ContainsFunc(s.Mounts, func(m facts.Mount) bool { return m.Kind == "volume" && m.Source == name })
}

func volumePlaces(services []facts.Service, name untrusted.Text) []untrusted.Place {
	var out []untrusted.Place
	for _, s := range services {
		for _, m := range s.Mounts {
			if m.Kind == "volume" && m.Source == name {
				out = append(out, m.Place)
			}
		}
	}
	return out
}

// placementIgnored: several hosts and placement rules, which docker compose
// does not read. A file that Swarm deploys has an overlay network or a
// pipeline that says so.
func placementIgnored(p facts.Project, g given) objection {
	swarm := slices.ContainsFunc(p.Networks, func(n facts.Network) bool { return n.Driver == "overlay" }) ||
		slices.ContainsFunc(p.Tools, func(t facts.Tool) bool { return t.Name == "docker-stack" })
	rules := placed(p)
	if !several(g) || swarm || len(rules) == 0 {
		return objection{}
	}
	return objection{
		"You answered that several hosts are needed, and " + names(rules) + english.Agree(len(rules), " has", " have") + " placement rules, but docker compose ignores them: only Swarm reads them",
		placementPlaces(rules),
	}
}

// builtOnTheHost: several hosts, but images without a name cannot get to a
// second one.
func builtOnTheHost(p facts.Project, g given) objection {
	if !several(g) || hasProduction(p) {
		return objection{}
	}
	local := where(p, func(s facts.Service) bool { return s.Build != nil && s.Image == nil && own(s) })
	if len(local) == 0 {
		return objection{}
	}
	return objection{
		"You answered that several hosts are needed, but " + names(local) + english.Agree(len(local), " is built where it runs and has", " are built where they run and have") + " no image that another host could pull",
		buildPlaces(local),
	}
}

func buildPlaces(services []facts.Service) []untrusted.Place {
	var out []untrusted.Place
	for _, s := range services {
		out = append(out, s.Build.Place)
	}
	return out
}

// dataOnOneHost: another host is to take over, but the data lies on this one.
func dataOnOneHost(p facts.Project, g given) objection {
	if !g.is("host-failure", "automatic", "failover", "standby") {
		return objection{}
	}
	local := localData(p)
	if len(local) == 0 {
		return objection{}
	}
	who := "You answered that other hosts take over automatically"
	if g.is("host-failure", "standby") {
		who = "You answered that a standby host takes over within minutes"
	}
	return objection{
		who + ", but " + names(local) + english.Agree(len(local), " keeps its data", " keep their data") + " on the host that died",
		kept(p, local),
	}
}

// tiedToTheHost: other hosts are to take over, but services use what only this
// host has.
func tiedToTheHost(p facts.Project, g given) objection {
	if !g.is("host-failure", "automatic") {
		return objection{}
	}
	var tied []facts.Service
	var at []untrusted.Place
	for _, s := range p.Services {
		if place, ok := hostBound(s); ok && s.Orchestrated() && s.Role != facts.RoleMonitoring && s.Mode != "global" {
			tied, at = append(tied, s), append(at, place)
		}
	}
	if len(tied) == 0 {
		return objection{}
	}
	return objection{
		"You answered that other hosts take over automatically, but " + names(tied) + english.Agree(len(tied), " uses", " use") + " the engine, devices or network of one host",
		at,
	}
}

// hostBound is where a service reaches into its host.
func hostBound(s facts.Service) (untrusted.Place, bool) {
	if m, ok := socket(s); ok {
		return m.Place, true
	}
	if s.NetworkMode == "host" {
		a, _ := attribute(s, "network_mode")
		return a.Place, true
	}
	for _, item := range items(s, "devices") {
		if strings.HasPrefix(item.Value.Reveal(), "/dev/") {
			return item.Place, true
		}
	}
	return untrusted.Place{}, false
}

// oneRegionOfData: several regions, one place for the data.
func oneRegionOfData(p facts.Project, g given) objection {
	if !g.is("regions", "several") {
		return objection{}
	}
	local := localData(p)
	if len(local) == 0 {
		return objection{}
	}
	return objection{
		"You answered that several regions are served, but " + names(local) + english.Agree(len(local), " keeps its data", " keep their data") + " on one host of one region",
		kept(p, local),
	}
}
