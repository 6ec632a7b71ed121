package advise

import (
	"slices"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// moveSteps are the move to a cluster in its order: the cluster, the practice,
// what cannot move as it is, stateless services, data last.
func moveSteps(s situation) []report.NextStep {
	var out []report.NextStep
	add := func(effort, why, action string, a ...any) {
		out = append(out, step(due{theMove, operators, effort}, why, action, a...))
	}
	switch {
	case s.option(namespace):
		add(days, "the cluster has rules of its own", "Ask the people who run the cluster for a namespace, and agree on quota, alerts and on-call.")
	case s.option(light):
		add(weeks, "a cluster without an owner is not upgraded", "Set up k3s on three of your machines, and name who upgrades it.")
	default:
		add(days, "a cluster without an owner is not upgraded", "Order a managed cluster, and name who upgrades its nodes and add-ons.")
	}
	if !s.is("kubernetes-experience", "production") {
		add(weeks, "the first mistakes should cost nothing", "Give %s time to learn Kubernetes on a cluster that carries nothing important.", s.learners())
	}
	if fs := s.where(func(v facts.Service) bool { return v.Build != nil && v.Image == nil }); len(fs) > 0 {
		out = append(out, at(step(due{theMove, developers, days}, "a cluster pulls images and cannot build them", "Build and push the images of %s in CI to a registry, each under a version.", names(fs)), places(fs)))
	}
	out = append(out, blockerSteps(s)...)
	if fs := s.moved("stateless", func(v facts.Service) bool { return !v.Stateful && v.Orchestrated() }); len(fs) > 0 {
		add(weeks, "a stateless service can be moved back at once when something is wrong",
			"Move the stateless services first, one at a time, with probes, requests and limits: %s.", names(fs))
	} else if !s.scanned() {
		add(weeks, "a stateless service can be moved back at once when something is wrong",
			"Move the stateless services first, one at a time, with probes, requests and limits.")
	}
	if fs := s.moved("files", func(facts.Service) bool { return false }); len(fs) > 0 {
		out = append(out, at(step(due{theMove, operators, days}, "only one side may write to the files at any time",
			"Create a volume claim for the files of %s, copy them, and stop the old service before the last copy.", names(fs)), places(fs)))
	}
	if fs := s.moved("data", func(v facts.Service) bool { return v.Stateful }); len(fs) > 0 {
		out = append(out, at(step(due{theMove, operators, weeks}, "the move of data is the part that cannot be undone",
			"Move the data last (%s), to a managed service or an operator.", names(fs)), places(fs)))
	} else if !s.scanned() && !s.is("stateful-services", "0") {
		add(weeks, "the move of data is the part that cannot be undone", "Move the data last, to a managed service or an operator.")
	}
	return out
}

// moved are the services of a step of the order of the move, which the phases have
// too; without an order, those of a test.
func (s situation) moved(step string, test func(facts.Service) bool) []facts.Service {
	if len(s.report.MoveOrder) == 0 {
		return s.where(test)
	}
	return s.where(func(v facts.Service) bool {
		return slices.ContainsFunc(s.report.MoveOrder, func(m facts.Move) bool {
			return m.Step == step && slices.Contains(m.Services, v.Name)
		})
	})
}

func (s situation) learners() string {
	if s.is("engineers", "1-2", unanswered) {
		return "someone"
	}
	return "two people"
}

// blockerSteps name what has no counterpart in a cluster.
func blockerSteps(s situation) []report.NextStep {
	var what []string
	var where []untrusted.Place
	for _, p := range s.report.Portability {
		if p.Effort != facts.Blocker {
			continue
		}
		name := p.Feature
		if p.Service != "" {
			name += " of " + string(p.Service)
		}
		what = append(what, name)
		where = append(where, p.Evidence...)
	}
	if len(what) == 0 {
		return nil
	}
	return []report.NextStep{at(step(due{theMove, developers, days}, "a file that needs it does not start in a cluster", "Replace what Kubernetes does not have: %s.", english.Names(what, 5)), where)}
}

// clusterSteps are what a cluster needs in operation.
func clusterSteps(s situation) []report.NextStep {
	var out []report.NextStep
	if !s.option(namespace) {
		out = append(out, step(due{inOperation, operators, days}, "a minor version is supported for about fourteen months",
			"Plan about three upgrades of the cluster a year, with its certificates, ingress controller and storage."))
	}
	if s.option(light) {
		out = append(out, step(due{inOperation, operators, hours}, "without its state you would have to rebuild the cluster", "Back up the state of the cluster every night to another place, and restore it once."))
	}
	if !s.is("observability", "full") && !s.option(namespace) {
		out = append(out, step(due{inOperation, operators, days}, "an incident often involves several nodes", "Collect logs and metrics of all nodes in one place%s.", s.alerts()))
	}
	if !s.is("delivery", "gitops") {
		out = append(out, step(due{inOperation, developers, days}, "changes by hand are lost, or nobody knows of them", "Keep all manifests in the repository, and deploy only from there."))
	}
	return out
}
