package estimate

import (
	"math"
	"slices"
	"strings"
	"time"

	"advisor/internal/lazyregexp"
	"advisor/internal/strictyaml"
)

var currency = lazyregexp.New(`^[A-Z]{3}$`)

// check looks for everything that is wrong with figures; base are the built-in
// ones, which say which items there are and in which units.
func (r *reader) check(c *Costs, base Costs) {
	r.head(c)
	r.items([]any{"items"}, c.Items, base.Items, c)
	r.complete(c, base)
	known := map[string]bool{}
	for i, p := range c.Presets {
		at := []any{"presets", i}
		if p.ID == "" || known[p.ID] || p.About == "" {
			r.report(at, "", "a preset needs an id of its own and about")
		}
		known[p.ID] = true
		for _, id := range p.NotFor {
			if !slices.Contains(OptionIDs(), id) {
				r.report(append(at, "not-for"), strictyaml.Nearest(id, OptionIDs()), "there is no option %q", id)
			}
		}
		r.items(append(at, "items"), p.Items, base.Items, c)
	}
	if c.Provider != "" && !known[c.Provider] {
		var ids []string
		for _, p := range c.Presets {
			ids = append(ids, p.ID)
		}
		r.report([]any{"provider"}, strictyaml.Nearest(c.Provider, ids), "there is no preset %q", c.Provider)
	}
	r.sizes(c)
	r.counts(c, base)
}

// head checks what stands above the items.
func (r *reader) head(c *Costs) {
	if c.Version == "" {
		r.Add(r.place(0), "", "version is missing")
	}
	if !isDay(c.AsOf) {
		r.report([]any{"as-of"}, "write it as 2026-11-29", "as-of is %q, not a day", c.AsOf)
	}
	if !currency.MatchString(c.Currency) {
		r.report([]any{"currency"}, "write it as USD", "currency is %q, not three capital letters", c.Currency)
	}
	for key, v := range map[string]float64{"hour": c.Hour, "exchange": c.Exchange} {
		if !sound(v) || v > 1e6 {
			r.report([]any{key}, "", "%s is %v, not from 0 to 1000000", key, v)
		}
	}
	if sound(c.Exchange) && c.Exchange == 0 {
		r.report([]any{"exchange"}, "for USD it is 1", "exchange is missing or 0")
	}
	if len(c.NotCounted) == 0 {
		r.report([]any{"not-counted"}, "", "not-counted is missing: what is not in the sums?")
	}
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// sound reports whether a number is one, and not below 0.
func sound(v float64) bool { return v >= 0 && !math.IsInf(v, 1) }

// items checks a list of items.
func (r *reader) items(path []any, items, base []Item, c *Costs) {
	preset := path[0] == "presets"
	seen := map[string]bool{}
	ids := make([]string, len(base))
	for i := range base {
		ids[i] = base[i].ID
	}
	for i := range items {
		item := &items[i]
		at, name := append(slices.Clone(path), i), r.label(*item)
		known, ok := find(base, item.ID)
		if !ok && len(base) > 0 {
			r.reportID(append(at, "id"), strictyaml.Nearest(item.ID, ids), "there is no item %q", item.ID)
		}
		if seen[item.ID] {
			r.report(at, "", "%s stands twice", name)
		}
		seen[item.ID] = true
		if !r.readable(at) || !ok && len(base) > 0 {
			continue // the rest would follow from that
		}
		r.figure(at, name, item)
		if ok {
			r.likeKnown(at, name, *item, known, preset, c.Exchange)
		}
	}
}

// likeKnown checks that an item that replaces a known one is in its unit. One of a
// preset need not say so.
func (r *reader) likeKnown(at []any, name string, item, known Item, preset bool, exchange float64) {
	if item.Unit != known.Unit && (item.Unit != "" || !preset) {
		r.report(append(at, "unit"), "", "%s: the unit is %s, not %q", name, known.Unit, item.Unit)
	}
	if known.Unit.Money() && sound(exchange) && hourly(item.Typical, known.Typical*exchange) {
		r.report(append(at, "typical"), "multiply it by 730", "%s: %v looks like a price for an hour; the unit is %s", name, item.Typical, known.Unit)
	}
}

// hourly reports whether a price is a 730th of what is usual for a month.
func hourly(price, usual float64) bool {
	return price > 0 && price*730 > usual/4 && price*730 < usual*4 && price < usual/100
}

// figure checks one item by itself.
func (r *reader) figure(at []any, name string, item *Item) {
	for _, x := range []struct {
		key string
		v   float64
	}{{"low", item.Low}, {"typical", item.Typical}, {"high", item.High}} {
		if strictyaml.Child(r.node(at), x.key) == nil {
			r.report(at, "what is not known is not counted: list it under not-counted", "%s: %s is missing", name, x.key)
		} else if !sound(x.v) || x.v > 1e9 {
			r.report(append(at, x.key), "", "%s: %s is %v, not from 0 to 1000000000", name, x.key, x.v)
		}
	}
	if item.Low > item.Typical || item.Typical > item.High {
		r.report(at, "", "%s: low, typical and high are %v, %v and %v, not ascending", name, item.Low, item.Typical, item.High)
	}
	if !isDay(item.AsOf) {
		r.report(append(at, "as-of"), "write it as 2026-11-29", "%s: as-of is %q, not a day", name, item.AsOf)
	}
	if strings.TrimSpace(item.Source) == "" || item.Why == "" {
		r.report(at, "", "%s: source or why is missing", name)
	}
	if !slices.Contains(sures, item.Sure) {
		r.report(append(at, "sure"), strictyaml.Nearest(item.Sure, sures), "%s: sure is %q", name, item.Sure)
	}
}

// complete reports the items that formulas need and the file does not have.
func (r *reader) complete(c *Costs, base Costs) {
	for _, item := range base.Items {
		if _, ok := find(c.Items, item.ID); !ok {
			r.report([]any{"items"}, "extends: built-in takes it from there", "there is no item %q", item.ID)
		}
	}
}

// sizes checks that hosts come in ascending sizes.
func (r *reader) sizes(c *Costs) {
	if len(c.Sizes) == 0 {
		r.report([]any{"sizes"}, "", "sizes is missing")
	}
	last := 0.0
	for i, s := range c.Sizes {
		if !sound(s) || s <= last {
			r.report([]any{"sizes", i}, "", "sizes: %v is no size above %v", s, last)
			continue
		}
		last = s
	}
}

// counts checks that each answer which means a number has one entry.
func (r *reader) counts(c *Costs, base Costs) {
	seen := map[[2]string]bool{}
	for i, n := range c.Counts {
		at, key := []any{"counts", i}, [2]string{n.Question, n.Option}
		if seen[key] {
			r.report(at, "", "counts: %s %q stands twice", n.Question, n.Option)
		}
		seen[key] = true
		if !sound(n.Low) || n.Low > n.Typical || n.Typical > n.High || math.IsInf(n.High, 1) {
			r.report(at, "", "counts: %s %q: low, typical and high are not ascending", n.Question, n.Option)
		}
		if len(base.Counts) > 0 && !slices.ContainsFunc(base.Counts, func(b Count) bool { return b.Question == n.Question && b.Option == n.Option }) {
			r.report(at, "", "counts: the question %q has no answer %q that is counted", n.Question, n.Option)
		}
	}
	for _, b := range base.Counts {
		if !seen[[2]string{b.Question, b.Option}] {
			r.report([]any{"counts"}, "", "counts: %s %q is missing", b.Question, b.Option)
		}
	}
}
