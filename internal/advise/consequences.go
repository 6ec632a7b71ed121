package advise

import (
	"fmt"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
)

// consequences are what follows from taking the recommended side, good and
// bad, for this system.
func consequences(r report.Report) []report.Consequence {
	s := newSituation(r)
	if s.kubernetes() {
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
	out := []report.Consequence{
		good("The files that developers start are the files that production runs, and everybody in the team can read them."),
		good("There is one host to pay, to patch and to understand; nobody has to learn a cluster first."),
		bad("The host is a single point of failure: when it dies, everything waits for another one."),
	}
	if !s.is("deploy-downtime", "minutes") {
		out = append(out, bad("Docker Compose replaces a container by stopping it first; updates without an interruption need a second copy behind the web edge."))
	}
	if !s.is("scaling", "fixed") {
		out = append(out, bad("Growth ends at the size of one machine, and nothing adds copies by itself."))
	}
	if s.is("kubernetes-access", "running") {
		out = append(out, bad("The cluster that is already run stays unused for this system, or is given up."))
	}
	return append(out, bad("A later move costs what the portability list shows: "+sizeWords(s.report.Portability)+"."))
}

func kubernetesConsequences(s situation) []report.Consequence {
	out := []report.Consequence{
		good("When a host dies, the cluster starts its services on another one."),
		good("Updates replace one copy after the other and can be taken back."),
	}
	if s.is("scaling", "automatic", "manual") {
		out = append(out, good("Each service gets more copies on its own, by load where it is set up."))
	}
	if s.is("platform-features", "one", "several") || s.is("isolation", "teams", "tenants") {
		out = append(out, good("Access, network and quota are policies of the platform, for each team or tenant."))
	}
	if !s.is("kubernetes-experience", "production") {
		out = append(out, bad("The team has to learn to run it; expect months before it is routine."))
	}
	if !s.is("kubernetes-access", "running") {
		out = append(out, bad("The cluster costs money before it runs anything: a control plane, and at least three nodes for failover."))
	}
	return append(out,
		bad("Somebody owns upgrades of the cluster about three times a year, its certificates and its storage."),
		bad("Development moves away from production, unless developers get a cluster too."),
		bad("The move costs what the portability list shows: "+sizeWords(s.report.Portability)+"."))
}

// sizeWords are the counts of the portability list.
func sizeWords(ps []facts.Portability) string {
	if len(ps) == 0 {
		return "nothing was scanned, so it is not known"
	}
	n := func(e facts.Effort) int { return facts.Kinds(ps, e) }
	return fmt.Sprintf("%s, %d large, %d medium and %d small kinds of work", english.Count(n(facts.Blocker), "blocker", "blockers"), n(facts.Large), n(facts.Mid), n(facts.Small))
}
