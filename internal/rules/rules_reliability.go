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
			Title: "No restart policy",
			Says:  "%s stays down after a crash or a reboot of the host.", Several: "%s stay down after a crash or a reboot of the host.",
			Why:              "Compose restarts a container only if it is told to: after one crash or one reboot the service is down until someone starts it.",
			Remedy:           "Set a restart policy.",
			RemedyCompose:    "Add `restart: unless-stopped` to every long-running service.",
			RemedyKubernetes: "Use a Deployment, which always restarts its pods, and a Job for one-shot work, so that it ends.",
			Source:           "https://docs.docker.com/engine/containers/start-containers-automatically/", Fix: lines("restart: unless-stopped"), Check: restartMissing,
		},
		{
			ID: "healthcheck-missing", Theme: facts.Reliability, Severity: facts.Low, Common: true,
			Title: "No health check",
			Says:  "%s has no health check in the files.", Several: "%s have no health check in the files.",
			Why:              "A container that has started is not always ready: without a check, requests go to a service that cannot answer yet, or no longer can.",
			Remedy:           "Give each service a cheap way to report that it is ready.",
			RemedyCompose:    "Add a `healthcheck:` with `test: [\"CMD\", …]`, and wait for it with `condition: service_healthy`.",
			RemedyKubernetes: "Add a readiness probe for traffic, a liveness probe for hangs and a startup probe for slow starts.",
			Source:           "https://docs.docker.com/engine/containers/healthchecks/", Fix: perService(fixHealth), Check: healthcheckMissing,
		},
		{
			ID: "resource-limits-missing", Theme: facts.Reliability, Severity: facts.Medium, Common: true,
			Title: "No memory and CPU limits",
			Says:  "%s may use all memory and CPU of the host.", Several: "%s may use all memory and CPU of the host.",
			Why:              "One memory leak makes the kernel kill a process of its choice, which may be the database.",
			Remedy:           "Measure a normal week, and set limits above it.",
			RemedyCompose:    "Set `deploy.resources.limits` with `memory` and `cpus`.",
			RemedyKubernetes: "Set requests and limits: the scheduler places pods by their requests, and autoscaling counts from them.",
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
		return hitAt(s, "restart")
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
