package rules

import (
	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

const (
	productionDocs = "https://docs.docker.com/compose/how-tos/production/"
	probes         = "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/"
)

// reliabilityRules are about what happens when a process dies, hangs or eats
// the host.
func reliabilityRules() []Rule {
	return []Rule{
		{
			ID: "restart-policy-missing", Theme: facts.Reliability, Severity: facts.Medium,
			Title:            "No restart policy",
			Says:             "Stays down after a crash or a reboot of the host",
			Why:              "Compose never restarts a container unless it is told to: one crash, or one reboot, and the service is gone.",
			Remedy:           "Say what shall happen after a crash.",
			RemedyCompose:    "Add `restart: unless-stopped` to every lasting service.",
			RemedyKubernetes: "A Deployment always restarts. Give one-shot work a Job instead, so that it ends.",
			Source:           "https://docs.docker.com/engine/containers/start-containers-automatically/", Fix: lines("restart: unless-stopped"), Check: restartMissing,
		},
		{
			ID: "healthcheck-missing", Theme: facts.Reliability, Severity: facts.Low, Common: true,
			Title:            "No health check",
			Says:             "The files have no health check for",
			Why:              "Started is not ready: without a check, others are sent to a service that cannot answer yet, or no longer.",
			Remedy:           "Give each service a cheap way to say that it is ready.",
			RemedyCompose:    "Add `healthcheck:` with `test: [\"CMD\", …]`, and wait for it with `condition: service_healthy`.",
			RemedyKubernetes: "Write a readiness probe for traffic, a liveness probe for hangs and a startup probe for slow starts.",
			Source:           "https://docs.docker.com/engine/containers/healthchecks/", Fix: perService(fixHealth), Check: healthcheckMissing,
		},
		{
			ID: "resource-limits-missing", Theme: facts.Reliability, Severity: facts.Medium, Common: true,
			Title:            "No limit for memory and CPU",
			Says:             "May take all memory and CPU of the host",
			Why:              "One leak makes the kernel kill processes of its own choice, the database among them.",
			Remedy:           "Measure a normal week and set limits above it.",
			RemedyCompose:    "Set `deploy.resources.limits` with `memory` and `cpus`.",
			RemedyKubernetes: "Set requests and limits: requests decide where a pod fits, and autoscaling counts from them.",
			Source:           "https://docs.docker.com/engine/containers/resource_constraints/", Fix: perService(fixLimits), Check: limitsMissing,
		},
	}
}

func restartMissing(p facts.Project) []Hit {
	elsewhere := productionGives(p)
	return each(p, func(s facts.Service) []Hit {
		if !lasting(s) || elsewhere[given{s.Name, "restart"}] || s.Restart != "" && s.Restart != "no" || has(s, "deploy.restart_policy") {
			return nil
		}
		a, _ := attribute(s, "restart")
		return hit(s, "", a.Place)
	})
}

// checked reports whether a service has a health check in the Compose file or in its
// Dockerfile. What a pulled image brings along cannot be seen.
func checked(s facts.Service) bool {
	if s.Health != nil {
		return s.Health.Form != "disabled" && s.Health.Form != "none"
	}
	return s.Dockerfile != nil && s.Dockerfile.Healthy
}

func healthcheckMissing(p facts.Project) []Hit {
	elsewhere := productionGives(p)
	return where(p, func(s facts.Service) bool {
		return lasting(s) && !checked(s) && !elsewhere[given{s.Name, "healthcheck"}]
	})
}

func limitsMissing(p facts.Project) []Hit {
	elsewhere := productionGives(p)
	return where(p, func(s facts.Service) bool {
		return lasting(s) && !elsewhere[given{s.Name, "limits"}] && s.Limits.Memory == (untrusted.Place{}) && s.Limits.CPU == (untrusted.Place{})
	})
}
