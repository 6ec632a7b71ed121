package estimate

import (
	"fmt"
	"strings"

	"advisor/internal/english"
)

// Used are the items with those of the chosen preset in their places.
func (c Costs) Used() []Item {
	out := make([]Item, 0, len(c.Items))
	for _, i := range c.Items {
		out = append(out, c.itemFor(i.ID, ""))
	}
	return out
}

// about is how the estimate works, a paragraph each.
func about(c Costs) []string {
	return []string{
		"The report estimates what each option costs in money and hours, whether one host has room, and how long one dead host is felt. It decides nothing: no score, gate or exit status hangs on it.",
		"Memory is what the files set as limits, else as reservations, else what is usual for the product, role or language, times copies. A host has 1.15 to 1.5 times that, and what the platform keeps for itself, rounded up to a size on sale.",
		"Money is that memory times the price of a GB, with the control plane, address translation, load balancer, backups and monitoring where an option has them, for a month of 730 hours, before tax. Not counted: " + english.And(c.NotCounted) + ".",
		"An outage is one dead host: until someone notices, by your on-call, and the way back; that month also has its reboots and deploys.",
		"Each figure is a range. Parts that do not depend on each other are not all at their worst at once, so their distances from the middle add up as squares. Whatever is not answered runs through all of its answers, from the lowest to the highest, and then there is no middle. More hosts, services or memory never cost less.",
	}
}

// Explain is the text about the estimate (cost) or one of its figures; false:
// there is nothing of that name.
func (c Costs) Explain(id string) (string, bool) {
	if id == "cost" || id == "costs" || id == "estimate" {
		text := "cost (the estimate)\n\n"
		for _, p := range about(c) {
			text += "  " + p + "\n\n"
		}
		return text + fmt.Sprintf("Figures\n  version %s, as of %s, in %s; advisor list costs has them, --costs FILE replaces them\n", c.Version, c.AsOf, c.Currency), true
	}
	if _, ok := c.Item(id); !ok {
		return "", false
	}
	i := c.itemFor(id, "")
	var b strings.Builder
	fmt.Fprintf(&b, "%s (cost, %s)\n%v to %v, about %v\n\nWhy\n  %s\n\nAs of\n  %s, %s\n", i.ID, i.Unit, i.Low, i.High, i.Typical, i.Why, i.AsOf, i.Sure)
	for _, p := range c.Presets {
		if x, ok := find(p.Items, id); ok {
			fmt.Fprintf(&b, "\nWith provider: %s\n  %v to %v, about %v\n", p.ID, x.Low, x.High, x.Typical)
		}
	}
	fmt.Fprintf(&b, "\nSource\n  %s\n", i.Source)
	return b.String(), true
}
