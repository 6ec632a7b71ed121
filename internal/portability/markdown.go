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
		"What each feature of a Compose project becomes on Kubernetes: %d rows. This file is generated from `internal/portability/mapping.yaml`; do not edit it.\n\n"+
		"- *kompose* says what kompose %s does: *converts*; *with-label* only with a label or flag of kompose; *distorts* loses or changes the meaning; *drops* it without a warning; *warns* and drops; *fails* and stops; *crashes*.\n"+
		"- *Compose Bridge* says the same of `docker compose bridge convert` with its default templates (%s), according to the linked template; *unknown* where nothing shows it. The details are [below](#what-compose-bridge-does).\n"+
		"- *Effort* is what it takes to do it properly: *small* is one field, or a line to delete; *medium* is a new object, a setting of the nodes or a decision; *large* is a redesign; a *blocker* has no counterpart. Each kind of work is counted once, with all services that need it; it is never converted into days.\n"+
		"- *Signal* is what the use of the feature says about your needs. *Ignored* marks what docker compose reads without effect (checked: %s).\n"+
		"- Only what production runs is analysed: no service of an inactive profile, no development tool, and nothing that only those use.\n\n",
		len(rows), v.Kompose, v.Bridge, v.Compose)
	b.WriteString("| Feature | Kubernetes | kompose | Compose Bridge | Effort | Signal | Note |\n| --- | --- | --- | --- | --- | --- | --- |\n")
	for _, r := range rows {
		signal := r.signal()
		if r.Compose == "ignored" {
			signal = strings.TrimPrefix(signal+", ignored", ", ")
		}
		fmt.Fprintf(&b, "| %s | [%s](%s) | %s | [%s](%s) | %s | %s | %s |\n", cell(r.Feature), cell(r.Kubernetes), r.Source, r.Kompose, r.Bridge, r.BridgeAddress(v.BridgeRoot), r.Effort, signal, cell(r.Note))
	}
	b.WriteString("\n## What Compose Bridge does\n\n" +
		"`docker compose bridge convert` needs a Docker engine, pulls the images to read which ports they expose, and writes namespace, Deployments, Services, network policies, claims, a ConfigMap and Secrets with a Kustomize overlay for Docker Desktop. It does not list what it leaves out: what no template mentions is dropped without a warning. " +
		"The templates can be copied and changed with `docker compose bridge transformations create`.\n\n")
	for _, r := range rows {
		if r.BridgeNote != "" {
			fmt.Fprintf(&b, "- **%s** (%s): %s\n", r.Feature, r.Bridge, r.BridgeNote)
		}
	}
	b.WriteString("\n## What every move needs, whatever the files contain\n\n")
	for _, w := range Fixed() {
		fmt.Fprintf(&b, "- [%s](%s). %s\n", w.Kubernetes, w.Source, w.Why)
	}
	return b.String()
}

func cell(s string) string { return strings.ReplaceAll(s, "|", "\\|") }
