package words

import (
	"strconv"
	"strings"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// PlaceList joins at most n places: "compose.yaml:3, compose.yaml:9 and 4 more".
func PlaceList(places []untrusted.Place, n int) string {
	list := make([]string, len(places))
	for i, p := range places {
		list[i] = p.String()
	}
	return FirstOf(n, list)
}

// ServiceNames joins at most n names.
func ServiceNames(names []untrusted.Text, n int) string {
	list := make([]string, len(names))
	for i, s := range names {
		list[i] = s.Clean()
	}
	return FirstOf(n, list)
}

// GapText is a gap in one sentence.
func GapText(g facts.Gap) string {
	place := untrusted.Place{File: g.File, Line: g.Line}.String()
	if place == "" {
		return english.Stop(g.Reason.Whole())
	}
	return place + ": " + english.Stop(g.Reason.Whole())
}

// group is the services of one role.
type group struct {
	Role     facts.Role
	Services []facts.Service
}

// ByRole groups services in the order of the roles; services of a role that
// is not known come last.
func ByRole(all []facts.Service) []group {
	var out []group
	seen := 0
	for _, role := range append(roles(), "") {
		g := group{Role: role}
		for _, s := range all {
			if s.Role == role {
				g.Services = append(g.Services, s)
			}
		}
		seen += len(g.Services)
		if len(g.Services) > 0 {
			out = append(out, g)
		}
	}
	if seen < len(all) { // a report of another version may have more roles
		out = append(out, otherRoles(all))
	}
	return out
}

func otherRoles(all []facts.Service) group {
	g := group{Role: "other"}
	for _, s := range all {
		known := s.Role == ""
		for _, role := range roles() {
			known = known || s.Role == role
		}
		if !known {
			g.Services = append(g.Services, s)
		}
	}
	return g
}

// Parts counts what else the files show, in one line.
func Parts(f *facts.Project) string {
	var parts []string
	add := func(n int, one, many string) {
		if n > 0 {
			parts = append(parts, english.Count(n, one, many))
		}
	}
	built := 0
	for _, s := range f.Running().Services {
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
	parts = append(parts, "in "+english.Count(len(f.Files), "file", "files"))
	return strings.Join(parts, ", ")
}

// Efforts counts the kinds of work of a move, each once with all its services:
// "1 blocker, 2 large, 5 medium, 9 small".
func Efforts(ps []facts.Portability) string {
	var parts []string
	for _, e := range facts.Efforts() {
		if n := facts.Kinds(ps, e); n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+string(e))
		}
	}
	return strings.Join(parts, ", ")
}

// KindsOfWork are those counts in a sentence: "2 medium kinds of work".
func KindsOfWork(ps []facts.Portability) string {
	n := 0
	for _, e := range facts.Efforts() {
		n += facts.Kinds(ps, e)
	}
	return Efforts(ps) + " " + english.Agree(n, "kind", "kinds") + " of work"
}
