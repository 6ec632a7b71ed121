package portability

import (
	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// projectTest gives the places where the project shows a feature.
type projectTest func(v view) []untrusted.Place

// projectTests are the tests of the project, by the ids that mapping.yaml
// names in when.
func projectTests() map[string]projectTest {
	return map[string]projectTest{
		"included":         files("include"),
		"extended":         files("extends"),
		"network-macvlan":  networks(func(n facts.Network) bool { return n.Driver == "macvlan" || n.Driver == "ipvlan" }),
		"network-overlay":  networks(func(n facts.Network) bool { return n.Driver == "overlay" || n.Attachable }),
		"network-internal": networks(func(n facts.Network) bool { return n.Internal }),
		"network-external": networks(func(n facts.Network) bool { return n.External }),
		"volume-driver": volumes(func(v facts.Volume) bool {
			return !v.External && (v.Driver != "" && v.Driver != "local" || v.Options)
		}),
		"volume-external":    volumes(func(v facts.Volume) bool { return v.External }),
		"config-external":    resources("configs", "external", func(p view) []facts.Resource { return p.Configs }),
		"secret-external":    resources("secrets", "external", func(p view) []facts.Resource { return p.Secrets }),
		"secret-environment": resources("secrets", "environment", func(p view) []facts.Resource { return p.Secrets }),
	}
}

func networks(in func(n facts.Network) bool) projectTest {
	return func(p view) []untrusted.Place {
		var out []untrusted.Place
		for _, n := range p.Networks {
			if in(n) && p.uses("networks", n.Name) {
				out = append(out, n.Place)
			}
		}
		return out
	}
}

func volumes(in func(v facts.Volume) bool) projectTest {
	return func(p view) []untrusted.Place {
		var out []untrusted.Place
		for _, v := range p.Volumes {
			if in(v) && p.uses("volumes", v.Name) {
				out = append(out, v.Place)
			}
		}
		return out
	}
}

func resources(of, kind string, list func(p view) []facts.Resource) projectTest {
	return func(p view) []untrusted.Place {
		var out []untrusted.Place
		for _, r := range list(p) {
			if (r.Kind == kind || kind == "external" && r.External) && p.uses(of, r.Name) {
				out = append(out, r.Place)
			}
		}
		return out
	}
}

// files are the places of the files of a kind: their own lines are gone when
// everything is merged.
func files(kind string) projectTest {
	return func(p view) []untrusted.Place {
		var out []untrusted.Place
		for _, f := range p.Files {
			if f.Kind == kind {
				out = append(out, untrusted.Place{File: f.Path})
			}
		}
		return out
	}
}
