package rules

import (
	"fmt"
	"strings"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/rules/known"
)

//go:generate go test . -run TestCatalogueIsCurrent -update

// Markdown is the catalogue of all rules as a document, by theme.
func Markdown() string {
	var b strings.Builder
	table := ignored()
	all := Rules()
	fmt.Fprintf(&b, "# Rules\n\n"+
		"What `advisor scan` looks for: %d rules. This file is made from the rules in `internal/rules`; do not edit it.\n\n"+
		"A rule marked *common* hits nearly every public Compose file. It is listed once, with its services, and says nothing about a team.\n"+
		"A rule with *signals* can also speak to the decision between Compose and Kubernetes, by suggesting an answer; it never adds points by itself.\n\n"+
		"What docker compose ignores was checked against %s. Ends of life are those of %s: the table is its own clock.\n\n"+
		"Not here: style, package pins, rights of files and the like. hadolint, dclint and KICS do that well.\n",
		len(all), table.Checked, known.AsOf())
	for _, theme := range facts.Themes() {
		fmt.Fprintf(&b, "\n## %s\n", theme.Title())
		for _, r := range all {
			if r.Theme == theme {
				r.markdown(&b)
			}
		}
	}
	b.WriteString("\n## Observations\n\nWhat is already there and worth knowing. Nothing is to be done about it: no count, gate or step has it, and SARIF, GitHub and GitLab do not show it.\n")
	for _, o := range Observations() {
		fmt.Fprintf(&b, "\n### %s\n\n`%s` (%s%s)\n\n%s\n\n- Source: <%s>\n", o.Title, o.ID, o.Theme, signals(o.Signals), o.Why, o.Source)
	}
	b.WriteString("\n## Rules that are asked no more\n\nTheir ids stay valid in records, baselines and `advisor explain`.\n\n| rule | found now by | why it went |\n| --- | --- | --- |\n")
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

func (r Rule) markdown(b *strings.Builder) {
	marks := string(r.Severity)
	if r.Common {
		marks += ", common"
	}
	marks += signals(r.Signals)
	if r.Asked != "" {
		marks += "; asked " + r.Asked
	}
	fmt.Fprintf(b, "\n### %s\n\n`%s` (%s)\n\n%s\n\n- Do: %s\n- Compose: %s\n- Kubernetes: %s\n- Source: <%s>\n",
		r.Title, r.ID, marks, r.Why, r.Remedy, r.RemedyCompose, r.RemedyKubernetes, r.Source)
}
