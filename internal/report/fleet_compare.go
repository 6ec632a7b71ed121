package report

import "advisor/internal/untrusted"

// FleetComparison is what changed between two runs over many projects.
type FleetComparison struct {
	SchemaVersion int  `json:"schema_version"`
	Tool          Tool `json:"tool"`
	// Today is the day that days of review are compared with, YYYY-MM-DD.
	Today string `json:"today"`
	// Changed are projects of both, with what changed of each; New and Gone those of
	// one of them alone; Due those whose day of review is within 30 days, or has
	// passed, the nearest first.
	Changed []FleetChange    `json:"changed"`
	New     []untrusted.Text `json:"new"`
	Gone    []untrusted.Text `json:"gone"`
	Due     []FleetDue       `json:"due"`
	// Unchanged counts the others.
	Unchanged int `json:"unchanged"`
}

// FleetChange is a project of which something changed; never without changes.
type FleetChange struct {
	Path    untrusted.Text `json:"path"`
	Changes []FleetValue   `json:"changes"`
}

// FleetValue is what changed, such as "score", in the words of a table. Empty is
// nothing.
type FleetValue struct {
	What string         `json:"what"`
	Old  untrusted.Text `json:"old"`
	New  untrusted.Text `json:"new"`
}

// FleetDue is a project whose decision is to be looked at again.
type FleetDue struct {
	Path     untrusted.Text `json:"path"`
	ReviewBy string         `json:"review_by"` // YYYY-MM-DD
	Owner    untrusted.Text `json:"owner,omitempty"`
}
