// Package rules judges a Compose project: each rule is a function over facts
// with its words beside it. It reads no files and knows no scores; what a
// linter does well already is left to linters.
package rules

import (
	"slices"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// Signal is what a hit of a rule says about the decision. A rule without
// signals is about readiness alone and never speaks to the decision.
type Signal string

// The signals.
const (
	HostTied     Signal = "host-tied"    // the service cannot leave its host as it is
	Orchestrator Signal = "orchestrator" // the file asks for what only an orchestrator does
	Stateful     Signal = "stateful"     // data that must survive a move
	Cost         Signal = "cost"         // a move to Kubernetes is larger
	Size         Signal = "size"         // how large and how mixed the system is
)

// Rule is one rule with its words.
type Rule struct {
	// ID is written out, lower case with hyphens, and never used again for
	// another rule.
	ID string
	// Title names the weakness in a few words. Says is the sentence of a finding, in
	// which %s stands for the services and what was seen in them; Several is it for
	// more than one, empty where it is the same.
	Title, Says, Several string
	// Why says what goes wrong in production.
	Why string
	// Remedy holds on either platform; the other two are for one of them.
	Remedy, RemedyCompose, RemedyKubernetes string
	// Source is the address of the authority.
	Source   string
	Theme    facts.Theme
	Severity facts.Severity
	// Common: nearly every public Compose file has it, so it says nothing about
	// this team.
	Common bool
	// EveryFile: hits in files for development count too.
	EveryFile bool
	// Signals is empty for rules that never speak to the decision.
	Signals []Signal
	// When reports whether the rule is asked at all; nil: always. A rule that
	// nearly every project would trip is asked where the answers make it matter.
	When func(p facts.Project, n Needs) bool
	// Asked says in words when that is: "when customers depend on it".
	Asked string
	// Fix makes text to paste from hits, so that the finding is gone; nil where
	// nobody can write it without knowing the program.
	Fix fixer
	// Check gives each place where the rule hits, in the order of the project.
	Check func(p facts.Project) []Hit
}

// Needs are what the answers make matter. The zero value needs nothing.
type Needs struct {
	// Customers: somebody outside the company depends on the application, or the
	// business does.
	Customers bool
	// Availability: there is a target for it.
	Availability bool
}

// Hit is one place where a rule hits.
type Hit struct {
	Service untrusted.Text // empty: the project as a whole
	// In is what the detail stands under in the message where that is not the
	// service: a file, a volume.
	In untrusted.Text
	// Detail is what was seen: a port, a path, a name. Never a value of a
	// variable, a command or a label.
	Detail untrusted.Text
	Place  untrusted.Place
	// Severity is that of this place where it is not the rule's; empty: the
	// rule's.
	Severity facts.Severity
}

// Rules are all rules, by theme.
func Rules() []Rule {
	return slices.Concat(
		securityHostRules(), securityProcessRules(), securitySecretRules(),
		securityNetworkRules(), securityImageRules(),
		scalabilityRules(),
		reliabilityRules(), startRules(), stateRules(), clashRules(),
		observabilityRules(),
		separationRules(), artifactRules(), environmentRules(),
		dockerfileRules(), ignoredRules(),
	)
}

// Find gives the rule with an id; false: there is none.
func Find(id string) (Rule, bool) {
	all := Rules()
	if i := slices.IndexFunc(all, func(r Rule) bool { return r.ID == id }); i >= 0 {
		return all[i], true
	}
	return Rule{}, false
}
