package report

import (
	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// FleetLine is one project of many, which is written as one line of JSON. Its
// keys mean the same as those of Report. A project that could not be read has
// an error, and neither Assessed nor Scan.
type FleetLine struct {
	// Path tells the project from the others: its folder, or its file where
	// several projects share a folder, with slashes.
	Path  untrusted.Text `json:"path"`
	Error untrusted.Text `json:"error,omitempty"`
	// Status is what became of the decision of the project's own record, and
	// Check why; both are empty where decisions were not checked.
	Status string `json:"status,omitempty"`
	// Decision, ReviewBy and Owner are what the project's record says, the owner else
	// its settings; Commit is what the caller says.
	Decision string         `json:"decision,omitempty"`
	ReviewBy string         `json:"review_by,omitempty"` // YYYY-MM-DD
	Owner    untrusted.Text `json:"owner,omitempty"`
	Commit   string         `json:"commit,omitempty"`
	// PricesAsOf is the day of the prices of its estimate, YYYY-MM-DD.
	PricesAsOf string `json:"prices_as_of,omitempty"`
	// Missing is that of the environment that is judged.
	Missing       untrusted.Text `json:"missing_environment,omitempty"`
	SchemaVersion int            `json:"schema_version"`
	Tool          Tool           `json:"tool"`
	Check         *Check         `json:"check,omitempty"` // null where there is no decision
	Gates         []Gate         `json:"gates,omitempty"` // those that are tripped, of those that were asked for
	*Assessed
	// Estimate is what the options cost, without the parts of its sums, which the
	// report of the project has; null in a brief line.
	Estimate *Estimate `json:"estimate,omitempty"`
	*Scan              // nil in a brief line
}

// The values of FleetLine.Status.
const (
	DecisionStands  = "stands"
	DecisionChanged = "changed" // it no longer holds, or is due for review
	NoDecision      = "no-decision"
	NoRecord        = "no-record"
	CheckFailed     = "error" // the project or its record cannot be read
)

// Assessed is what a project comes to, in a few numbers.
type Assessed struct {
	Model          Model        `json:"model"`
	Recommendation string       `json:"recommendation"` // compose, kubernetes
	Strength       string       `json:"strength"`       // strong, lean, undecided
	Firm           bool         `json:"firm"`
	Confidence     *float64     `json:"confidence"` // 0.5 to 1; null in a line of version 1
	Score          float64      `json:"score"`
	ScoreRange     [2]float64   `json:"score_range"`
	Vetoes         []FleetVeto  `json:"vetoes"`
	Counts         FleetNumbers `json:"counts"`
}

// FleetVeto is a closed option, without the words that the catalogue has.
type FleetVeto struct {
	ID     string `json:"id"`
	Closes string `json:"closes"`
}

// FleetNumbers count what the lists of a scan hold.
type FleetNumbers struct {
	Services       int `json:"services"`
	Orchestrated   int `json:"orchestrated_services"`
	Blockers       int `json:"blockers"` // pieces of a move that stop it
	High           int `json:"high_findings"`
	Medium         int `json:"medium_findings"`
	Low            int `json:"low_findings"`
	Contradictions int `json:"contradictions"`
	Gaps           int `json:"gaps"`
	Problems       int `json:"problems"`
	InPart         int `json:"files_in_part"` // that have a gap or a mistake
}

// filesInPart counts the files of which something could not be read or was left
// out.
func (s Scan) filesInPart() int {
	files := map[untrusted.Text]bool{}
	for _, g := range s.Gaps {
		files[g.File] = true
	}
	for _, p := range s.Problems {
		files[p.File] = true
	}
	delete(files, "") // the project as a whole
	return len(files)
}

// Count counts what a scan found.
func (s Scan) Count() FleetNumbers {
	n := FleetNumbers{Contradictions: len(Counted(s.Contradictions)), Gaps: len(s.Gaps), Problems: len(s.Problems), InPart: s.filesInPart()}
	if s.Facts != nil {
		n.Services, n.Orchestrated = len(s.Facts.Running().Services), s.Facts.Orchestrated
	}
	n.Blockers = facts.Kinds(s.Portability, facts.Blocker)
	for _, f := range s.Findings {
		if !f.Open() {
			continue // the team lives with it
		}
		switch f.Severity {
		case facts.High:
			n.High++
		case facts.Medium:
			n.Medium++
		case facts.Low:
			n.Low++
		}
	}
	return n
}

// Brief is the line without what the scan found in detail, and without the estimate.
func (l FleetLine) Brief() FleetLine {
	l.Scan, l.Estimate = nil, nil
	return l
}

// Fleet are many projects in their order.
type Fleet []FleetLine
