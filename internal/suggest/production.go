package suggest

import (
	"slices"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// forProduction leaves out what only files for development or tests add, where
// other files are for production: answers are about production, and a port
// that an override publishes for a debugger does not contradict them. A
// service that the production files name as well stays, wherever it was read.
func forProduction(p facts.Project) facts.Project {
	if !hasProduction(p) {
		return p
	}
	aside, named := developmentFiles(p), productionServices(p)
	only := func(at untrusted.Place) bool { return slices.Contains(aside, at.File) }
	var kept []facts.Service
	for _, s := range p.Services {
		if only(s.Place) && !slices.Contains(named, s.Name) {
			continue
		}
		s.Ports = slices.DeleteFunc(slices.Clone(s.Ports), func(x facts.Port) bool { return only(x.Place) })
		s.Mounts = slices.DeleteFunc(slices.Clone(s.Mounts), func(x facts.Mount) bool { return only(x.Place) })
		s.Attributes = slices.DeleteFunc(slices.Clone(s.Attributes), func(x facts.Attribute) bool { return only(x.Place) })
		if only(s.DevServerAt) {
			s.DevServer, s.DevServerAt = "", untrusted.Place{}
		}
		if _, ok := attribute(s, "container_name"); !ok {
			s.Container = ""
		}
		kept = append(kept, s)
	}
	p.Services = kept
	return p
}

// productionServices are the services of the environments for production or
// staging: a Swarm stack names again what the Compose file for development has.
func productionServices(p facts.Project) []untrusted.Text {
	var out []untrusted.Text
	for _, e := range p.Environments {
		if e.Kind == "production" || e.Kind == "staging" {
			out = append(out, e.Services...)
		}
	}
	return out
}

// developmentFiles are the files that no environment for production or
// staging is made of.
func developmentFiles(p facts.Project) []untrusted.Text {
	var production, out []untrusted.Text
	for _, e := range p.Environments {
		if e.Kind == "production" || e.Kind == "staging" {
			production = append(production, e.Files...)
		}
	}
	for _, e := range p.Environments {
		for _, f := range e.Files {
			if !slices.Contains(production, f) && !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	return out
}
