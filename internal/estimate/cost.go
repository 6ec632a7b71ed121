package estimate

import (
	"slices"

	"advisor/internal/questions"
	"advisor/internal/ranges"
)

// estimator is everything that formulas need.
type estimator struct {
	figures    map[string]figures   // by option
	layouts    map[string][3]layout // by option, for one host, at each end of the figures
	sizes      []float64
	files      *Range // memory that the files ask for, in GB; nil: no files were read
	replicated bool   // every service that could have two copies has them
	narrow     bool   // what to answer first is named where a range is too wide
}

// memory is what the application needs, in GB: by the files, else by the number
// of services.
func (e *estimator) memory(p *point, f figures) Range {
	if e.files != nil {
		return *e.files
	}
	// Services of one project are large or small together, so nothing evens out
	// between them.
	return add(f["memory-service"].Times(max(p.services, p.stores)), f["memory-stateful"].Times(p.stores))
}

// moneyOn is what the money of an option hangs on.
func (e *estimator) moneyOn(option string) []questions.ID {
	ids := []questions.ID{regions}
	if e.files == nil {
		ids = append(ids, services, stores)
	}
	switch option {
	case OneHost, Existing:
		return ids
	case Managed:
		return append(ids, hosts, failure, platform)
	}
	return append(ids, hosts)
}

// money is what an option costs a month.
func (e *estimator) money(option string) func(*point) sum {
	f := e.figures[option]
	return func(p *point) sum {
		m := e.machines(option, p)
		value := mul(f["host-memory"], m.gb)
		var plane, late, nat Range
		balancers := ranges.Exactly(p.regions)
		switch option {
		case OneHost:
			balancers = Range{}
		case Standby:
			if p.hosts < 2 {
				balancers = Range{} // its address moves by itself
			}
		case Swarm:
			balancers.Low = 0 // every node answers; names that point to all of them may do
		case Managed:
			plane, nat = f["control-plane"].Times(p.regions), f["nat"].Times(p.regions)
			if p.platform == nobody {
				late = f["control-plane.late"].Times(p.regions)
			}
		case Existing:
			m = machines{gb: mul(mul(e.memory(p, f), f["headroom"]), f["cluster-share"]).Times(p.regions)}
			value = mul(f["host-memory"], m.gb)
			balancers.Low, balancers.Typical = 0, 0 // the cluster has one
		}
		return sum{
			{item: "host-memory", of: "GB", quantity: m.gb, value: value},
			{item: "control-plane", of: "regions", quantity: ranges.Exactly(p.regions), value: plane},
			{item: "control-plane.late", of: "regions", quantity: ranges.Exactly(p.regions), value: late},
			{item: "nat", of: "regions", quantity: ranges.Exactly(p.regions), value: nat},
			{item: "load-balancer", of: "regions", quantity: balancers, value: each(f["load-balancer"], balancers)},
			{item: "backups", value: f["backups"]},
			{item: "monitoring", value: f["monitoring"]},
			{item: "monitoring.host", of: "machines", quantity: m.count, value: mul(f["monitoring.host"], m.count)},
		}
	}
}

// extraOn is what the difference between the platforms hangs on, but for hosts.
func (e *estimator) extraOn() []questions.ID {
	ids := []questions.ID{access, failure, target, platform, regions}
	if e.files == nil {
		ids = append(ids, services, stores)
	}
	return ids
}

// extra is what a cluster costs a month on top of the hosts that Compose would
// need. Sizes on sale are left out: a step from one to the next would look like a
// difference between the platforms.
func (e *estimator) extra(p *point) sum {
	option := byAccess(p.access)
	f := e.figures[option]
	base := OneHost
	if spareWanted(p) || p.hosts > 1 {
		base = Standby
	}
	var more [3]float64
	memory, headroom := e.memory(p, f).Figures(), f["headroom"].Figures()
	for end := range more {
		more[end] = e.moreMemory(option, base, p, end, memory[end]*headroom[end])
	}
	gb := ranges.Of([3]float64{more[0], max(more[0], more[1]), max(more[0], more[1], more[2])}).Times(p.regions)
	var plane, late, nat Range
	balancers := ranges.Exactly(p.regions)
	if p.hosts > 1 {
		balancers = Range{} // Compose on several hosts has one, too
	}
	switch option {
	case Managed:
		plane, nat = f["control-plane"].Times(p.regions), f["nat"].Times(p.regions)
		if p.platform == nobody {
			late = f["control-plane.late"].Times(p.regions)
		}
	case Existing:
		balancers.Low, balancers.Typical = 0, 0
	}
	return sum{
		{item: "host-memory", of: "GB", quantity: gb, value: mul(f["host-memory"], gb)},
		{item: "control-plane", of: "regions", quantity: ranges.Exactly(p.regions), value: plane},
		{item: "control-plane.late", of: "regions", quantity: ranges.Exactly(p.regions), value: late},
		{item: "nat", of: "regions", quantity: ranges.Exactly(p.regions), value: nat},
		{item: "load-balancer", of: "regions", quantity: balancers, value: each(f["load-balancer"], balancers)},
	}
}

// each is a figure for each of a number of things, which are low or high together.
func each(figure, count Range) Range {
	return ranges.New(figure.Low*count.Low, figure.Typical*count.Typical, figure.High*count.High)
}

// spareWanted reports whether Compose would need a second host beside the one
// that works.
func spareWanted(p *point) bool {
	return slices.Contains([]questions.OptionID{"standby", failover, automatic}, p.failure) ||
		slices.Contains([]questions.OptionID{"99.9", "99.95", "99.99"}, p.target)
}

// moreMemory is by how many GB in one region a cluster is larger than the hosts
// of Compose, at one end of the figures: the most that this need, or a smaller
// one, comes to, since small hosts fill up before small nodes do.
func (e *estimator) moreMemory(option, base string, p *point, end int, need float64) float64 {
	compose := e.layout(base, p, end)
	if base == Standby && !spareWanted(p) {
		compose.spare = 0
	}
	cluster := e.layout(option, p, end)
	share := e.figures[option]["cluster-share"].Figures()[end]
	difference := func(need float64) float64 {
		compose.need, cluster.need = need, need
		hosts := compose.nodes(compose.hosts) * compose.each(compose.hosts)
		if option == Existing {
			return need*share - hosts
		}
		return cluster.nodes(cluster.hosts)*cluster.each(cluster.hosts) - hosts
	}
	most := max(0, difference(0), difference(need))
	for _, l := range []layout{compose, cluster} {
		l.need = 0
		if full := (l.each(l.hosts) - l.over) * (l.nodes(l.hosts) - l.spare); full < need {
			most = max(most, difference(full)) // where its smallest machine is full
		}
	}
	return most
}
