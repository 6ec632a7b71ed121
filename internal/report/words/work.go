package words

import (
	"cmp"
	"slices"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// ByEffort sorts the largest first, within one size as they came.
func ByEffort(ps []facts.Portability) []facts.Portability {
	out := slices.Clone(ps)
	slices.SortStableFunc(out, func(a, b facts.Portability) int {
		return cmp.Compare(a.Effort.Rank(), b.Effort.Rank())
	})
	return out
}

// Work is a piece of a move that several services need alike.
type Work struct {
	facts.Portability
	Services []untrusted.Text // empty: the project
	Evidence []untrusted.Place
}

// Alike puts the pieces together that differ in their service only, in the
// order of their first.
func Alike(ps []facts.Portability) []Work {
	type key struct{ effort, feature, kubernetes, kompose, note string }
	at := map[key]int{}
	var out []Work
	for _, p := range ps {
		k := key{string(p.Effort), p.Feature, p.Kubernetes, p.Kompose, p.Note}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, Work{Portability: p})
		}
		if p.Service != "" {
			out[i].Services = append(out[i].Services, p.Service)
		}
		out[i].Evidence = append(out[i].Evidence, p.Evidence...)
	}
	return out
}
