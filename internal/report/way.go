package report

import "slices"

// Option is one way to run the system, with what it makes of the answers.
type Option struct {
	ID      string `json:"id"` // compose-one-host, compose-standby, compose-swarm, k3s, managed-kubernetes, existing-cluster
	Side    string `json:"side"`
	Verdict string `json:"verdict"` // recommended, possible, ruled-out
	Title   string `json:"title"`
	Short   string `json:"short"` // for the head of a column
	// Requirements are the answered ones that not every option meets.
	Requirements []OptionRequirement `json:"requirements"`
	Reasons      []string            `json:"reasons"`
	Demands      Demands             `json:"demands"`
	Conditions   []string            `json:"conditions"`
	// Own: a model of one's own adds it; it is not estimated.
	Own bool `json:"own,omitempty"`
}

// OptionRequirement is how far an option meets the answer to a question.
type OptionRequirement struct {
	Question string `json:"question"`
	Met      string `json:"met"` // yes, partly, no
	RulesOut bool   `json:"rules_out"`
	Capacity bool   `json:"capacity"` // about what the option demands of the team
	Why      string `json:"why"`
	Source   string `json:"source"`
}

// Demands are what an option asks of a team, a sentence each.
type Demands struct {
	People string `json:"people"`
	Skill  string `json:"skill"`
	Access string `json:"access"`
	Money  string `json:"money"`
}

// The values of Verdict and Met.
const (
	OptionRecommended = "recommended"
	OptionPossible    = "possible"
	OptionRuledOut    = "ruled-out"

	MetYes    = "yes"
	MetPartly = "partly"
	MetNo     = "no"
)

// validOptions calls bad for each value that no report has.
func (r Report) validOptions(bad func(format string, a ...any)) {
	for _, o := range r.Options {
		if !slices.Contains([]string{OptionRecommended, OptionPossible, OptionRuledOut}, o.Verdict) {
			bad(`"options": %.40q is %.40q; it must be recommended, possible or ruled-out`, o.ID, o.Verdict)
		}
		if !slices.Contains(sides(), o.Side) {
			bad(`"options": %.40q is of the side %.40q; it must be compose or kubernetes`, o.ID, o.Side)
		}
		for _, x := range o.Requirements {
			if !slices.Contains([]string{MetYes, MetPartly, MetNo}, x.Met) {
				bad(`"options": %.40q meets %.40q %.40q; it must be yes, partly or no`, o.ID, x.Question, x.Met)
			}
		}
	}
}
