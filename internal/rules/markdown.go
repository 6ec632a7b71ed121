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
	return b.String()
}

func (r Rule) markdown(b *strings.Builder) {
	marks := string(r.Severity)
	if r.Common {
		marks += ", common"
	}
	if len(r.Signals) > 0 {
		var names []string
		for _, s := range r.Signals {
			names = append(names, string(s))
		}
		marks += ", signals " + english.And(names)
	}
	fmt.Fprintf(b, "\n### %s\n\n`%s` (%s)\n\n%s\n\n- Do: %s\n- Compose: %s\n- Kubernetes: %s\n- Source: <%s>\n",
		r.Title, r.ID, marks, r.Why, r.Remedy, r.RemedyCompose, r.RemedyKubernetes, r.Source)
}
