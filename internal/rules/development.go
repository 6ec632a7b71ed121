package rules

import (
	"path"
	"slices"

	"advisor/internal/facts"
	"advisor/internal/lazyregexp"
	"advisor/internal/untrusted"
)

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
