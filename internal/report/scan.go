package report

import (
	"reflect"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// Scan is what the files alone show: no recommendation, no score. Its keys
// mean the same as those of Report.
type Scan struct {
	SchemaVersion  int                   `json:"schema_version"`
	Tool           Tool                  `json:"tool"`
	Suggested      []Suggestion          `json:"suggested_answers"`
	Contradictions []facts.Contradiction `json:"contradictions"`
	Environment    *facts.Choice         `json:"environment"` // which set of files the facts are of
	Facts          *facts.Project        `json:"facts"`
	Findings       []facts.Finding       `json:"findings"`
	Observations   []facts.Observation   `json:"observations"`
	Portability    []facts.Portability   `json:"portability"`
	MoveOrder      []facts.Move          `json:"move_order"`
	Gaps           []facts.Gap           `json:"gaps"`
	Problems       []facts.Problem       `json:"problems"`
	Since          *Since                `json:"since"` // null without a baseline
	Gates          []Gate                `json:"gates"` // those that were asked for
	Inputs         Inputs                `json:"inputs"`
}

// Suggestion is an answer that the files suggest, and what shows it.
type Suggestion struct {
	Question    string            `json:"question"` // its id
	Ask         string            `json:"ask"`      // as it is asked
	Label       string            `json:"label"`    // two or three words
	Answer      string            `json:"answer"`   // option id
	AnswerLabel string            `json:"answer_label"`
	Because     untrusted.Text    `json:"because"`
	Evidence    []untrusted.Place `json:"evidence"`
}

// Normal is a copy in which no list is nil.
func (s Scan) Normal() Scan {
	normalise(reflect.ValueOf(&s).Elem())
	return s
}

// Report is a report without a recommendation, which the formats write as
// facts only.
func (s Scan) Report() Report {
	r := Report{
		SchemaVersion: s.SchemaVersion, Tool: s.Tool, Contradictions: s.Contradictions, Environment: s.Environment, Facts: s.Facts,
		Findings: s.Findings, Observations: s.Observations, Portability: s.Portability, MoveOrder: s.MoveOrder, Gaps: s.Gaps, Problems: s.Problems,
		Since: s.Since, Gates: s.Gates, Inputs: s.Inputs,
	}
	for _, a := range s.Suggested {
		r.Factors = append(r.Factors, Factor{
			ID: a.Question, Question: a.Ask, Label: a.Label, Answer: a.Answer, AnswerLabel: a.AnswerLabel,
			Source: "scan", Because: a.Because, Evidence: a.Evidence,
		})
	}
	return r
}
