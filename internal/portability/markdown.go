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
		"- *Compose Bridge* says the same of `docker compose bridge convert` with its default templates (%s), by what the linked template writes; *unknown* where nothing shows it. How it does so stands [below](#what-compose-bridge-does).\n"+
		"- *Effort* is what it takes to do it properly: *small* is a field, or a line to delete; *medium* an object, a setting of the nodes or a decision; *large* a redesign; a *blocker* has no counterpart at all. Kinds of work are counted, each once with all services that need it; they are never turned into days.\n"+
		"- *Signal* is what the use says about needs. *Ignored* marks what docker compose gives no effect (checked: %s).\n"+
		"- Only what production runs is looked at: no service of an inactive profile, no development helper, and nothing that only those use.\n\n",
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
		"`docker compose bridge convert` needs a Docker engine, pulls the images to read which ports they expose, and writes namespace, Deployments, Services, network policies, claims, a ConfigMap and Secrets with a Kustomize overlay for Docker Desktop. It lists nothing that it left out: what no template mentions is gone without a word. " +
		"The templates can be copied and changed with `docker compose bridge transformations create`.\n\n")
	for _, r := range rows {
		if r.BridgeNote != "" {
			fmt.Fprintf(&b, "- **%s** (%s): %s\n", r.Feature, r.Bridge, r.BridgeNote)
		}
	}
	b.WriteString("\n## What comes along whatever the files say\n\n")
	for _, w := range Fixed() {
		fmt.Fprintf(&b, "- [%s](%s). %s\n", w.Kubernetes, w.Source, w.Why)
	}
	return b.String()
}

func cell(s string) string { return strings.ReplaceAll(s, "|", "\\|") }
