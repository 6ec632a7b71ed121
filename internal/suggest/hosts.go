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
	for _, n := range []needed{namedHosts(p), roleHosts(p), globalHosts(p)} {
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

// globalHosts: one copy on every node, beside services that are kept on
// managers. On a single host the two would mean the same.
func globalHosts(p facts.Project) needed {
	var global, manager []untrusted.Place
	for _, s := range p.Services {
		if a, ok := attribute(s, "deploy.mode"); ok && a.Value.Reveal() == "global" {
			global = append(global, a.Place)
		}
	}
	for _, c := range constraints(p) {
		if c.key == "node.role" {
			manager = append(manager, c.place)
		}
	}
	if len(global) == 0 || len(manager) == 0 {
		return needed{}
	}
	return needed{2, "some services run once on every node, others are placed by the role of the node", []untrusted.Place{global[0], manager[0]}}
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
		option:   "failover",
		because:  "the copies of " + names(spread) + " are spread over hosts, so that the others go on when one dies",
		evidence: at,
	}
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
