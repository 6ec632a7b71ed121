package estimate

import (
	"math"

	"advisor/internal/ranges"
)

// machines are the hosts or nodes that an option needs at one point, in all
// regions together.
type machines struct {
	count Range
	gb    Range
}

// machines sizes the hosts of an option: so many that one may fail where the
// option promises that, each of a size on sale that holds its part of the memory
// and what the platform keeps for itself.
func (e *estimator) machines(option string, p *point) machines {
	f := e.figures[option]
	memory, headroom := e.memory(p, f).Figures(), f["headroom"].Figures()
	var count, gb [3]float64
	for i := range gb {
		l := e.layout(option, p, i)
		l.need = memory[i] * headroom[i]
		count[i], gb[i] = l.nodes(l.hosts), l.memory(i, e.sizes)
	}
	return machines{ranges.Of(count).Times(p.regions), ranges.Of(gb).Times(p.regions)}
}

// overhead is what a machine keeps for the platform.
func (e *estimator) overhead(option string) Range {
	f := e.figures[option]
	switch option {
	case K3s:
		return f["memory-node"].Plus(f["memory-server"])
	case Managed:
		return f["memory-node"]
	}
	return f["memory-host"]
}

// layout says how a load is spread over machines.
type layout struct {
	need    float64 // GB that all machines that work hold together
	over    float64 // GB that each keeps for itself
	hosts   float64 // that the load needs, 1 or more
	spare   float64 // machines beyond them
	least   float64 // machines in any case
	one     float64 // smallest machine where one host is enough, GB
	several float64 // smallest machine where it is not, GB
}

// layout is that of an option at one end of the figures: 0 low, 1 typical, 2 high.
func (e *estimator) layout(option string, p *point, end int) layout {
	l := e.layouts[option][end]
	if option != OneHost {
		l.hosts = max(1, p.hosts)
	}
	if option == Managed && p.failure == automatic {
		l.least = max(l.least, e.layouts[option][1].least)
	}
	return l
}

// layoutsOf are the layouts of an option that needs one host, at each end.
func (e *estimator) layoutsOf(option string) (out [3]layout) {
	f, over := e.figures[option], e.overhead(option).Figures()
	for end := range out {
		l := layout{
			hosts: 1, spare: 1, least: 1, over: over[end],
			one: f["host-floor"].Figures()[end], several: f["host-floor.several"].Figures()[end],
		}
		switch option {
		case OneHost:
			l.spare = 0
		case Swarm:
			l.least = f["nodes.swarm"].Figures()[end]
		case K3s:
			l.least = f["nodes.k3s"].Figures()[end]
		case Managed:
			l.least = f["nodes.managed"].Figures()[end]
		}
		if Kubernetes(option) {
			floor := f["node-floor"].Figures()[end]
			l.one, l.several = floor, max(floor, l.several)
		}
		out[end] = l
	}
	return out
}

// nodes is how many machines there are for so many hosts that the load needs.
func (l layout) nodes(hosts float64) float64 { return max(l.least, hosts+l.spare) }

// each is the size of one machine, before it is rounded up to one on sale. Those
// that are left when the spare ones fail hold everything.
func (l layout) each(hosts float64) float64 {
	floor := l.one
	if hosts > 1 {
		floor = l.several
	}
	return max(floor, l.need/(l.nodes(hosts)-l.spare)+l.over)
}

// memory is the memory of all machines in GB, at one end of the figures.
//
// Sizes come in steps, and the more machines share a load, the smaller is the
// spare one; so more hosts may come to less memory. But whoever needs more hosts
// has no less to pay for. So the high end is the most that this many hosts, or
// fewer, come to; the low end is the least that this many, or more, come to; and
// the middle lies between the two. None of them falls when hosts are added, and
// what exactly this many come to is always within.
func (l layout) memory(end int, sizes []float64) float64 {
	total := func(hosts float64) float64 { return l.nodes(hosts) * onSale(l.each(hosts), sizes) }
	here := total(l.hosts)
	if l.spare == 0 {
		return here // nothing is shared
	}
	most, least := max(here, total(1), total(min(2, l.hosts))), min(here, total(max(2, l.hosts)))
	// Within one size, more machines are more memory: the most is where a size is
	// still needed, the least where the next one below is just enough.
	for _, below := range sizes {
		if below <= l.over {
			continue
		}
		enough := math.Ceil(l.need / (below - l.over))
		if last := enough - 1; last >= 1 && last < l.hosts {
			most = max(most, total(last))
		}
		if enough > l.hosts {
			least = min(least, total(enough))
		}
	}
	switch end {
	case 0:
		return least
	case 1:
		return math.Sqrt(least * most)
	}
	return most
}

// onSale is the smallest size that is large enough; above the largest one, what
// is needed.
func onSale(gb float64, sizes []float64) float64 {
	for _, s := range sizes {
		if gb <= s {
			return s
		}
	}
	return gb
}
