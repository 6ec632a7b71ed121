package rules

import (
	"slices"

	"advisor/internal/facts"
	"advisor/internal/rules/known"
	"advisor/internal/untrusted"
)

// ignoredRules are the rules of the table, and what else is left over from
// Swarm.
func ignoredRules() []Rule {
	var out []Rule
	table := known.Ignored()
	for _, k := range table.Keys {
		out = append(out, Rule{
			ID: k.ID, Theme: facts.Ignored, Severity: k.Severity, Title: k.Title, Says: k.Says, Several: k.Several,
			Why: k.Why + " " + table.About, Remedy: k.Remedy, RemedyCompose: k.Compose, RemedyKubernetes: k.Kubernetes,
			Source: table.Source, Signals: []Signal{Orchestrator}, Fix: reset(k.Paths...), Check: func(p facts.Project) []Hit { return ignores(p, k) },
		})
	}
	return append(out, swarmRules()...)
}

// ignores hits each service at the paths of a key that it sets.
func ignores(p facts.Project, k known.IgnoredKey) []Hit {
	return each(p, func(s facts.Service) []Hit {
		var out []Hit
		for _, path := range k.Paths {
			a, ok := section(s, path)
			if !ok || slices.Contains(k.Except, a.Value.Reveal()) {
				continue
			}
			out = append(out, hit(s, ignoredDetail(k, a), a.Place)...)
		}
		return out
	})
}

// ignoredDetail is the value where the value is one of a few words.
func ignoredDetail(k known.IgnoredKey, a facts.Attribute) untrusted.Text {
	if len(k.Except) > 0 || k.ID == "endpoint-mode-ignored" {
		return a.Written
	}
	return ""
}

// swarmRules are about files that were written for Swarm.
func swarmRules() []Rule {
	return []Rule{
		{
			ID: "swarm-network", Theme: facts.Ignored, Severity: facts.Medium,
			Title: "Network that spans hosts",
			Says:  "%s is a network for several hosts.", Several: "%s are networks for several hosts.",
			Why:              "An overlay network needs Swarm. On a single host `docker compose up` fails, or uses none of what the network offers.",
			Remedy:           "Decide whether you need several hosts: this file was written for an orchestrator.",
			RemedyCompose:    "Use the default bridge driver on one host, or deploy the file to Swarm.",
			RemedyKubernetes: "Leave the network out, because every pod can reach every other pod; where traffic must be restricted, write NetworkPolicy objects.",
			Source:           "https://docs.docker.com/engine/network/drivers/overlay/", Signals: []Signal{Orchestrator}, Check: swarmNetwork,
		},
		{
			ID: "swarm-secret-or-config", Theme: facts.Ignored, Severity: facts.Medium,
			Title:            "Secret or config kept by an orchestrator",
			Says:             "The files expect %s from an orchestrator.",
			Why:              "External secrets and configs, and those with a driver, live in Swarm: docker compose rejects such a config and cannot fill such a secret.",
			Remedy:           "Decide where each secret and config comes from on the platform that you choose.",
			RemedyCompose:    "Use a secret with `file:` or `environment:` that the host provides.",
			RemedyKubernetes: "Create the Secret or ConfigMap first, from an external store; a converter leaves only a reference to a name that does not exist.",
			Source:           "https://docs.docker.com/reference/compose-file/secrets/", Signals: []Signal{Orchestrator}, Check: swarmSecret,
		},
	}
}

func swarmNetwork(p facts.Project) []Hit {
	var out []Hit
	for _, n := range p.Networks {
		if n.Driver == "overlay" || n.Attachable {
			out = append(out, Hit{Detail: n.Name, Place: n.Place})
		}
	}
	return out
}

func swarmSecret(p facts.Project) []Hit {
	var out []Hit
	for _, r := range p.Secrets {
		if r.External || r.Kind == "driver" {
			out = append(out, Hit{Detail: "secret " + r.Name, Place: r.Place})
		}
	}
	for _, r := range p.Configs {
		if r.External || r.Kind == "driver" {
			out = append(out, Hit{Detail: "config " + r.Name, Place: r.Place})
		}
	}
	return out
}
