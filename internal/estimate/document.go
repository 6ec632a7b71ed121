package estimate

import (
	"fmt"
	"strings"
)

// Document is docs/costs.md, the figures with their sources. A
// test writes it.
func (c Costs) Document() string {
	var b strings.Builder
	b.WriteString("# What it costs, whether it fits, how long an outage lasts\n\n<!-- Generated from internal/estimate/costs.yaml: go test ./internal/estimate -update -->\n\n")
	for _, p := range about(c) {
		b.WriteString(p + "\n\n")
	}
	fmt.Fprintf(&b, "%s The figures below are version %s, looked through on %s, in %s.\n\n", strings.TrimSpace(c.About), c.Version, c.AsOf, c.Currency)
	b.WriteString(ownFigures)
	b.WriteString("## Figures\n\n")
	writeItems(&b, c.Items)
	for _, p := range c.Presets {
		fmt.Fprintf(&b, "## provider: %s\n\n%s\n\n", p.ID, p.About)
		writeItems(&b, p.Items)
	}
	b.WriteString("## What answers mean\n\nOpen ends are taken up to these numbers; a plain number is taken as it is.\n\n| question | answer | low | typical | high |\n| --- | --- | ---: | ---: | ---: |\n")
	for _, n := range c.Counts {
		fmt.Fprintf(&b, "| `%s` | `%s` | %v | %v | %v |\n", n.Question, n.Option, n.Low, n.Typical, n.High)
	}
	b.WriteString(howFarOff)
	return b.String()
}

const ownFigures = `## Your own figures

` + "`--costs FILE`, `costs: prices.yaml` in the record or in `.advisor.yaml`, or `ADVISOR_COSTS`" + ` replaces figures by id. They change what is
shown, never a score or a gate. Version and hash stand in the report. From half a year after ` + "`as-of`" + ` (without one: after the oldest of your own
figures) ` + "`advisor check`" + ` says that the prices are old; that trips nothing.

` + "```yaml\nversion: acme-1\nextends: built-in\nprovider: hyperscaler   # budget, hyperscaler or own machines\nhour: 80                # money of hours\nitems:\n  - {id: host-memory, low: 5, typical: 6, high: 7, as-of: 2026-10-01, source: our invoices}\n```" + `

Another currency needs ` + "`exchange`" + `, what one US dollar is in it. ` + "`advisor schema costs`" + ` describes the file.

`

const howFarOff = `
## How far off the memory is

Against the limits that public projects set themselves, in GB (low, typical, high): OpenTelemetry demo 3.6, assumed 2.1, 7.4 and
26.2; Spring pet clinic 5.0, assumed 1.5, 4.4 and 15.0; swarmprom 2.8, assumed 0.7, 2.1 and 10.5; Zabbix 4.4, assumed 1.2, 3.4 and
18.0. Machine learning is far outside: Onyx sets limits of 29.0 where 0.5, 2.0 and 8.2 would be assumed, because no file says how large a
model is. So a service with a GPU or a server of models is named, and its size is to be checked.

What is not known well: hours are judgement between few published figures, mostly of sellers; prices are European list prices; memory
says nothing of systems that wait for processors or disks.

## What is tried

Answering what is unknown never leads out of a range: 10,000 random sets of answers, with people who disagree and numbers
instead of options, gave none outside (` + "`make contain`" + `). That holds for answers that go together. Where one contradicts what
follows from another, the report names the two; both count as they were given, and the range is that of the answers as they
stand.
`

func writeItems(b *strings.Builder, items []Item) {
	b.WriteString("| figure | unit | low | typical | high | as of | sure | why |\n| --- | --- | ---: | ---: | ---: | --- | --- | --- |\n")
	for _, i := range items {
		source := i.Source
		if strings.HasPrefix(source, "https://") {
			source = "[source](" + source + ")"
		}
		fmt.Fprintf(b, "| `%s` | %s | %v | %v | %v | %s | %s | %s (%s) |\n", i.ID, i.Unit, i.Low, i.Typical, i.High, i.AsOf, i.Sure, i.Why, source)
	}
	b.WriteString("\n")
}
