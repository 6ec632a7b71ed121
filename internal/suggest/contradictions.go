package suggest

import (
	"slices"

	"advisor/internal/facts"
	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// objection is what the files have against an answer. The zero value is none.
type objection struct {
	message  string
	evidence []untrusted.Place
}

// given are the answers that people gave; the scan does not contradict itself.
type given questions.Answers

// is reports whether a person gave one of the options. Where several people
// disagree, one of them is enough.
func (g given) is(id questions.ID, options ...questions.OptionID) bool {
	a := questions.Answers(g)[id]
	if slices.Contains(options, a.Option) && a.Option != questions.Unknown {
		return true
	}
	return slices.ContainsFunc(a.AnyOf, func(o questions.OptionID) bool { return slices.Contains(options, o) })
}

// Contradictions are the given answers that the files speak against, in the
// order of the questionnaire, then those that a hint of a model of one's own speaks
// against. An answer that came from the scan, or that only follows from another one,
// contradicts nothing.
func Contradictions(p facts.Project, set questions.Questionnaire, a questions.Answers) []facts.Contradiction {
	g := given{}
	for id, answer := range a {
		if answer.Source == questions.FromFlag || answer.Source == questions.FromWizard || answer.Source == questions.FromFile {
			g[id] = answer
		}
	}
	p = p.Running()
	out := []facts.Contradiction{}
	if len(p.Services) == 0 { // nothing runs, which speaks against nothing
		return out
	}
	for _, r := range objections {
		o := r.look(p, g)
		if o.message == "" {
			continue
		}
		out = append(out, facts.Contradiction{
			Message: untrusted.Text(o.message), Questions: slices.Clone(r.questions), Evidence: places(o.evidence),
		})
	}
	return append(out, againstHints(p, set, g)...)
}

// objections are the ways in which files speak against answers. The first
// question of each is the answer that is doubted.
var objections = []struct {
	questions []string
	look      func(p facts.Project, g given) objection
}{
	{[]string{"stage"}, servesDevelopment},
	{[]string{"stage"}, moreThanDevelopment},
	{[]string{"services"}, otherCount},
	{[]string{"stateful-services"}, otherStores},
	{[]string{"environments"}, otherEnvironments},
	{[]string{"workloads"}, otherWorkloads},
	{[]string{"isolation"}, oneNetwork},
	{[]string{"isolation"}, tenantCopies},
	{[]string{"platform-features"}, featuresInUse},
	{[]string{"compliance"}, openToAuditors},
	{[]string{"hosts"}, placedOnSeveral},
	{[]string{"hosts"}, sharedFolders},
	{[]string{"hosts"}, placementIgnored},
	{[]string{"hosts"}, builtOnTheHost},
	{[]string{"host-failure"}, dataOnOneHost},
	{[]string{"host-failure"}, tiedToTheHost},
	{[]string{"availability"}, singleStore},
	{[]string{"availability"}, staysDown},
	{[]string{"deploy-downtime"}, cannotOverlap},
	{[]string{"deploy-downtime"}, onlyOneMayWrite},
	{[]string{"scaling"}, cannotCopy},
	{[]string{"scaling"}, copiesOfData},
	{[]string{"regions"}, oneRegionOfData},
	{[]string{"kubernetes-experience"}, knowsKubernetes},
	{[]string{"delivery"}, nothingToDeliver},
	{[]string{"observability"}, nothingWatches},
}
