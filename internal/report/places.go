package report

import (
	"strconv"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// placeList joins at most n places: "compose.yaml:3, compose.yaml:9 and 4 more".
func placeList(places []untrusted.Place, n int) string {
	list := make([]string, len(places))
	for i, p := range places {
		list[i] = p.String()
	}
	return firstOf(n, list)
}

// serviceNames joins at most n names.
func serviceNames(names []untrusted.Text, n int) string {
	list := make([]string, len(names))
	for i, s := range names {
		list[i] = s.Clean()
	}
	return firstOf(n, list)
}

// gapText is a gap in one sentence.
func gapText(g facts.Gap) string {
	place := untrusted.Place{File: g.File, Line: g.Line}.String()
	if place == "" {
		return stop(g.Reason.Whole())
	}
	return place + ": " + stop(g.Reason.Whole())
}

// workText is one kind of work in one line.
func workText(x work) string {
	s := x.Feature
	if len(x.services) > 0 {
		s += " (" + serviceNames(x.services, 3) + ")"
	}
	return s + " → " + sentence(x.Kubernetes)
}

// group is the services of one role.
type group struct {
	role     facts.Role
	services []facts.Service
}

// byRole groups services in the order of the roles; services of a role that
// is not known come last.
func byRole(all []facts.Service) []group {
	var out []group
	seen := 0
	for _, role := range append(roles(), "") {
		g := group{role: role}
		for _, s := range all {
			if s.Role == role {
				g.services = append(g.services, s)
			}
		}
		seen += len(g.services)
		if len(g.services) > 0 {
			out = append(out, g)
		}
	}
	if seen < len(all) { // a report of another version may have more roles
		out = append(out, otherRoles(all))
	}
	return out
}

func otherRoles(all []facts.Service) group {
	g := group{role: "other"}
	for _, s := range all {
		known := s.Role == ""
		for _, role := range roles() {
			known = known || s.Role == role
		}
		if !known {
			g.services = append(g.services, s)
		}
	}
	return g
}

// Parts counts what else the files show, in one line.
func Parts(f *facts.Project) string {
	var parts []string
	add := func(n int, one, many string) {
		if n > 0 {
			parts = append(parts, plural(n, one, many))
		}
	}
	built := 0
	for _, s := range f.Services {
		if s.Build != nil {
			built++
		}
	}
	add(built, "built here", "built here")
	add(len(f.Volumes), "volume", "volumes")
	add(len(f.Networks), "network", "networks")
	add(len(f.Secrets), "secret", "secrets")
	add(len(f.Profiles), "profile", "profiles")
	if n := len(f.LongestChain); n > 2 {
		parts = append(parts, "a dependency chain of "+strconv.Itoa(n))
	}
	parts = append(parts, "in "+plural(len(f.Files), "file", "files"))
	return strings.Join(parts, ", ")
}

// Efforts counts the pieces of a move: "1 blocker, 2 large, 5 medium, 9 small".
func Efforts(ps []facts.Portability) string {
	var parts []string
	for _, e := range efforts() {
		n := 0
		for _, p := range ps {
			if p.Effort == e {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+string(e))
		}
	}
	return strings.Join(parts, ", ")
}
