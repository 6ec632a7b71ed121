// Package portability says what each feature that a Compose project uses
// becomes on Kubernetes, what kompose and Compose Bridge do with it, and how
// much work it is.
// The knowledge is one table, mapping.yaml; nothing here judges the project.
package portability

import (
	"cmp"
	"slices"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// Assess lists the features that production uses: one entry a service and
// feature, in the order of the services, those of the project last; the largest
// effort first. Services that do not move are left out: those of inactive
// profiles and development helpers, and what only they use.
func Assess(p facts.Project) []facts.Portability {
	p = p.Running()
	p.Services = moved(p.Services)
	table, v := load(), look(p)
	out := []facts.Portability{}
	for _, s := range p.Services {
		out = append(out, table.service(v, s)...)
	}
	return append(out, table.project(v)...)
}

// moved are the services of production.
func moved(all []facts.Service) []facts.Service {
	var out []facts.Service
	for _, s := range all {
		if !s.Inactive && s.Role != facts.RoleDevelopment {
			out = append(out, s)
		}
	}
	return out
}

// service lists the features of one service.
func (t Table) service(v view, s facts.Service) []facts.Portability {
	found := t.find(s.Attributes, t.paths)
	for i, r := range t.Rows {
		if r.service != nil {
			found[i] = append(found[i], r.service(v, s)...)
		}
	}
	return t.entries(s.Name, found)
}

// project lists the features of the project as a whole.
func (t Table) project(v view) []facts.Portability {
	found := t.find(v.top(), t.top)
	for i, r := range t.Rows {
		if r.project != nil {
			found[i] = append(found[i], r.project(v)...)
		}
	}
	return t.entries("", found)
}

// entries makes one entry a row that was found.
func (t Table) entries(service untrusted.Text, found map[int][]untrusted.Place) []facts.Portability {
	var out []facts.Portability
	for i, r := range t.Rows {
		if len(found[i]) == 0 {
			continue
		}
		out = append(out, facts.Portability{
			Service: service, Feature: r.Feature, Kubernetes: r.Kubernetes, Kompose: r.Kompose,
			Bridge: r.Bridge, BridgeNote: r.BridgeNote, Effort: r.Effort, Signal: r.signal(), Ignored: r.Compose == "ignored",
			Note: r.Note, Evidence: inOrder(found[i]),
		})
	}
	slices.SortStableFunc(out, func(a, b facts.Portability) int {
		return cmp.Or(cmp.Compare(a.Effort.Rank(), b.Effort.Rank()), cmp.Compare(a.Feature, b.Feature))
	})
	return out
}

func inOrder(places []untrusted.Place) []untrusted.Place {
	slices.SortFunc(places, func(a, b untrusted.Place) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return slices.Compact(places)
}

// Size counts the kinds of work by effort: what many services need alike is
// decided once. It is the honest size of a move: never a number of days.
func Size(items []facts.Portability) (small, medium, large, blockers int) {
	n := func(e facts.Effort) int { return facts.Kinds(items, e) }
	return n(facts.Small), n(facts.Mid), n(facts.Large), n(facts.Blocker)
}

// LostSilently are the features that kompose drops without a word.
func LostSilently(items []facts.Portability) []facts.Portability {
	return keep(items, func(it facts.Portability) bool { return it.Kompose == "drops" })
}

// IgnoredToday are the features that docker compose gives no effect, so that
// the file promises what does not happen.
func IgnoredToday(items []facts.Portability) []facts.Portability {
	return keep(items, func(it facts.Portability) bool { return it.Ignored })
}

// HostTied are the features that tie a service to the one host it runs on.
func HostTied(items []facts.Portability) []facts.Portability {
	return keep(items, func(it facts.Portability) bool { return it.Signal == "host-tied" })
}

func keep(items []facts.Portability, test func(facts.Portability) bool) []facts.Portability {
	out := []facts.Portability{}
	for _, it := range items {
		if test(it) {
			out = append(out, it)
		}
	}
	return out
}
