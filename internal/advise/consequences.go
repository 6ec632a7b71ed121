package advise

import (
	"fmt"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
)

// consequences are what follows from taking the recommended option, good and
// bad, for this application; none where nothing is recommended.
func consequences(r report.Report) []report.Consequence {
	s := newSituation(r)
	switch {
	case !s.decided():
		return nil
	case s.kubernetes():
		return kubernetesConsequences(s)
	}
	return composeConsequences(s)
}

func good(message string) report.Consequence {
	return report.Consequence{Kind: "good", Message: message}
}

func bad(message string) report.Consequence {
	return report.Consequence{Kind: "bad", Message: message}
}

func composeConsequences(s situation) []report.Consequence {
	var out []report.Consequence
	if s.sameFiles() {
		out = append(out, good("Development and production start from the same Compose files."))
	}
	switch {
	case s.option(standby):
		out = append(out, good("You run two hosts with Docker and no control plane."), bad(standbyOutage(s)))
	case s.option(swarm):
		out = append(out, good("You keep the Compose files, with a `deploy` section for each service, and Docker itself is the control plane."))
		if !s.is("stateful-services", "0") {
			out = append(out, bad("When a host dies, Swarm starts its services on another host, but their local volumes stay behind."))
		}
	default:
		out = append(out, good("You run one host, and no control plane that costs money and needs upgrades."),
			bad("The host is a single point of failure: when it dies, the application is down until another one is set up."))
	}
	if s.is("deploy-downtime", "seconds", "none") && !s.option(swarm) {
		out = append(out, bad("An update stops the old container before the new one starts; to avoid the downtime, you need a second copy behind a reverse proxy."))
	}
	if s.is("growth", "moderate", "fast") && !s.option(swarm) {
		out = append(out, bad("You can grow only to the size of one machine."))
	}
	if s.is("scaling", "manual") {
		out = append(out, bad("Someone sets the number of copies by hand."))
	}
	if s.is("kubernetes-access", "running") {
		out = append(out, bad("This application does not use the cluster that you already run."))
	}
	if s.is("kubernetes-access", "in-use") {
		out = append(out, bad("The application has to leave the cluster that it runs on today."))
	}
	if w := moveWords(s.report.Portability); w != "" {
		out = append(out, bad("A later move to Kubernetes takes "+w+"."))
	}
	return out
}

// sameFiles reports whether production runs the files that developers start.
func (s situation) sameFiles() bool {
	if s.report.Facts != nil && len(s.report.Facts.Drift) > 0 {
		return false
	}
	return s.is("environments", "same")
}

func standbyOutage(s situation) string {
	if s.is("host-failure", "failover") {
		return "When the host dies, the application is down until the standby host has taken over, and you have to maintain the automatic switch."
	}
	return "When the host dies, the application is down until someone has switched to the standby host."
}

func kubernetesConsequences(s situation) []report.Consequence {
	out := []report.Consequence{good("When a node dies, the cluster starts its services on another one.")}
	if s.is("deploy-downtime", "seconds", "none") {
		out = append(out, good("A rolling update replaces one copy after the other, without downtime where a service has two copies and a readiness probe."))
	}
	if s.is("scaling", "automatic") {
		out = append(out, good("Where you set up a HorizontalPodAutoscaler, the number of copies follows the load."))
	}
	if s.is("isolation", "teams", "tenants") {
		out = append(out, good("Each team or tenant can have its own access, network and quota."))
	}
	switch {
	case s.is("kubernetes-experience", "none"):
		out = append(out, bad("Nobody in the team knows Kubernetes yet, so you have to learn it first."))
	case s.is("kubernetes-experience", "some"):
		out = append(out, bad("The team has not run Kubernetes in production yet."))
	}
	if s.option(namespace) {
		out = append(out, bad("You depend on the people who run the cluster: on their quota, their upgrades and their rules."))
	} else {
		out = append(out, bad("The cluster costs money before it runs anything: its control plane, and spare nodes for failover."),
			bad("Someone has to upgrade the cluster about three times a year."))
	}
	if s.scanned() {
		out = append(out, bad("Developers start the application with Compose and production runs manifests, so you keep two descriptions in step."))
	}
	if w := moveWords(s.report.Portability); w != "" && !s.stays() {
		out = append(out, bad("The move takes "+w+"."))
	}
	return out
}

// moveWords are the kinds of work of a move, by effort: "1 blocker, 2 large and
// 9 small kinds of work"; empty where nothing was read.
func moveWords(ps []facts.Portability) string {
	var out []string
	all := 0
	for _, e := range facts.Efforts() {
		if n := facts.Kinds(ps, e); n > 0 {
			all += n
			out = append(out, fmt.Sprintf("%d %s", n, e))
		}
	}
	if all == 0 {
		return ""
	}
	return english.And(out) + " " + english.Agree(all, "kind", "kinds") + " of work"
}
