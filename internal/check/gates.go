package check

import (
	"errors"
	"fmt"
	"strings"

	"advisor/internal/diag"
	"advisor/internal/facts"
	"advisor/internal/report"
)

// Gates are the conditions under which a run ends with status 1. The zero value
// has none.
type Gates struct {
	Expect         string // the side that must be recommended
	Undecided      bool
	NotFirm        bool
	Contradictions bool
	Findings       facts.Severity // the lowest that trips; empty: none does
}

// GateWords are what --fail-on takes a list of.
func GateWords() []string {
	return []string{"undecided", "not-firm", "contradictions", "findings=high", "findings=medium", "findings=low"}
}

// ParseGates reads the values of --expect and --fail-on; every wrong word is
// reported.
func ParseGates(expect, failOn string) (Gates, error) {
	g := Gates{Expect: expect}
	if failOn == "" {
		return g, nil
	}
	var errs []error
	for _, word := range strings.Split(failOn, ",") {
		switch word {
		case "undecided":
			g.Undecided = true
		case "not-firm":
			g.NotFirm = true
		case "contradictions":
			g.Contradictions = true
		case "findings=high", "findings=medium", "findings=low":
			g.Findings = facts.Severity(strings.TrimPrefix(word, "findings="))
		default:
			errs = append(errs, fmt.Errorf("--fail-on: %q is not one of %s%s", word, strings.Join(GateWords(), ", "), diag.DidYouMean(word, GateWords())))
		}
	}
	return g, errors.Join(errs...)
}

// Tripped are the gates that a report trips on a day, one sentence each.
func (g Gates) Tripped(r report.Report, today string) []string {
	var why []string
	if g.Expect != "" && g.Expect != r.Recommendation {
		why = append(why, fmt.Sprintf("--expect %s: the recommendation is %s", g.Expect, r.Recommendation))
	}
	if g.Undecided && r.Strength == "undecided" {
		why = append(why, "--fail-on undecided: the recommendation is undecided")
	}
	if g.NotFirm && !r.Firm {
		why = append(why, "--fail-on not-firm: unknown answers could still change the recommendation")
	}
	return append(why, g.TrippedByFiles(r.Contradictions, r.Findings, today)...)
}

// TrippedByFiles are the tripped gates that need no recommendation.
func (g Gates) TrippedByFiles(cs []facts.Contradiction, fs []facts.Finding, today string) []string {
	var why []string
	if g.Contradictions && len(cs) > 0 {
		why = append(why, fmt.Sprintf("--fail-on contradictions: the files speak against %d of the answers", len(cs)))
	}
	if open := atLeast(fs, g.Findings, today); len(open) > 0 {
		why = append(why, fmt.Sprintf("--fail-on findings=%s: %s", g.Findings, findingWords(open)))
	}
	return why
}

// atLeast are the findings of a severity or a higher one that nobody has
// accepted, or not for this day.
func atLeast(fs []facts.Finding, s facts.Severity, today string) []string {
	var out []string
	for _, f := range fs {
		if s != "" && f.Severity.Rank() <= s.Rank() && Open(f, today) > 0 {
			out = append(out, openFinding(f, today))
		}
	}
	return out
}
