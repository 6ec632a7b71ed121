package portability

import (
	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// projectTest gives the places where the project shows a feature.
type projectTest func(v view) []untrusted.Place

// testOfProject finds the test of the project with an id; nil: there is none.
func testOfProject(id string) projectTest {
	switch id {
	case "included":
		return files("include")
	case "extended":
		return files("extends")
	case "network-macvlan":
		return networks(func(n facts.Network) bool { return n.Driver == "macvlan" || n.Driver == "ipvlan" })
	case "network-overlay":
		return networks(func(n facts.Network) bool { return n.Driver == "overlay" || n.Attachable })
	case "network-internal":
		return networks(func(n facts.Network) bool { return n.Internal })
	case "network-external":
		return networks(func(n facts.Network) bool { return n.External })
	case "volume-driver":
		return volumes(func(v facts.Volume) bool {
			return !v.External && (v.Driver != "" && v.Driver != "local" || v.Options)
		})
	case "volume-external":
		return volumes(func(v facts.Volume) bool { return v.External })
	case "config-external":
		return resources(func(p view) []facts.Resource { return p.Configs }, "external")
	case "secret-external":
		return resources(func(p view) []facts.Resource { return p.Secrets }, "external")
	case "secret-environment":
		return resources(func(p view) []facts.Resource { return p.Secrets }, "environment")
	}
	return nil
}

func networks(in func(n facts.Network) bool) projectTest {
	return func(p view) []untrusted.Place {
		var out []untrusted.Place
		for _, n := range p.Networks {
			if in(n) {
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
			if in(v) {
				out = append(out, v.Place)
			}
		}
		return out
	}
}

func resources(list func(p view) []facts.Resource, kind string) projectTest {
	return func(p view) []untrusted.Place {
		var out []untrusted.Place
		for _, r := range list(p) {
			if r.Kind == kind || kind == "external" && r.External {
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
