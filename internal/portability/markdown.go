package portability

import (
	"fmt"
	"strings"
)

//go:generate go test . -run TestCatalogueIsCurrent -update

// Markdown is the table as a document.
func Markdown() string {
	var b strings.Builder
	v := Versions()
	rows := Rows()
	fmt.Fprintf(&b, "# From Compose to Kubernetes\n\n"+
		"What each feature of a Compose project becomes on Kubernetes: %d rows. This file is made from `internal/portability/mapping.yaml`; do not edit it.\n\n"+
		"- *kompose* says what kompose %s does: *converts*; *with-label* only with a label or flag of kompose; *distorts* loses or changes the meaning; *drops* it without a word; *warns* and drops; *fails* and stops; *crashes*.\n"+
		"- *Effort* is what it takes to do it properly: *small* is a field, *medium* an object or a decision, *large* a redesign, *blocker* has no equivalent. Sizes are counted, one a service and feature; they are never turned into days.\n"+
		"- *Signal* is what the use says about needs. *Ignored* marks what docker compose gives no effect (checked: %s).\n\n",
		len(rows), v.Kompose, v.Compose)
	b.WriteString("| Feature | Kubernetes | kompose | Effort | Signal | Note |\n| --- | --- | --- | --- | --- | --- |\n")
	for _, r := range rows {
		signal := r.signal()
		if r.Compose == "ignored" {
			signal = strings.TrimPrefix(signal+", ignored", ", ")
		}
		fmt.Fprintf(&b, "| %s | [%s](%s) | %s | %s | %s | %s |\n", cell(r.Feature), cell(r.Kubernetes), r.Source, r.Kompose, r.Effort, signal, cell(r.Note))
	}
	b.WriteString("\n## What comes along whatever the files say\n\n")
	for _, w := range Fixed() {
		fmt.Fprintf(&b, "- [%s](%s). %s\n", w.Kubernetes, w.Source, w.Why)
	}
	return b.String()
}

func cell(s string) string { return strings.ReplaceAll(s, "|", "\\|") }
