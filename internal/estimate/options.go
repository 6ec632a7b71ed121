package estimate

import (
	"slices"

	"advisor/internal/questions"
	"advisor/internal/ranges"
)

// The options, as reports name them.
const (
	OneHost  = "compose-one-host"
	Standby  = "compose-standby"
	Swarm    = "compose-swarm"
	K3s      = "k3s"
	Managed  = "managed-kubernetes"
	Existing = "existing-cluster"
)

// OptionIDs are all options, those on Compose first.
func OptionIDs() []string { return []string{OneHost, Standby, Swarm, K3s, Managed, Existing} }

// Kubernetes reports whether an option is one of Kubernetes.
func Kubernetes(option string) bool { return option == K3s || option == Managed || option == Existing }

// byAccess is the option that an answer to the question about access means.
func byAccess(a questions.OptionID) string {
	option, ok := map[questions.OptionID]string{"none": K3s, "running": Existing, "in-use": Existing}[a]
	if !ok {
		return Managed
	}
	return option
}

// figures are the items as one option sees them.
type figures map[string]Range

// figuresFor are the items with the preset and the exchange applied, for one
// option.
func (c Costs) figuresFor(option string) figures {
	out := make(figures, len(c.Items))
	put := func(items []Item, prefix string) {
		for _, i := range items {
			own := slices.Contains(c.Own, prefix+i.ID)
			if prefix != "" && slices.Contains(c.Own, i.ID) {
				continue // what the file itself says comes before a preset
			}
			r := ranges.New(i.Low, i.Typical, i.High)
			if i.Unit.Money() && !own {
				r = r.Times(c.Exchange)
			}
			out[i.ID] = r
		}
	}
	put(c.Items, "")
	for _, p := range c.Presets {
		if p.ID == c.Provider && !slices.Contains(p.NotFor, option) {
			put(p.Items, p.ID+"/")
		}
	}
	return out
}

// itemFor is an item as an option sees it, with its source: that of the preset
// where one holds.
func (c Costs) itemFor(id, option string) Item {
	item, _ := c.Item(id)
	if slices.Contains(c.Own, id) {
		return item
	}
	for _, p := range c.Presets {
		if p.ID == c.Provider && !slices.Contains(p.NotFor, option) {
			if x, ok := find(p.Items, id); ok {
				return x
			}
		}
	}
	return item
}
