package report

import (
	"cmp"
	"slices"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// efforts are the sizes of a move, the largest first.
func efforts() []facts.Effort {
	return []facts.Effort{facts.Blocker, facts.Large, facts.Mid, facts.Small}
}

// byEffort sorts the largest first, within one size as they came.
func byEffort(ps []facts.Portability) []facts.Portability {
	out := slices.Clone(ps)
	rank := func(e facts.Effort) int { return slices.Index(efforts(), e) }
	slices.SortStableFunc(out, func(a, b facts.Portability) int {
		return cmp.Compare(rank(a.Effort), rank(b.Effort))
	})
	return out
}

// work is a piece of a move that several services need alike.
type work struct {
	facts.Portability
	services []untrusted.Text // empty: the project
	evidence []untrusted.Place
}

// alike puts the pieces together that differ in their service only, in the
// order of their first.
func alike(ps []facts.Portability) []work {
	type key struct{ effort, feature, kubernetes, kompose, note string }
	at := map[key]int{}
	var out []work
	for _, p := range ps {
		k := key{string(p.Effort), p.Feature, p.Kubernetes, p.Kompose, p.Note}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, work{Portability: p})
		}
		if p.Service != "" {
			out[i].services = append(out[i].services, p.Service)
		}
		out[i].evidence = append(out[i].evidence, p.Evidence...)
	}
	return out
}
