package ci

import (
	"advisor/internal/facts"
	"advisor/internal/report/markdown"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// A mistake in a file is a result of a rule of its own in every format for CI.
const (
	problemRule  = "compose-problem"
	problemTitle = "docker compose refuses the files"
	problemHelp  = "docker compose refuses the files for this mistake, or would not do what they say. The smallest part that is wrong was left out of the analysis; everything else was read."
)

// problemKey tells a mistake from the others, whatever its line.
func problemKey(p facts.Problem) string { return p.File.Clean() + "\x00" + p.Message.Whole() }

// problems are the mistakes in the files. Nobody compares them with a baseline,
// so a report that has one shows them as unchanged: what is new there are
// findings.
func (c *sarifResults) problems() {
	seen := map[string]int{}
	for _, p := range c.report.Problems {
		c.rule(sarifRule{
			ID: problemRule, Short: sarifText{problemTitle}, Default: sarifLevel{"error"},
			Help: sarifHelp{problemHelp, markdown.Prose(problemHelp)}, Properties: map[string]any{"tags": []string{"compose"}},
		})
		x := sarifResult{
			RuleID: problemRule, Level: "error", Message: said(words.ProblemSentences(p)),
			Fingerprints: map[string]string{"advisorProblem/v1": numbered(seen, problemKey(p))},
		}
		if c.state != "" {
			x.State = "unchanged"
		}
		c.add(x, []untrusted.Place{words.ProblemPlace(p)})
	}
}
