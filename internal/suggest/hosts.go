package suggest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// constraint is one placement constraint: node.labels.zone == a.
type constraint struct {
	key, value string
	equal      bool
	service    untrusted.Text
	place      untrusted.Place
}

// constraints are all placement constraints, in file order.
func constraints(p facts.Project) []constraint {
	var out []constraint
	for _, s := range p.Services {
		for _, item := range items(s, "deploy.placement.constraints") {
			text := item.Value.Reveal()
			key, value, equal := strings.Cut(text, "==")
			if !equal {
				key, value, _ = strings.Cut(text, "!=")
			}
			value = strings.TrimSpace(value)
			if value == "" || strings.Contains(value, "$") {
				continue
			}
			out = append(out, constraint{strings.TrimSpace(key), value, equal, s.Name, item.Place})
		}
	}
	return out
}

// needed is how many hosts a set of facts asks for, and what shows it.
type needed struct {
	hosts int
	why   string
	at    []untrusted.Place
}

// hosts is how many machines the placement of services asks for. Swarm files
// are often run on one machine, so that an overlay network alone says nothing.
func hosts(p facts.Project) hint {
	best := spreadHosts(p)
	for _, n := range []needed{namedHosts(p), roleHosts(p)} {
		if n.hosts > best.hosts {
			best = n
		}
	}
	if best.hosts < 2 {
		return hint{}
	}
	h := hint{because: best.why, evidence: best.at}
	h.option = numbered("hosts", best.hosts).option
	return h
}

// namedHosts: services are bound to hosts with different names, or to
// different values of one label.
func namedHosts(p facts.Project) needed {
	values := map[string][]string{}
	at := map[string][]untrusted.Place{}
	best := ""
	for _, c := range constraints(p) {
		if !c.equal || c.key == "node.role" || c.key == "node.platform.os" || c.key == "node.platform.arch" {
			continue
		}
		if !slices.Contains(values[c.key], c.value) {
			values[c.key] = append(values[c.key], c.value)
			at[c.key] = append(at[c.key], c.place)
		}
		if best == "" || len(values[c.key]) > len(values[best]) {
			best = c.key
		}
	}
	n := len(values[best])
	if n < 2 {
		return needed{}
	}
	return needed{n, fmt.Sprintf("services are placed by %d values of %s", n, best), at[best]}
}

// roleHosts: some services on managers, others on workers.
func roleHosts(p facts.Project) needed {
	var manager, worker []untrusted.Place
	for _, c := range constraints(p) {
		if c.key != "node.role" {
			continue
		}
		if (c.value == "manager") == c.equal {
			manager = append(manager, c.place)
		} else {
			worker = append(worker, c.place)
		}
	}
	if len(manager) == 0 || len(worker) == 0 {
		return needed{}
	}
	return needed{2, "some services are placed on managers, others on workers", []untrusted.Place{manager[0], worker[0]}}
}

// spreadHosts: more copies than one host may hold.
func spreadHosts(p facts.Project) needed {
	best := needed{}
	for _, s := range p.Services {
		a, ok := attribute(s, "deploy.placement.max_replicas_per_node")
		most, err := strconv.Atoi(a.Value.Reveal())
		if !ok || err != nil || most < 1 {
			continue
		}
		if n := (s.Replicas + most - 1) / most; n > best.hosts {
			best = needed{n, fmt.Sprintf("%s asks for %d copies, at most %d on a host", s.Name, s.Replicas, most), []untrusted.Place{a.Place}}
		}
	}
	return best
}

// hostFailure: copies that are spread over hosts, which only helps when one of
// them may die. Copies on one host say nothing about hosts.
func hostFailure(p facts.Project) hint {
	spread := where(p, func(s facts.Service) bool {
		_, prefers := below(s, "deploy.placement.preferences")
		_, most := attribute(s, "deploy.placement.max_replicas_per_node")
		return s.Replicas > 1 && (prefers || most)
	})
	if len(spread) == 0 {
		return hint{}
	}
	var at []untrusted.Place
	for _, s := range spread {
		a, _ := below(s, "deploy.placement")
		at = append(at, a.Place)
	}
	return hint{
		option:   "automatic",
		because:  "the copies of " + names(spread) + " are spread over hosts, so that the others go on when one dies",
		evidence: at,
	}
}

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
	many := where(p, func(s facts.Service) bool { return s.Replicas > 1 && lasting(s) })
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

// regions: services bound to nodes of different regions.
func regions(p facts.Project) hint {
	var values []string
	var at []untrusted.Place
	for _, c := range constraints(p) {
		label := strings.ToLower(c.key[strings.LastIndexByte(c.key, '.')+1:])
		if !c.equal || label != "region" && label != "datacenter" && label != "dc" && label != "country" || slices.Contains(values, c.value) {
			continue
		}
		values, at = append(values, c.value), append(at, c.place)
	}
	if len(values) < 2 {
		return hint{}
	}
	return hint{option: "several", because: fmt.Sprintf("services are placed in %d regions", len(values)), evidence: at}
}

// localData are stores whose data lies on one host: a bind mount, or a volume
// of the local driver. A volume on a network share is none.
func localData(p facts.Project) []facts.Service {
	return where(p, func(s facts.Service) bool {
		return isStore(s) && slices.ContainsFunc(s.Mounts, func(m facts.Mount) bool { return !m.ReadOnly && onOneHost(p, m) })
	})
}

func onOneHost(p facts.Project, m facts.Mount) bool {
	switch m.Kind {
	case "bind":
		return !strings.HasPrefix(string(m.Target), "/etc/") && !strings.Contains(string(m.Target), "initdb") && !configFile(string(m.Source))
	case "volume":
		i := slices.IndexFunc(p.Volumes, func(v facts.Volume) bool { return v.Name == m.Source })
		return i < 0 || !p.Volumes[i].External && (p.Volumes[i].Driver == "" || p.Volumes[i].Driver == "local" && !p.Volumes[i].Options)
	}
	return false
}

// configFile tells a bind of one file of settings.
func configFile(source string) bool {
	for _, ext := range []string{".conf", ".cnf", ".yml", ".yaml", ".xml", ".sql", ".sh", ".json", ".toml", ".ini", ".env"} {
		if strings.HasSuffix(source, ext) {
			return true
		}
	}
	return false
}

// kept are the places of the mounts that tie stores to one host.
func kept(p facts.Project, services []facts.Service) []untrusted.Place {
	var out []untrusted.Place
	for _, s := range services {
		for _, m := range s.Mounts {
			if !m.ReadOnly && onOneHost(p, m) {
				out = append(out, m.Place)
			}
		}
	}
	return out
}
