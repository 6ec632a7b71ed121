package estimate

import (
	"advisor/internal/questions"
	"advisor/internal/ranges"
)

// setupOn is what the hours to set an option up hang on.
func setupOn(option string) []questions.ID {
	switch option {
	case OneHost:
		return []questions.ID{regions}
	case Standby:
		return []questions.ID{regions, hosts, failure}
	case Swarm:
		return []questions.ID{regions, hosts}
	}
	return []questions.ID{services, stores, engineers, experience}
}

// setup is how many hours of work it takes until an option runs.
func (e *estimator) setup(option string) func(*point) sum {
	f := e.figures[option]
	return func(p *point) sum {
		if Kubernetes(option) {
			return e.setupCluster(option, f, p)
		}
		further := e.hostsOf(option, p) - 1
		s := sum{
			{item: "setup-host", value: f["setup-host"]},
			{item: "setup-further-host", of: "hosts", quantity: ranges.Exactly(further), value: f["setup-further-host"].Times(further)},
			{item: "setup-standby"},
			{item: "setup-failover"},
			{item: "setup-swarm"},
		}
		switch option {
		case Standby:
			// The standby itself is one of the tasks of its own item.
			s[1].quantity, s[1].value = ranges.Exactly(further-1), f["setup-further-host"].Times(further-1)
			s[2].value = f["setup-standby"]
			if p.failure == failover {
				s[3].value = f["setup-failover"]
			}
		case Swarm:
			s[4].value = f["setup-swarm"]
		}
		return s
	}
}

// hostsOf is how many hosts an option on Compose has in all regions.
func (e *estimator) hostsOf(option string, p *point) float64 {
	l := e.layout(option, p, 1)
	return l.nodes(l.hosts) * p.regions
}

// setupCluster is what it takes until everything runs on a cluster.
func (e *estimator) setupCluster(option string, f figures, p *point) sum {
	all := max(p.services, p.stores)
	var cluster, own Range
	if option != Existing {
		cluster = f["setup-cluster"]
	}
	if option == K3s {
		own = f["setup-own-cluster"]
	}
	learn := f["learn."+string(p.experience)] // nothing where clusters were run before
	return sum{
		{item: "setup-cluster", value: cluster},
		{item: "setup-own-cluster", value: own},
		{item: "move-service", of: "services", quantity: ranges.Exactly(all), value: f["move-service"].Times(all)},
		{item: "move-stateful", of: "services with data", quantity: ranges.Exactly(p.stores), value: f["move-stateful"].Times(p.stores)},
		{item: "learn." + string(p.experience), of: "engineers", quantity: ranges.Exactly(p.engineers), value: learn.Times(p.engineers)},
	}
}

// hoursOn is what the hours of a month hang on.
func hoursOn(option string) []questions.ID {
	switch option {
	case OneHost:
		return []questions.ID{regions, deploys, delivery}
	case Standby, Swarm:
		return []questions.ID{regions, hosts, deploys, delivery}
	}
	return []questions.ID{experience}
}

// hours is how many hours of work an option takes every month.
func (e *estimator) hours(option string) func(*point) sum {
	f := e.figures[option]
	return func(p *point) sum {
		if Kubernetes(option) {
			return hoursOfCluster(option, f, p)
		}
		further := e.hostsOf(option, p) - 1
		var standby, swarm, byHand Range
		switch option {
		case Standby:
			standby = f["run-standby"]
			further-- // that is the standby
		case Swarm:
			swarm = f["run-swarm"]
		}
		if p.delivery == "manual" || p.delivery == "scripted" {
			byHand = f["deploy-by-hand"].Times(p.deploys)
		}
		return sum{
			{item: "run-host", value: f["run-host"]},
			{item: "run-further-host", of: "hosts", quantity: ranges.Exactly(further), value: f["run-further-host"].Times(further)},
			{item: "run-standby", value: standby},
			{item: "run-swarm", value: swarm},
			{item: "deploy-by-hand", of: "deploys", quantity: ranges.Exactly(p.deploys), value: byHand},
		}
	}
}

// experienced is what hours are multiplied by, for a team's experience.
const experienced = "times, by experience"

// hoursOfCluster is what a cluster, or a part of one, takes every month. A
// pipeline is one of the tasks of setting it up.
func hoursOfCluster(option string, f figures, p *point) sum {
	times := ranges.New(1, 1, 1)
	if p.experience != questions.Unknown {
		times = f["experience."+string(p.experience)]
	}
	var cluster, own, namespace Range
	switch option {
	case K3s:
		cluster, own = mul(f["run-cluster"], times), mul(f["run-own-cluster"], times)
	case Managed:
		cluster = mul(f["run-cluster"], times)
	case Existing:
		namespace = mul(f["run-namespace"], times)
	}
	return sum{
		{item: "run-cluster", of: experienced, quantity: times, value: cluster},
		{item: "run-own-cluster", of: experienced, quantity: times, value: own},
		{item: "run-namespace", of: experienced, quantity: times, value: namespace},
	}
}
