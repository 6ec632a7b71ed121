// Package compare says what changed between two reports, how much of the score each
// change is worth, and what flipped the recommendation. It makes no report.
package compare

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"advisor/internal/model"
	"advisor/internal/outcome"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/score"
	"advisor/internal/untrusted"
)

// Input is what a comparison is made from.
type Input struct {
	Version string // of the program
	// Set and Model are those of this run. Where a report was weighed by the
	// same model, it is assessed again, so that each change can be tried by
	// itself; otherwise its own figures have to do.
	Set      questions.Questionnaire
	Model    model.Model
	Old, New Side
	// WhatIf: New is Old with other answers.
	WhatIf bool
	// Weighed says by which model two records were weighed that do not name the same;
	// empty: they do, or the two are not records.
	Weighed string
}

// basis is what is weighed of one side.
func (c Input) basis(a questions.Answers) score.Basis {
	return score.Basis{Model: c.Model, Questions: c.Set, Answers: a}
}

// Side is one of two reports that are compared.
type Side struct {
	Name   string // of the file
	Kind   string // Record or Saved
	Report report.Report
}

// The kinds of a side: a record, of which the report is what it comes to
// without a scan, and a saved JSON report.
const (
	Record = "record"
	Saved  = "report"
)

// Reports says what changed between two reports, how much of the score each
// change is worth, and what flipped the recommendation. Equal inputs give
// equal comparisons.
func Reports(c Input) report.Comparison {
	out := report.Comparison{
		SchemaVersion: report.SchemaVersion, Tool: report.Tool{Version: c.Version},
		Old: compared(c.Old), New: compared(c.New), WhatIf: c.WhatIf,
		Flipped: c.Old.Report.Recommendation != c.New.Report.Recommendation,
		Score:   score.Round(c.New.Report.Score - c.Old.Report.Score),
	}
	s := c.steps()
	out.OutcomeChanged = s.changed == outcome.OtherHead || s.changed == outcome.OtherOption
	out.Answers = c.changes(s)
	out.ByAnswers, out.ByModel = s.split(out.Score)
	out.Vetoes = vetoChanges(s.whole)
	c.flip(&out, s)
	out.Files, out.Findings = fileChanges(c.Old.Report, c.New.Report), findingChanges(c.Old.Report, c.New.Report)
	out.Options, out.Estimate = optionChanges(c.Old.Report, c.New.Report), estimateChanges(c.Old.Report, c.New.Report)
	out.Problems, out.Portability = problemChanges(c.Old.Report, c.New.Report), portabilityChanges(c.Old.Report, c.New.Report)
	if !c.WhatIf {
		out.Decision = decisionChanges(c.Old.Report, c.New.Report)
	}
	out.Verdict, out.Notes = untrusted.Text(verdict(out, s.changed)), c.notes()
	return out.Normal()
}

func compared(s Side) report.Compared {
	r := s.Report
	way, _ := outcome.OptionIn(r)
	return report.Compared{
		Name: untrusted.Text(s.Name), Kind: s.Kind, Tool: r.Tool, Model: r.Model,
		Recommendation: r.Recommendation, Strength: r.Strength, Firm: r.Firm, Confidence: r.Confidence,
		Option: way.ID, OptionTitle: untrusted.Text(way.Title), BothRuledOut: words.BothRuledOut(r),
		Score: r.Score, ScoreRange: r.ScoreRange,
	}
}

// changes are the answers that changed or are weighed differently, what moved
// most first.
func (c Input) changes(s steps) []report.AnswerChange {
	old, now := factorsByID(c.Old.Report), factorsByID(c.New.Report)
	answers, model := pointsByID(s.answers), pointsByID(s.model)
	var out []report.AnswerChange
	for _, f := range slices.Concat(c.New.Report.Factors, c.Old.Report.Factors) {
		if slices.ContainsFunc(out, func(x report.AnswerChange) bool { return x.Question == f.ID }) {
			continue
		}
		x := change(old[f.ID], now[f.ID], f)
		x.Points, x.ModelPoints = answers[f.ID], model[f.ID]
		if x.From == x.To && x.Points == 0 && x.ModelPoints == 0 && !otherNumber(x) {
			continue
		}
		x.Sentence = changeSentence(x, s.mixed)
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(a, b report.AnswerChange) int {
		return cmp.Compare(math.Abs(b.Points)+math.Abs(b.ModelPoints), math.Abs(a.Points)+math.Abs(a.ModelPoints))
	})
	return out
}

// change is what one factor says on both sides; a side that does not weigh it
// has the zero value.
func change(old, now *report.Factor, f report.Factor) report.AnswerChange {
	x := report.AnswerChange{Question: f.ID, Label: f.Label, OldSource: string(questions.FromNobody), Source: string(questions.FromNobody)}
	x.From, x.FromLabel = questions.UnknownWord, "not asked"
	x.To, x.ToLabel = x.From, x.FromLabel
	if old != nil {
		x.From, x.FromLabel, x.OldSource = old.Answer, words.AnswerLabel(*old), old.Source
	}
	if now != nil {
		x.To, x.ToLabel, x.Source = now.Answer, words.AnswerLabel(*now), now.Source
	}
	return x
}

// otherNumber reports whether two numbers are of one range: a change that is worth nothing.
func otherNumber(x report.AnswerChange) bool {
	was, is := numberOf(x.FromLabel), numberOf(x.ToLabel)
	return was != "" && is != "" && was != is
}

// numberOf is the number that was given, which answerLabel writes before the
// words of its option; empty where none was.
func numberOf(label string) string {
	n, _, found := strings.Cut(label, " (")
	if !found || strings.Trim(n, "0123456789") != "" {
		return ""
	}
	return n
}

func factorsByID(r report.Report) map[string]*report.Factor {
	out := map[string]*report.Factor{}
	for i := range r.Factors {
		out[r.Factors[i].ID] = &r.Factors[i]
	}
	return out
}

func pointsByID(d score.Delta) map[string]float64 {
	out := map[string]float64{}
	for _, f := range d.Factors {
		out[string(f.Question)] = f.Points
	}
	return out
}

func vetoChanges(d score.Delta) []report.VetoChange {
	var out []report.VetoChange
	add := func(change string, vs []score.Veto) {
		for _, v := range vs {
			out = append(out, report.VetoChange{ID: v.ID, Change: change, Closes: string(v.Closes), Why: v.Why, Because: report.Strings(v.Because)})
		}
	}
	add(report.IsNew, d.Closed)
	add(report.IsGone, d.Opened)
	return out
}
