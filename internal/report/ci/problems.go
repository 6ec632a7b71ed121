package ci

import (
	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report/markdown"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// A mistake in a file is a result of a rule of its own in every format for CI.
const (
	problemRule  = "compose-problem"
	problemTitle = "docker compose rejects the files"
	problemHelp  = "docker compose rejects the files for this mistake, or would not do what they say. The smallest part that is wrong was left out of the analysis; everything else was read."
)

// A gate that is tripped is a result of a rule of its own too.
const (
	gateRule  = "gate-tripped"
	gateTitle = "A gate is tripped"
	gateHelp  = "The run ends with status 1, because --expect or --fail-on asked for it. Mend what is named, or take the gate out of the job."
)

// So is what decides and has changed.
const (
	changeRule = "what-decides-changed"
	changeHelp = "The model, the prices, the settings or the record decide what a check says. Whoever reviews the change looks at them as at the code of the check."
)

// problemKey tells a mistake from the others, whatever its line.
func problemKey(p facts.Problem) string { return p.File.Clean() + "\x00" + p.Message.Whole() }

// gates are the gates that are tripped. Nothing says whether they were before.
func (c *sarifResults) gates() {
	for _, g := range words.TrippedGates(c.report) {
		c.rule(sarifRule{
			ID: gateRule, Short: sarifText{gateTitle}, Default: sarifLevel{"error"},
			Help: sarifHelp{gateHelp, markdown.Prose(gateHelp)}, Properties: map[string]any{"tags": []string{"gate"}},
		})
		c.add(sarifResult{
			RuleID: gateRule, Level: "error", Message: said(words.GateSentence(g)),
			Fingerprints: map[string]string{"advisorGate/v1": fingerprint(gateRule, g.Gate)},
		}, g.Places)
	}
}

// changes are what decides and has changed since the base.
func (c *sarifResults) changes() {
	if c.report.Check == nil {
		return
	}
	seen := map[string]int{}
	for _, x := range c.report.Check.Changes {
		c.rule(sarifRule{
			ID: changeRule, Short: sarifText{words.ChangeTitle}, Default: sarifLevel{"warning"},
			Help: sarifHelp{changeHelp, markdown.Prose(changeHelp)}, Properties: map[string]any{"tags": []string{"decision"}},
		})
		c.add(sarifResult{
			RuleID: changeRule, Level: "warning", Message: said(english.Stop(x.Message.Whole())),
			Fingerprints: map[string]string{"advisorChange/v1": numbered(seen, x.Kind+"\x00"+x.Subject.Clean())},
		}, x.Evidence)
	}
}

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
