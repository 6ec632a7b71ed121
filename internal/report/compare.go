package report

import (
	"reflect"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// Comparison is what changed between two reports, and what that did to the
// recommendation. Points are points of score; above 0 is towards Kubernetes.
type Comparison struct {
	SchemaVersion int      `json:"schema_version"`
	Tool          Tool     `json:"tool"`
	Old           Compared `json:"old"`
	New           Compared `json:"new"`
	// WhatIf: New is Old with other answers, which somebody tries.
	WhatIf  bool `json:"what_if"`
	Flipped bool `json:"flipped"` // the scores are on different sides
	// OutcomeChanged: another side or another way is recommended, or nothing is and
	// something was, or the other way round.
	OutcomeChanged bool    `json:"outcome_changed"`
	Score          float64 `json:"score"` // new minus old
	// ByAnswers and ByModel divide Score; null where two models weighed and
	// neither is at hand to tell them apart.
	ByAnswers *float64 `json:"by_answers"`
	ByModel   *float64 `json:"by_model"`
	// Verdict says in a sentence what became of the recommendation, and Because
	// what brought another outcome, a sentence each; empty where it is the same.
	Verdict untrusted.Text `json:"verdict"`
	Because []string       `json:"because"`
	// FlippedBy are the questions whose changes bring that outcome: each alone where
	// one of Answers says so, else all together; "model" for the model.
	FlippedBy []string        `json:"flipped_by"`
	Answers   []AnswerChange  `json:"answers"` // what moved most first
	Vetoes    []VetoChange    `json:"vetoes"`
	Files     []FileChange    `json:"files"`
	Findings  []FindingChange `json:"findings"`
	// Options, Estimate, Problems and Portability are what changed of them.
	Options     []OptionChange      `json:"options"`
	Estimate    []EstimateChange    `json:"estimate"`
	Problems    []ProblemChange     `json:"problems"`
	Portability []PortabilityChange `json:"portability"`
	// Decision is what changed of the decision that the records name, and of the
	// notes beside their answers.
	Decision []DecisionChange `json:"decision"`
	Notes    []string         `json:"notes"` // what could not be compared, and why
}

// Compared is one of the two sides.
type Compared struct {
	Name           untrusted.Text `json:"name"` // of its file
	Kind           string         `json:"kind"` // record, report
	Tool           Tool           `json:"tool"`
	Model          Model          `json:"model"`
	Recommendation string         `json:"recommendation"`
	Strength       string         `json:"strength"`
	Firm           bool           `json:"firm"`
	Confidence     *float64       `json:"confidence"` // 0.5 to 1; null for a report of version 1
	// Option is the id of the recommended way to run it, and OptionTitle its name;
	// empty where nothing is recommended, or an earlier version wrote the report.
	Option       string         `json:"option"`
	OptionTitle  untrusted.Text `json:"option_title"`
	BothRuledOut bool           `json:"both_ruled_out"` // no side meets every requirement
	Score        float64        `json:"score"`
	ScoreRange   [2]float64     `json:"score_range"`
}

// AnswerChange is one answer that changed, or that is weighed differently.
type AnswerChange struct {
	Question  string `json:"question"`
	Label     string `json:"label"`
	From      string `json:"from"` // option id, "unknown", or ids joined by "|"
	To        string `json:"to"`
	FromLabel string `json:"from_label"`
	ToLabel   string `json:"to_label"`
	// OldSource and Source are who gave the answers: flag, wizard, file, scan,
	// implied, unknown.
	OldSource string `json:"old_source"`
	Source    string `json:"source"`
	// Points is what the new answer moved the score by, and ModelPoints what
	// the model did. Where they cannot be told apart Points has both.
	Points      float64 `json:"points"`
	ModelPoints float64 `json:"model_points"`
	// Alone: this change by itself brings the new outcome.
	Alone    bool   `json:"alone"`
	Sentence string `json:"sentence"`
}

// DecisionChange is what a record says otherwise of its decision, or in a note.
type DecisionChange struct {
	What     string         `json:"what"`     // decision, status, decided, deciders, review-by, triggers, reason, dissent, note
	Question string         `json:"question"` // of a note; else empty
	Old      untrusted.Text `json:"old"`      // empty: nothing
	New      untrusted.Text `json:"new"`      // empty: nothing
}

// VetoChange is an option that a veto closes now, or closed before.
type VetoChange struct {
	ID      string   `json:"id"`
	Change  string   `json:"change"` // new, gone
	Closes  string   `json:"closes"`
	Why     string   `json:"why"`
	Because []string `json:"because"` // question ids
}

// FileChange is a file that is not the same on both sides.
type FileChange struct {
	Path   untrusted.Text `json:"path"`
	Change string         `json:"change"` // new, gone, changed
	Old    string         `json:"old_sha256"`
	New    string         `json:"new_sha256"`
}

// FindingChange is a rule that finds more or less than before.
type FindingChange struct {
	Rule     string           `json:"rule"`
	Severity facts.Severity   `json:"severity"`
	Title    string           `json:"title"`
	Change   string           `json:"change"`   // new, gone
	Services []untrusted.Text `json:"services"` // empty: the project as a whole
	Count    int              `json:"count"`    // findings, one for each service
	Common   bool             `json:"common,omitempty"`
}

// The words of VetoChange, FileChange and FindingChange.
const (
	IsNew     = "new"
	IsGone    = "gone"
	IsChanged = "changed"
)

// Normal is a copy in which no list is nil and no number is -0.
func (c Comparison) Normal() Comparison {
	normalise(reflect.ValueOf(&c).Elem())
	return c
}
