// Package suggest reads out of the facts what they say about the questions:
// answers that a person may overrule, each with what shows it, and the places
// where a given answer and the files disagree. It weighs nothing, and it says
// nothing about what files cannot know: people, money, load and promises.
package suggest

import (
	"fmt"
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// hint is one suggested answer. The zero value is none.
type hint struct {
	option   questions.OptionID
	number   int
	plain    bool
	because  string
	evidence []untrusted.Place
}

// Answers are what the files suggest. A question that they cannot speak to is
// not in the result: absence of evidence is no evidence of absence.
func Answers(p facts.Project, _ []facts.Finding) questions.Answers {
	out := questions.Answers{}
	for _, s := range suggestions {
		h := s.look(p)
		if h.option == questions.Unknown {
			continue
		}
		out[s.question] = questions.Answer{
			Option: h.option, Number: h.number, Plain: h.plain, Source: questions.FromScan,
			Because: untrusted.Text(h.because), Evidence: places(h.evidence),
		}
	}
	return out
}

// suggestions are the questions that files can speak to.
var suggestions = []struct {
	question questions.ID
	look     func(p facts.Project) hint
}{
	{"stage", stage},
	{"services", serviceCount},
	{"stateful-services", storeCount},
	{"environments", environments},
	{"workloads", workloads},
	{"isolation", isolation},
	{"platform-features", platformFeatures},
	{"hosts", hosts},
	{"host-failure", hostFailure},
	{"deploy-downtime", deployDowntime},
	{"scaling", scaling},
	{"regions", regions},
	{"delivery", delivery},
	{"observability", observability},
	{"kubernetes-experience", kubernetesExperience},
	{"kubernetes-access", kubernetesAccess},
}

// maxPlaces is how many places one sentence is shown with.
const maxPlaces = 8

// places are the first places that are known, each once.
func places(list []untrusted.Place) []untrusted.Place {
	out := []untrusted.Place{}
	for _, at := range list {
		if at != (untrusted.Place{}) && !slices.Contains(out, at) && len(out) < maxPlaces {
			out = append(out, at)
		}
	}
	return out
}

// names lists the first few services: "api, worker and 3 more".
func names(services []facts.Service) string {
	const shown = 3
	var list []string
	for _, s := range services[:min(shown, len(services))] {
		list = append(list, string(s.Name))
	}
	return joined(list, len(services)-len(list))
}

// joined is "a, b and c", or "a, b, c and 4 more".
func joined(list []string, more int) string {
	if more > 0 {
		return strings.Join(list, ", ") + fmt.Sprintf(" and %d more", more)
	}
	if n := len(list); n > 1 {
		return strings.Join(list[:n-1], ", ") + " and " + list[n-1]
	}
	return strings.Join(list, "")
}

// count is "1 service", "3 services".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// verb is "has" for one and "have" for several.
func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// servicePlaces are where the services stand.
func servicePlaces(services []facts.Service) []untrusted.Place {
	var out []untrusted.Place
	for _, s := range services {
		out = append(out, s.Place)
	}
	return out
}

// where picks the services that a test holds for.
func where(p facts.Project, test func(s facts.Service) bool) []facts.Service {
	var out []facts.Service
	for _, s := range p.Services {
		if test(s) {
			out = append(out, s)
		}
	}
	return out
}

// own tells services that do the project's work: not its stores, not what
// watches it.
func own(s facts.Service) bool {
	return s.Role == facts.RoleApplication || s.Role == facts.RoleWorker
}

// attribute finds an attribute path of a service.
func attribute(s facts.Service, path string) (facts.Attribute, bool) {
	i := slices.IndexFunc(s.Attributes, func(a facts.Attribute) bool { return a.Path == path })
	if i < 0 {
		return facts.Attribute{}, false
	}
	return s.Attributes[i], true
}

// below finds the first attribute at a path or under it.
func below(s facts.Service, path string) (facts.Attribute, bool) {
	i := slices.IndexFunc(s.Attributes, func(a facts.Attribute) bool {
		return a.Path == path || strings.HasPrefix(a.Path, path+".")
	})
	if i < 0 {
		return facts.Attribute{}, false
	}
	return s.Attributes[i], true
}

// items are the values of a list attribute.
func items(s facts.Service, path string) []facts.Item {
	a, _ := attribute(s, path)
	return a.Items
}
