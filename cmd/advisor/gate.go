package main

import (
	"errors"
	"fmt"
	"strings"

	"advisor/internal/check"
	"advisor/internal/exit"
	"advisor/internal/facts"
	"advisor/internal/report"
)

// gates are the conditions under which a run ends with status 1.
type gates struct {
	expect     string
	undecided  bool
	notFirm    bool
	contradict bool
	findings   facts.Severity // empty: not asked for
}

var gateWords = []string{"undecided", "not-firm", "contradictions", "findings=high", "findings=medium", "findings=low"}

func (o *options) gates() (gates, error) {
	g := gates{expect: o.expect}
	if o.failOn == "" {
		return g, nil
	}
	var errs []error
	for _, word := range strings.Split(o.failOn, ",") {
		switch word {
		case "undecided":
			g.undecided = true
		case "not-firm":
			g.notFirm = true
		case "contradictions":
			g.contradict = true
		case "findings=high", "findings=medium", "findings=low":
			g.findings = facts.Severity(strings.TrimPrefix(word, "findings="))
		default:
			errs = append(errs, fmt.Errorf("--fail-on: %q is not one of %s%s", word, strings.Join(gateWords, ", "), didYouMean(word, gateWords)))
		}
	}
	return g, exit.InputError(errors.Join(errs...))
}

// check returns the gates that a report trips, one sentence each.
func (g gates) check(r report.Report, today string) error {
	var why []string
	if g.expect != "" && g.expect != r.Recommendation {
		why = append(why, fmt.Sprintf("--expect %s: the recommendation is %s", g.expect, r.Recommendation))
	}
	if g.undecided && r.Strength == "undecided" {
		why = append(why, "--fail-on undecided: the recommendation is undecided")
	}
	if g.notFirm && !r.Firm {
		why = append(why, "--fail-on not-firm: unknown answers could still change the recommendation")
	}
	return tripped(append(why, g.scanned(r.Contradictions, r.Findings, today)...))
}

// scanned are the gates that need no recommendation.
func (g gates) scanned(cs []facts.Contradiction, fs []facts.Finding, today string) []string {
	var why []string
	if g.contradict && len(cs) > 0 {
		why = append(why, fmt.Sprintf("--fail-on contradictions: the files speak against %d of the answers", len(cs)))
	}
	if open := atLeast(fs, g.findings, today); len(open) > 0 {
		why = append(why, fmt.Sprintf("--fail-on findings=%s: %s", g.findings, named(open)))
	}
	return why
}

func tripped(why []string) error {
	if len(why) == 0 {
		return nil
	}
	return exit.Error(exit.Gate, errors.New(strings.Join(why, "\n")))
}

// atLeast are the findings of a severity or a higher one that nobody has
// accepted, or not for this day.
func atLeast(fs []facts.Finding, s facts.Severity, today string) []string {
	var out []string
	for _, f := range fs {
		if s != "" && f.Severity.Rank() <= s.Rank() && check.Open(f, today) > 0 {
			out = append(out, openFinding(f, today))
		}
	}
	return out
}
