package report

import (
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// sarifRuleOf is the rule of a finding.
func sarifRuleOf(f facts.Finding, side string) sarifRule {
	help := strings.TrimSpace(sentence(f.Why) + " " + sentence(remedy(f, side)))
	x := sarifRule{
		ID: untrusted.Text(f.Rule).Clean(), Short: said(f.Title), Default: sarifLevel{sarifSeverity(f.Severity)},
		Help:       sarifHelp{said(help).Text, prose(help)},
		Properties: map[string]any{"tags": []string{untrusted.Text(f.Theme).Clean()}},
	}
	if f.Why != "" {
		full := said(sentence(f.Why))
		x.Full = &full
	}
	if webAddress(f.Source) {
		x.HelpURI = f.Source
	}
	if f.Theme == facts.Security {
		x.Properties["security-severity"] = securityScore(f.Severity)
	}
	return x
}

func sarifSeverity(s facts.Severity) string {
	switch s {
	case facts.High:
		return "error"
	case facts.Medium:
		return "warning"
	default:
		return "note"
	}
}

// securityScore lies in the middle of what GitHub calls high, medium and low.
func securityScore(s facts.Severity) string {
	switch s {
	case facts.High:
		return "8.0"
	case facts.Medium:
		return "5.5"
	default:
		return "2.0"
	}
}

// goneRule is the rule of a finding that is gone, of which no more is known.
func goneRule(f FindingChange) sarifRule {
	help := stop(said(f.Title).Text)
	return sarifRule{
		ID: untrusted.Text(f.Rule).Clean(), Short: said(f.Title), Default: sarifLevel{sarifSeverity(f.Severity)},
		Help: sarifHelp{help, prose(help)}, Properties: map[string]any{"tags": []string{"gone"}},
	}
}

// decisionRule is the rule of a kind of reason.
func decisionRule(kind, next string) sarifRule {
	help := sentence(next)
	if help == "" {
		help = "Decide again."
	}
	return sarifRule{
		ID: decisionID(kind), Short: sarifText{kindTitle(kind)}, Default: sarifLevel{"error"},
		Help: sarifHelp{said(help).Text, prose(help)}, Properties: map[string]any{"tags": []string{"decision"}},
	}
}

// decisionID is the id of a kind of reason; no rule about files begins alike.
func decisionID(kind string) string {
	switch kind {
	case ChangedAnswer:
		return "decision-changed"
	case ChangedModel:
		return "decision-changed-by-model"
	case ClosedOption:
		return "decision-closed"
	case FiredTrigger:
		return "decision-trigger"
	case PassedReview:
		return "decision-review"
	case Doubted:
		return "decision-doubted"
	case NoFiles:
		return "decision-files"
	case Shadowed:
		return "decision-shadowed"
	case EndedAccept:
		return "decision-acceptance"
	}
	return "decision"
}
