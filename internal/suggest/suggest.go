// Package suggest reads out of the facts what they say about the questions:
// answers that a person may overrule, each with what shows it, and the places
// where a given answer and the files disagree. It weighs nothing, and it says
// nothing about what files cannot know: people, money, load and promises.
package suggest

import (
	"slices"
	"strings"

	"advisor/internal/english"
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

// Answers are what the files suggest: by the hints of a model of one's own, else by
// what is known of the question here. A question that they cannot speak to is not in
// the result: absence of evidence is no evidence of absence.
func Answers(p facts.Project, set questions.Questionnaire) questions.Answers {
	p = p.Running()
	out := questions.Answers{}
	for _, q := range set.Questions {
		if a, ok := stated(p, q); ok {
			out[q.ID] = a
		}
	}
	for _, s := range suggestions {
		if _, ok := out[s.question]; ok {
			continue
		}
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

// mostNames is how many services a sentence names.
const mostNames = 3

// names are the first few services: "api, worker and db", or "api, worker, db
// and 3 more".
func names(services []facts.Service) string {
	list := make([]string, len(services))
	for i, s := range services {
		list[i] = string(s.Name)
	}
	return few(list)
}

// few is the whole of a short list, and the beginning of a long one.
func few(list []string) string {
	if len(list) > mostNames {
		return english.List(list, mostNames)
	}
	return english.And(list)
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

// own reports whether a service does the project's work: not its stores, not what
// watches it.
func own(s facts.Service) bool {
	return s.Role == facts.RoleApplication || s.Role == facts.RoleWorker || s.Role == facts.RoleScheduler
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
