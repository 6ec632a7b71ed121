package portability

import (
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// projectTest gives the places where the project shows a feature.
type projectTest func(v view) []untrusted.Place

// testOfProject finds the test of the project with an id; nil: there is none.
func testOfProject(id string) projectTest {
	switch id {
	case "network-macvlan":
		return networks(func(_ view, n facts.Network) bool { return n.Driver == "macvlan" || n.Driver == "ipvlan" })
	case "network-overlay":
		return networks(func(p view, n facts.Network) bool { return n.Driver == "overlay" || attachable(p, n.Name) })
	case "network-internal":
		return networks(func(_ view, n facts.Network) bool { return n.Internal })
	case "network-external":
		return networks(func(_ view, n facts.Network) bool { return n.External })
	case "volume-driver":
		return volumes(func(p view, v facts.Volume) bool {
			return !v.External && (v.Driver != "" && v.Driver != "local" || driven(p, v.Name))
		})
	case "volume-external":
		return volumes(func(_ view, v facts.Volume) bool { return v.External })
	case "config-external":
		return resources(func(p view) []facts.Resource { return p.Configs }, "external")
	case "secret-external":
		return resources(func(p view) []facts.Resource { return p.Secrets }, "external")
	case "secret-environment":
		return resources(func(p view) []facts.Resource { return p.Secrets }, "environment")
	}
	return nil
}

func networks(in func(p view, n facts.Network) bool) projectTest {
	return func(p view) []untrusted.Place {
		var out []untrusted.Place
		for _, n := range p.Networks {
			if in(p, n) {
				out = append(out, n.Place)
			}
		}
		return out
	}
}

func attachable(p view, name untrusted.Text) bool {
	return slices.ContainsFunc(p.Attributes, func(a facts.Attribute) bool {
		return a.Path == "networks."+string(name)+".attachable" && a.Value.Reveal() == "true"
	})
}

func volumes(in func(p view, v facts.Volume) bool) projectTest {
	return func(p view) []untrusted.Place {
		var out []untrusted.Place
		for _, v := range p.Volumes {
			if in(p, v) {
				out = append(out, v.Place)
			}
		}
		return out
	}
}

// driven tells a volume with options for its driver, such as a network share.
func driven(p view, name untrusted.Text) bool {
	return slices.ContainsFunc(p.Attributes, func(a facts.Attribute) bool {
		return strings.HasPrefix(a.Path, "volumes."+string(name)+".driver_opts")
	})
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
