package check

import (
	"slices"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// made is what a service is known by where its name has changed.
type made struct{ image, context, dockerfile, target untrusted.Text }

// madeOf is what a service is made of; false where that says nothing.
func madeOf(s facts.Service) (made, bool) {
	var m made
	if s.Image != nil {
		m.image = s.Image.Ref
	}
	if b := s.Build; b != nil {
		m.context, m.dockerfile, m.target = b.Context, b.Dockerfile, b.Target
	}
	return m, m != made{}
}

// renames are the new names of services that are gone under their own, by the
// old: one that is new was made of the same image and build. Of several alike the
// first in the files is the first.
func renames(before, now *facts.Project) map[untrusted.Text]untrusted.Text {
	out := map[untrusted.Text]untrusted.Text{}
	if before == nil || now == nil {
		return out
	}
	fresh := without(now.Services, before.Services)
	for _, old := range without(before.Services, now.Services) {
		m, ok := madeOf(old)
		if !ok {
			continue
		}
		i := slices.IndexFunc(fresh, func(s facts.Service) bool { x, _ := madeOf(s); return x == m })
		if i >= 0 {
			out[old.Name] = fresh[i].Name
			fresh = slices.Delete(fresh, i, i+1)
		}
	}
	return out
}

// without are the services whose names others do not have.
func without(services, others []facts.Service) []facts.Service {
	return slices.DeleteFunc(slices.Clone(services), func(s facts.Service) bool {
		return slices.ContainsFunc(others, func(o facts.Service) bool { return o.Name == s.Name })
	})
}

// renamed are findings under the names that services have now.
func renamed(fs []facts.Finding, names map[untrusted.Text]untrusted.Text) []facts.Finding {
	name := func(s untrusted.Text) untrusted.Text {
		if to, ok := names[s]; ok {
			return to
		}
		return s
	}
	out := slices.Clone(fs)
	for i := range out {
		f := &out[i]
		f.Services, f.Hits, f.Accepted = slices.Clone(f.Services), slices.Clone(f.Hits), slices.Clone(f.Accepted)
		for j := range f.Services {
			f.Services[j] = name(f.Services[j])
		}
		for j := range f.Hits {
			f.Hits[j].Service = name(f.Hits[j].Service)
		}
		for j := range f.Accepted {
			f.Accepted[j].Service = name(f.Accepted[j].Service)
		}
	}
	return out
}
