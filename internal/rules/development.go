package rules

import (
	"path"
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/lazyregexp"
	"advisor/internal/untrusted"
)

// developmentName matches names of files, stages and folders for development.
var developmentName = lazyregexp.New(`(?i)(^|[._/-])(dev|devel|development|local|debug|test|tests|testing|ci|e2e)([._/-]|$)`)

// productionName matches names of environments that are not for development.
var productionName = lazyregexp.New(`(?i)(^|[._-])(prod|production|live|deploy|stack|swarm|staging|server)([._-]|$)`)

// developmentFiles are the Compose files that are laid over the first one for
// development: by their name, or an override file beside a production file or
// with signs of development in it. The first file never is one: somebody asks
// about it.
func developmentFiles(p facts.Project) map[untrusted.Text]bool {
	out := map[untrusted.Text]bool{}
	first := wholeProject(p).File
	for _, f := range p.Files {
		layer := f.Kind == "compose" || f.Kind == "override"
		if !layer || f.Path == first {
			continue
		}
		name := path.Base(string(f.Path))
		override := strings.Contains(name, ".override.") && (hasProduction(p) || developsIn(p, f.Path))
		if override || developmentName.MatchString(name) {
			out[f.Path] = true
		}
	}
	return out
}

func hasProduction(p facts.Project) bool {
	return slices.ContainsFunc(p.Environments, func(e facts.Environment) bool {
		return productionName.MatchString(string(e.Name))
	})
}

// developsIn reports whether a file mounts source code, starts a development
// server or helper, or switches on debugging.
func developsIn(p facts.Project, file untrusted.Text) bool {
	for _, look := range []func(facts.Project) []Hit{sourceMounted, developmentServer, debugMode, helperAlwaysOn, developmentTarget} {
		if slices.ContainsFunc(look(p), func(h Hit) bool { return h.Place.File == file }) {
			return true
		}
	}
	return false
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
