package report

import "advisor/internal/untrusted"

// Since is what changed since a saved report. The findings of a report that
// has it are the new ones alone.
type Since struct {
	Baseline  untrusted.Text  `json:"baseline"`  // the name of its file
	Gone      []FindingChange `json:"gone"`      // what is no longer found, the most severe first
	New       int             `json:"new"`       // findings, one for each service
	Unchanged int             `json:"unchanged"` // findings that are left out, one for each service
}

// Check is what became of a decision: whether it holds today, and why not.
type Check struct {
	Decision string         `json:"decision"` // compose, kubernetes
	Stands   bool           `json:"stands"`
	Headline untrusted.Text `json:"headline"` // one sentence
	// Changes are what decides and changed since the base: the model, the prices, the
	// settings, the record's answers, decision or acceptances; with what that did.
	Changes []CheckReason `json:"changes"`
	// Reasons are why it no longer holds or is due for review; none where it holds.
	Reasons []CheckReason `json:"reasons"`
	// Remarks are what else is worth knowing; they trip nothing.
	Remarks []CheckReason  `json:"remarks"`
	Next    untrusted.Text `json:"next"` // what to do, one sentence
}

// CheckReason is one thing that speaks against a decision, or a remark.
type CheckReason struct {
	Kind string `json:"kind"`
	// Subject is what it is about: a question, a veto, a trigger, a rule with
	// its service. With the kind it is the same from run to run, whatever the
	// message says; empty where the kind says it all.
	Subject  untrusted.Text    `json:"subject"`
	Message  untrusted.Text    `json:"message"` // one sentence
	Evidence []untrusted.Place `json:"evidence"`
}

// The kinds of a CheckReason.
const (
	ChangedAnswer = "answer"     // an answer, or what the files show, that gives the other recommendation
	ChangedModel  = "model"      // the model, which gives the other recommendation
	ClosedOption  = "veto"       // the decided option is closed
	FiredTrigger  = "trigger"    // a trigger of the record is true
	PassedReview  = "review"     // the review date has passed
	Doubted       = "doubt"      // the files speak against an answer
	NoFiles       = "files"      // there is no Compose project where one was looked for
	Shadowed      = "shadowed"   // a Compose file beside the one that is read
	EndedAccept   = "acceptance" // an accepted finding is no longer accepted, or no longer found
	OldPrices     = "prices"     // the prices of the estimate are old, or others
	OtherSettings = "settings"   // the settings of the project, or what is judged, are others
	OtherRecord   = "record"     // the record has another decision, trigger or day
)
