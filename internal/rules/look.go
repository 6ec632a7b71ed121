package rules

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/lazyregexp"
	"advisor/internal/untrusted"
)

// each collects the hits of every service.
// hitAt is a hit at an attribute of a service.
func hitAt(s facts.Service, path string) []Hit {
	a, _ := attribute(s, path)
	return hit(s, "", a.Place)
}

func each(p facts.Project, look func(s facts.Service) []Hit) []Hit {
	var out []Hit
	for _, s := range p.Services {
		out = append(out, look(s)...)
	}
	return out
}

// where hits the services that a test holds for, at the service itself: for
// what is missing there is no line of its own.
func where(p facts.Project, test func(s facts.Service) bool) []Hit {
	return each(p, func(s facts.Service) []Hit {
		if !test(s) {
			return nil
		}
		return hit(s, "", s.Place)
	})
}

// hit is one hit; without a place of its own it stands at the service.
func hit(s facts.Service, detail untrusted.Text, at untrusted.Place) []Hit {
	if at == (untrusted.Place{}) {
		at = s.Place
	}
	return []Hit{{Service: s.Name, Detail: detail, Place: at}}
}

// attribute finds an attribute path of a service.
func attribute(s facts.Service, path string) (facts.Attribute, bool) {
	i := slices.IndexFunc(s.Attributes, func(a facts.Attribute) bool { return a.Path == path })
	if i < 0 {
		return facts.Attribute{}, false
	}
	return s.Attributes[i], true
}

// section finds the first attribute at a path or below it.
func section(s facts.Service, path string) (facts.Attribute, bool) {
	i := slices.IndexFunc(s.Attributes, func(a facts.Attribute) bool { return below(a.Path, path) })
	if i < 0 {
		return facts.Attribute{}, false
	}
	return s.Attributes[i], true
}

func below(path, parent string) bool {
	return path == parent || strings.HasPrefix(path, parent) && path[len(parent)] == '.'
}

// has reports whether a service sets a path or something below it.
func has(s facts.Service, path string) bool {
	_, ok := section(s, path)
	return ok
}

// scalar is the value of an attribute; empty where it is not set.
func scalar(s facts.Service, path string) string {
	a, _ := attribute(s, path)
	return a.Value.Reveal()
}

// itemsOf are the items of a list attribute; a single word counts as a list
// of one.
func itemsOf(s facts.Service, path string) []facts.Item {
	a, ok := attribute(s, path)
	if !ok {
		return nil
	}
	if v := a.Value.Reveal(); v != "" && len(a.Items) == 0 {
		return []facts.Item{{Value: a.Value, Place: a.Place}}
	}
	return a.Items
}

// lasting reports whether a service is there all the time in production: no jobs,
// no development helpers, none that only a profile starts.
func lasting(s facts.Service) bool {
	return s.Role != facts.RoleJob && !s.Role.Helper() && !s.Inactive
}

// store reports whether a service keeps or hands on data for others.
func store(s facts.Service) bool {
	return s.Role == facts.RoleDatabase || s.Role == facts.RoleCache || s.Role == facts.RoleQueue
}

// pulled is the image that a service takes from a registry; nil for services
// that are built here, whose image is what the build is called.
func pulled(s facts.Service) *facts.Image {
	if s.Build != nil {
		return nil
	}
	return s.Image
}

// containsAny reports whether a text holds one of the words.
func containsAny(text string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// count is "1 service", "3 services".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// developmentName matches names of files, stages and folders for development.
var developmentName = lazyregexp.New(`(?i)(^|[._/-])(dev|devel|development|local|debug|test|tests|testing|ci|e2e)([._/-]|$)`)

// productionName matches names of environments that are not for development.
var productionName = lazyregexp.New(`(?i)(^|[._-])(prod|production|live|deploy|stack|swarm|staging|server)([._-]|$)`)

// developmentFiles are the Compose files that are laid over the first one for
// development, by their name: somebody wants to know of that environment. The
// first file never is one. An override that is part of what is judged is the
// project.
func developmentFiles(p facts.Project) map[untrusted.Text]bool {
	out := map[untrusted.Text]bool{}
	first := wholeProject(p).File
	for _, f := range p.Files {
		layer := f.Kind == "compose" || f.Kind == "override"
		if !layer || f.Path == first {
			continue
		}
		if developmentName.MatchString(path.Base(string(f.Path))) || p.Choice.Judged == "development" {
			out[f.Path] = true
		}
	}
	return out
}

// given is one thing that a production file gives a service.
type given struct {
	service untrusted.Text
	aspect  string
}

// productionGives is what differs between environments and is written in a
// file for production: what the scanned files lack there is not missing.
func productionGives(p facts.Project) map[given]bool {
	out := map[given]bool{}
	for _, d := range p.Drift {
		if slices.ContainsFunc(d.Evidence, func(at untrusted.Place) bool {
			return productionName.MatchString(path.Base(string(at.File)))
		}) {
			out[given{d.Service, d.Aspect}] = true
		}
	}
	return out
}
