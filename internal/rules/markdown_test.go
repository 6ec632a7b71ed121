package rules

import (
	"fmt"
	"strings"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/rules/known"
)

// catalogue is the catalogue of all rules as a document, by theme.
func catalogue() string {
	var b strings.Builder
	table := known.Ignored()
	all := Rules()
	fmt.Fprintf(&b, "# Rules\n\n"+
		"The %d rules that `advisor scan` checks. This file is generated from the rules in `internal/rules`; do not edit it.\n\n"+
		"A rule marked *common* hits nearly every public Compose file. A report lists it once, with its services, and draws no conclusion about the team from it.\n"+
		"A rule with *signals* also bears on the decision between Compose and Kubernetes: what it sees may suggest an answer, and only answers are scored.\n\n"+
		"What docker compose ignores was checked against %s. End-of-life dates are those of %s; a report never compares them with today's date.\n\n"+
		"No rule checks style, pinned packages or file permissions: hadolint, dclint and KICS do that well.\n",
		len(all), table.Checked, known.AsOf())
	for _, theme := range facts.Themes() {
		fmt.Fprintf(&b, "\n## %s\n", theme.Title())
		for _, r := range all {
			if r.Theme == theme {
				markdownOf(&b, r)
			}
		}
	}
	b.WriteString("\n## Observations\n\nObservations describe what is already there and need no work. No count, gate or next step includes them, and SARIF, GitHub and GitLab do not show them.\n")
	for _, o := range Observations() {
		fmt.Fprintf(&b, "\n### %s\n\n`%s` (%s%s)\n\n%s\n\n- Source: <%s>\n", o.Title, o.ID, o.Theme, signals(o.Signals), o.Why, o.Source)
	}
	b.WriteString("\n## Retired rules\n\nThese rules are no longer checked. Their ids stay valid in records, baselines and `advisor explain`.\n\n| rule | replaced by | reason |\n| --- | --- | --- |\n")
	for _, r := range RetiredRules() {
		now := ""
		if r.Now != "" {
			now = "`" + r.Now + "`"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", r.ID, now, r.Why)
	}
	return b.String()
}

func signals(list []Signal) string {
	if len(list) == 0 {
		return ""
	}
	var names []string
	for _, s := range list {
		names = append(names, string(s))
	}
	return ", signals " + english.And(names)
}

func markdownOf(b *strings.Builder, r Rule) {
	marks := string(r.Severity)
	if r.Common {
		marks += ", common"
	}
	marks += signals(r.Signals)
	if r.Asked != "" {
		marks += "; checked " + r.Asked
	}
	fmt.Fprintf(b, "\n### %s\n\n`%s` (%s)\n\n%s\n\n- Remedy: %s\n- Compose: %s\n- Kubernetes: %s\n- Source: <%s>\n",
		r.Title, r.ID, marks, r.Why, r.Remedy, r.RemedyCompose, r.RemedyKubernetes, r.Source)
}
