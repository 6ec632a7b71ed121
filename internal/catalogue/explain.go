package catalogue

import (
	"fmt"
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/explain"
	"advisor/internal/facts"
	"advisor/internal/portability"
	"advisor/internal/rules"
)

// Explain is the text about a question (its factor included), a veto, an option
// or a rule; false: there is nothing of that name.
func (s Source) Explain(id string) (string, bool) {
	if text, ok := explain.Topic(s.Model, s.Questionnaire, id); ok {
		return text, true
	}
	if text, ok := s.costs().Explain(id); ok {
		return text, true
	}
	if r, ok := rules.Find(id); ok {
		return explainRule(r), true
	}
	if o, ok := rules.FindObservation(id); ok {
		return explainObservation(o), true
	}
	if r, ok := rules.FindRetired(id); ok {
		return explainRetired(r), true
	}
	for _, r := range facts.Roles() {
		if string(r.Role) == id {
			return explainRole(r), true
		}
	}
	return explainFeature(id)
}

// explainRole says what a role of a service is, and whether it counts.
func explainRole(r facts.RoleInWords) string {
	counts := "A service of this role counts for the decision where it runs: the number of services is that of these."
	if !r.Role.Orchestrated() {
		counts = "A service of this role does not count for the decision: it is left out of the number of services."
	}
	return fmt.Sprintf("%s (role of a service)\n%s\n\nWhat it changes\n  %s\n\nHow the scan knows\n  By image, command, name, ports and what other services do with it; a report names the hint, and says where it is a guess.\n",
		r.Role, r.About, counts)
}

// explainFeature is what a feature of Compose becomes on Kubernetes, in each of
// its forms; false: there is none of that name.
func explainFeature(name string) (string, bool) {
	rows := portability.About(name)
	if len(rows) == 0 {
		return "", false
	}
	checked := portability.Versions()
	var b strings.Builder
	fmt.Fprintf(&b, "%s (feature of Compose)\n", name)
	for _, r := range rows {
		fmt.Fprintf(&b, "\n%s\n", r.Feature)
		line := func(head, says string) {
			if says != "" {
				fmt.Fprintf(&b, "  %s: %s\n", head, says)
			}
		}
		line("On Kubernetes", r.Kubernetes)
		line("Work", string(r.Effort))
		line("docker compose", r.Compose)
		line("kompose "+checked.Kompose, r.Kompose)
		line("Compose Bridge", strings.TrimSuffix(r.Bridge+". "+r.BridgeNote, ". "))
		line("Note", r.Note)
		line("Source", r.Source)
	}
	return b.String(), true
}

// Words are the ids that Explain knows, each with what it is after a tab.
func (s Source) Words() []string {
	var out []string
	for _, q := range s.Questionnaire.Questions {
		kind := "question: "
		if q.Retired != "" {
			kind = "question, no longer asked: "
		}
		out = append(out, string(q.ID)+"\t"+kind+q.Short)
	}
	for _, v := range s.Model.Vetoes {
		out = append(out, v.ID+"\tveto")
	}
	for _, w := range s.Model.Ways {
		out = append(out, w.ID+"\toption: "+w.Title)
	}
	out = append(out, "cost\tthe estimate")
	for _, i := range s.costs().Items {
		out = append(out, i.ID+"\tcost, "+string(i.Unit))
	}
	for _, r := range facts.Roles() {
		out = append(out, string(r.Role)+"\trole of a service")
	}
	for _, name := range features() {
		out = append(out, name+"\tfeature of Compose")
	}
	for _, r := range rules.Rules() {
		out = append(out, r.ID+"\trule: "+r.Title)
	}
	for _, o := range rules.Observations() {
		out = append(out, o.ID+"\tobservation: "+o.Title)
	}
	return out
}

// features are the names of the attributes that a move touches, each once.
func features() []string {
	var out []string
	for _, r := range portability.Rows() {
		for _, a := range r.Attributes() {
			name, _, _ := strings.Cut(strings.TrimPrefix(a, "."), ".")
			if !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	slices.Sort(out)
	return out
}

func explainObservation(o rules.Observation) string {
	return fmt.Sprintf("%s (observation, %s)\n%s\n\nWhat it means\n  %s\n\nWhat to do\n  Nothing: it is no finding, and no count, gate or step includes it.\n\nSource\n  %s\n",
		o.ID, o.Theme, o.Title, o.Why, o.Source)
}

// explainRetired names the rule that finds it now.
func explainRetired(r rules.Retired) string {
	text := fmt.Sprintf("%s (a retired rule)\n%s\n\nWhy it was retired\n  %s\n", r.ID, r.Title, r.Why)
	if r.Now != "" {
		text += "\nWhat replaces it\n  " + r.Now + "\n"
	}
	return text
}

func explainRule(r rules.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (rule, %s, %s)\n%s\n\n", r.ID, r.Severity, r.Theme, r.Title)
	part := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&b, "%s\n  %s\n\n", name, text)
		}
	}
	part("Why", r.Why)
	if r.Asked != "" {
		part("When it is checked", english.Sentence(r.Asked))
	}
	part("What to do", r.Remedy)
	part("On Docker Compose", r.RemedyCompose)
	part("On Kubernetes", r.RemedyKubernetes)
	decision := "Nothing: it is work to do on either platform."
	if len(r.Signals) > 0 {
		decision = "It may suggest answers, which a person can overrule; only answers are scored."
	}
	part("What it changes in the recommendation", decision)
	fmt.Fprintf(&b, "Source\n  %s\n", r.Source)
	return b.String()
}
