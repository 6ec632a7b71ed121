package ci

import (
	"strings"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/markdown"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// sarifRuleOf is the rule of a finding.
func sarifRuleOf(f facts.Finding, side string) sarifRule {
	help := strings.TrimSpace(english.Sentence(f.Why) + " " + english.Sentence(words.Remedy(f, side)))
	fixText, fixMarkdown := sarifFix(f)
	x := sarifRule{
		ID: untrusted.Text(f.Rule).Clean(), Short: said(f.Title), Default: sarifLevel{sarifSeverity(f.Severity)},
		Help:       sarifHelp{said(help).Text + fixText, markdown.Prose(help) + fixMarkdown},
		Properties: map[string]any{"tags": []string{untrusted.Text(f.Theme).Clean()}},
	}
	if f.Why != "" {
		full := said(english.Sentence(f.Why))
		x.Full = &full
	}
	if words.WebAddress(f.Source) {
		x.HelpURI = f.Source
	}
	if f.Theme == facts.Security {
		x.Properties["security-severity"] = securityScore(f.Severity)
	}
	return x
}

// sarifFix is what there is to paste, for the help of the rule: plainly, and as
// Markdown.
func sarifFix(f facts.Finding) (plain, formatted string) {
	if f.Fix == nil || f.Fix.Compose == "" {
		return "", ""
	}
	lines := words.FixLines(f.Fix.Compose)
	file := f.Fix.File.Clean()
	plain = "\n\nTo paste into " + file + ":\n\n" + lines
	formatted = "\n\nTo paste into " + untrusted.Text(file).Code() + ":\n\n```" + words.FixLanguage(*f.Fix) + "\n" + lines + "```\n"
	if f.Fix.Kubernetes != "" {
		on := words.FixLines(f.Fix.Kubernetes)
		plain += "\nOn Kubernetes:\n\n" + on
		formatted += "\nOn Kubernetes:\n\n```yaml\n" + on + "```\n"
	}
	return plain, formatted
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
func goneRule(f report.FindingChange) sarifRule {
	help := english.Stop(said(f.Title).Text)
	return sarifRule{
		ID: untrusted.Text(f.Rule).Clean(), Short: said(f.Title), Default: sarifLevel{sarifSeverity(f.Severity)},
		Help: sarifHelp{help, markdown.Prose(help)}, Properties: map[string]any{"tags": []string{"gone"}},
	}
}

// decisionRule is the rule of a kind of reason.
func decisionRule(kind, next string) sarifRule {
	help := english.Sentence(next)
	if help == "" {
		help = "Decide again."
	}
	return sarifRule{
		ID: decisionID(kind), Short: sarifText{words.KindTitle(kind)}, Default: sarifLevel{"error"},
		Help: sarifHelp{said(help).Text, markdown.Prose(help)}, Properties: map[string]any{"tags": []string{"decision"}},
	}
}

// decisionID is the id of a kind of reason; no rule about files begins alike.
func decisionID(kind string) string {
	switch kind {
	case report.ChangedAnswer:
		return "decision-changed"
	case report.ChangedModel:
		return "decision-changed-by-model"
	case report.ClosedOption:
		return "decision-closed"
	case report.FiredTrigger:
		return "decision-trigger"
	case report.PassedReview:
		return "decision-review"
	case report.Doubted:
		return "decision-doubted"
	case report.NoFiles:
		return "decision-files"
	case report.Shadowed:
		return "decision-shadowed"
	case report.EndedAccept:
		return "decision-acceptance"
	}
	return "decision"
}
