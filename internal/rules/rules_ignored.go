package rules

import (
	"slices"
	"sync"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// ignoredTable is what docker compose ignores, and the version that it was
// checked against.
type ignoredTable struct {
	Checked string       `yaml:"checked"`
	About   string       `yaml:"about"`
	Source  string       `yaml:"source"`
	Keys    []ignoredKey `yaml:"keys"`
}

// ignoredKey is one key of a service: the values in Except are harmless.
type ignoredKey struct {
	ID         string         `yaml:"id"`
	Paths      []string       `yaml:"paths"`
	Except     []string       `yaml:"except"`
	Severity   facts.Severity `yaml:"severity"`
	Title      string         `yaml:"title"`
	Says       string         `yaml:"says"`
	Several    string         `yaml:"several"`
	Why        string         `yaml:"why"`
	Remedy     string         `yaml:"remedy"`
	Compose    string         `yaml:"compose"`
	Kubernetes string         `yaml:"kubernetes"`
}

// ignored is the table, made once: it never changes.
var ignored = sync.OnceValue(ignoredKeys)

// ignoredRules are the rules of the table, and what else is left over from
// Swarm.
func ignoredRules() []Rule {
	var out []Rule
	table := ignored()
	for _, k := range table.Keys {
		out = append(out, Rule{
			ID: k.ID, Theme: facts.Ignored, Severity: k.Severity, Title: k.Title, Says: k.Says, Several: k.Several,
			Why: k.Why + " " + table.About, Remedy: k.Remedy, RemedyCompose: k.Compose, RemedyKubernetes: k.Kubernetes,
			Source: table.Source, Signals: []Signal{Orchestrator}, Fix: reset(k.Paths...), Check: k.check,
		})
	}
	return append(out, swarmRules()...)
}

// check hits each service at the first of the paths that it sets.
func (k ignoredKey) check(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		var out []Hit
		for _, path := range k.Paths {
			a, ok := section(s, path)
			if !ok || slices.Contains(k.Except, a.Value.Reveal()) {
				continue
			}
			out = append(out, hit(s, k.detail(a), a.Place)...)
		}
		return out
	})
}

// detail is the value where the value is one of a few words.
func (k ignoredKey) detail(a facts.Attribute) untrusted.Text {
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
			Why:              "External secrets and configs, and those with a driver, live in Swarm: docker compose refuses such a config and cannot fill such a secret.",
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
