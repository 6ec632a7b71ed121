package advise

import (
	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
)

// composeSteps are what only the choice of Compose needs.
func composeSteps(s situation) []report.NextStep {
	out := deploySteps(s)
	switch {
	case s.option(standby):
		out = append(out, standbyStep(s))
	case s.option(swarm):
		out = append(out, swarmSteps(s)...)
	default:
		out = append(out, step(due{inOperation, operators, days}, "nothing moves the services when the host dies, so the outage lasts as long as the rebuild",
			"Describe the host as code (packages, Docker, firewall, Compose files), and measure once how long a rebuild takes."))
	}
	if fs := s.where(func(v facts.Service) bool { return v.Build != nil }); len(fs) > 0 {
		out = append(out, at(step(due{inOperation, operators, hours}, "base images and the host get security fixes every month",
			"Rebuild %s on current base images and patch %s every month.", names(fs), s.hosts()), places(fs)))
	} else {
		out = append(out, step(due{inOperation, operators, hours}, "images and the host get security fixes every month", "Update the images and patch %s every month.", s.hosts()))
	}
	if !s.is("observability", "full") {
		out = append(out, step(due{inOperation, operators, hours}, "monitoring on the same host fails with it", "Watch the host and the public address from outside%s.", s.alerts()))
	}
	if s.is("kubernetes-access", "in-use") {
		out = append(out, step(due{theMove, operators, weeks}, "two places to deploy to mean twice the work",
			"Move the services out of the cluster one at a time%s, and give their quota back.", s.dataLast()))
	}
	return sorted(out)
}

// deploySteps bring updates with little or no interruption.
func deploySteps(s situation) []report.NextStep {
	if !s.is("deploy-downtime", "seconds", "none") || s.option(swarm) {
		return nil
	}
	const why = "docker compose stops the old container before it starts the new one"
	public := s.where(func(v facts.Service) bool { return v.Role == facts.RoleApplication })
	edges := s.where(func(v facts.Service) bool { return v.Role == facts.RoleWebEdge })
	whom := "each public service"
	if len(public) > 0 {
		whom = names(public)
	}
	if len(edges) > 0 {
		return []report.NextStep{at(step(due{beforeProduction, developers, days}, why,
			"Run two copies of %s behind %s, and replace one after the other, each when the new copy is healthy.", whom, names(edges)), places(edges))}
	}
	return []report.NextStep{at(step(due{beforeProduction, developers, days}, why,
		"Put a reverse proxy in front of %s, run two copies, and replace one after the other, each when the new copy is healthy.", whom), places(public))}
}

func standbyStep(s situation) report.NextStep {
	const why = "a switch that you never tested may fail when you need it"
	data := ""
	if fs := s.where(func(v facts.Service) bool { return v.Stateful }); len(fs) > 0 {
		data = ", with the data of " + names(fs) + " replicated"
	}
	return step(due{inOperation, operators, days}, why, "Keep the standby host current (the same files and images%s), and practise the switch twice a year.", data)
}

// swarmSteps are what a stack needs that docker compose does not.
func swarmSteps(s situation) []report.NextStep {
	var out []report.NextStep
	if fs := s.where(func(v facts.Service) bool { return v.Build != nil && v.Image == nil }); len(fs) > 0 {
		out = append(out, at(step(due{theMove, developers, hours}, "`docker stack deploy` does not build images", "Give %s an image name%s, and build and push %s in CI.", names(fs), english.Agree(len(fs), "", " each"), english.Agree(len(fs), "it", "them")), places(fs)))
	}
	if fs := s.where(func(v facts.Service) bool { return v.Stateful }); len(fs) > 0 {
		out = append(out, at(step(due{theMove, operators, days}, "a local volume does not follow its service to another host",
			"Pin %s to one host with a placement constraint, or give %s storage that all hosts reach.", names(fs), english.Agree(len(fs), "it", "each of them")), places(fs)))
	}
	return append(out, step(due{theMove, operators, hours}, "with one or two managers, the loss of one blocks every change", "Set up three managers, and switch one off once to see what happens."))
}

// alerts ends a step about monitoring with who reacts, where nobody does yet.
func (s situation) alerts() string {
	if s.is("on-call", "business-hours", "around-the-clock") {
		return ""
	}
	return ", and decide who gets the alert"
}

// hosts are the hosts of a way of Compose in words.
func (s situation) hosts() string {
	if s.option(standby) {
		return "both hosts"
	}
	if s.option(swarm) || !s.is("hosts", "1", unanswered) {
		return "the hosts"
	}
	return "the host"
}
