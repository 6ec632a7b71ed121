package rules

import (
	"slices"
	"strconv"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/rules/known"
	"advisor/internal/untrusted"
)

// From where a system is called large: the fourth range of the question about
// services, and a start that takes more than a handful of steps in a row.
const (
	largeSystem = 20
	longChain   = 5
)

func scalabilityObservations() []Observation {
	return []Observation{
		{
			ID: "large-system", Theme: facts.Scalability,
			Title:  "Large system in one project",
			Says:   "One project holds %s.",
			Why:    "One command stops, starts and updates all of it. A move to Kubernetes would go in slices, the stateless services first.",
			Source: "https://docs.docker.com/compose/how-tos/multiple-compose-files/include/", Signals: []Signal{Size}, Look: largeProject,
		},
		{
			ID: "edge-proxy-present", Theme: facts.Scalability,
			Title:  "Reverse proxy in place",
			Says:   "Requests enter through %s.",
			Why:    "Behind a proxy a service can have several copies. A move to Kubernetes rewrites its routes and certificates as Ingress or Gateway objects.",
			Source: "https://kubernetes.io/docs/concepts/services-networking/ingress/", Signals: []Signal{Cost}, Look: edgeProxy,
		},
		{
			ID: "queue-with-workers", Theme: facts.Scalability,
			Title: "Workers that take jobs from a queue",
			Says:  "%s takes its jobs from a queue.", Several: "%s take their jobs from a queue.",
			Why:    "Workers are the easiest part to scale: with `docker compose up --scale` on one host, with an autoscaler on the length of the queue on Kubernetes.",
			Source: "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/", Signals: []Signal{Orchestrator}, Look: queueWorkers,
		},
		{
			ID: "hardware-reserved", Theme: facts.Scalability,
			Title: "Tied to a GPU or another device",
			Says:  "%s reserves a device of the host.", Several: "%s reserve devices of the host.",
			Why:    "Such a service runs only where the device is: on one host, or on a pool of nodes with a device plugin.",
			Source: "https://docs.docker.com/compose/how-tos/gpu-support/", Signals: []Signal{HostTied, Orchestrator}, Look: hardwareReserved,
		},
		{
			ID: "single-instance-store", Theme: facts.Scalability,
			Title: "Data stores with a single instance",
			Says:  "%s runs as one instance.", Several: "%s run as one instance each.",
			Why:    "When such a store stops, everything that needs it stops. That is acceptable where a restore from backup is fast enough; high availability needs a managed service, an operator or the clustering of the product.",
			Source: "https://kubernetes.io/docs/tasks/run-application/run-single-instance-stateful-application/", Signals: []Signal{Stateful}, Look: singleInstance,
		},
	}
}

func reliabilityObservations() []Observation {
	return []Observation{
		{
			ID: "volume-shared-by-services", Theme: facts.Reliability,
			Title: "Volume that several services write to",
			Says:  "Several services write to the volume %s.", Several: "Several services write to the volumes %s.",
			Why:    "These services must run on the same host. Kubernetes needs a ReadWriteMany storage class for the volume, or the containers in one pod.",
			Source: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/", Signals: []Signal{HostTied, Stateful, Cost}, Look: volumeShared,
		},
		{
			ID: "start-waits-for-job", Theme: facts.Reliability,
			Title: "Start that waits for a job",
			Says:  "%s starts only after a job has finished.", Several: "%s start only after a job has finished.",
			Why:    "Such a job often runs migrations before the program starts. No converter translates it: on Kubernetes it becomes a Job, a Helm hook or an init container.",
			Source: "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/", Signals: []Signal{Cost}, Look: startWaitsForJob,
		},
		{
			ID: "healthcheck-not-used", Theme: facts.Observability,
			Title:  "Health checks that no other service waits for",
			Says:   "No other service waits for the health check of %s.",
			Why:    "Docker marks an unhealthy container but does not restart it: an alert or a watcher must act on the state. On Kubernetes a failing liveness probe restarts the container.",
			Source: "https://docs.docker.com/compose/how-tos/startup-order/", Look: healthcheckUnused,
		},
	}
}

func separationObservations() []Observation {
	return []Observation{
		{
			ID: "linter-in-place", Theme: facts.Separation,
			Title:  "Linters or scanners in place",
			Says:   "The repository is set up for %s.",
			Why:    "This report leaves style, pinned packages and file permissions to them.",
			Source: "https://github.com/hadolint/hadolint", Look: linters,
		},
	}
}

func largeProject(p facts.Project) []Hit {
	if p.Orchestrated < largeSystem && len(p.LongestChain) <= longChain {
		return nil
	}
	out := []Hit{{Detail: untrusted.Text(count(p.Orchestrated, "service", "services"))}}
	stateful, languages := 0, map[string]bool{}
	for _, s := range p.Services {
		if s.Stateful {
			stateful++
		}
		for _, l := range s.Languages {
			languages[l] = true
		}
	}
	if stateful > 0 {
		out = append(out, Hit{Detail: untrusted.Text(strconv.Itoa(stateful) + " with data of their own")})
	}
	if len(languages) > 1 {
		out = append(out, Hit{Detail: untrusted.Text(count(len(languages), "language", "languages"))})
	}
	if n := len(p.LongestChain); n > 1 {
		out = append(out, Hit{Detail: untrusted.Text("a start order of " + strconv.Itoa(n) + " steps")})
	}
	return out
}

func edgeProxy(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		if s.Role != facts.RoleWebEdge {
			return nil
		}
		return hit(s, untrusted.Text(s.Product), s.Place)
	})
}

func queueWorkers(p facts.Project) []Hit {
	broker := slices.ContainsFunc(p.Services, func(s facts.Service) bool {
		return s.Role == facts.RoleQueue || s.Product == "redis" || s.Product == "valkey"
	})
	if !broker {
		return nil
	}
	return where(p, func(s facts.Service) bool { return s.Role == facts.RoleWorker && !schedules(s) })
}

// schedules reports whether a worker gives out work at times: a second copy would
// give out everything twice.
func schedules(s facts.Service) bool {
	text := strings.ToLower(string(s.Name) + " " + s.Product + " " + commandLine(s.Command))
	return containsAny(text, "beat", "schedul", "cron", "ofelia", "interval", "maintenance", "housekeeping", "clock")
}

func hardwareReserved(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		if len(s.GPUs) > 0 {
			return hit(s, "GPU", s.GPUs[0].Place)
		}
		var out []Hit
		for _, d := range s.Devices {
			if !known.RawDevice(string(d.Name)) && !virtualDevice(d.Name) {
				out = append(out, hit(s, d.Name, d.Place)...)
			}
		}
		return out
	})
}

// virtualDevice reports whether every host has a device.
func virtualDevice(name untrusted.Text) bool {
	return slices.Contains([]untrusted.Text{"/dev/fuse", "/dev/kmsg", "/dev/net/tun", "/dev/null", "/dev/zero", "/dev/random", "/dev/urandom", "/dev/shm"}, name)
}

// singleInstance leaves out the nodes of a cluster: services of one product that
// share a name but for a number.
func singleInstance(p facts.Project) []Hit {
	nodes := map[string]int{}
	for _, s := range p.Services {
		nodes[node(s)] += max(1, s.Replicas)
	}
	return where(p, func(s facts.Service) bool {
		return (s.Role == facts.RoleDatabase || s.Role == facts.RoleQueue) && s.Stateful && lasting(s) && nodes[node(s)] == 1
	})
}

// node is a service's product and its name without a number or a part that
// copies differ in.
func node(s facts.Service) string {
	name := strings.ToLower(string(s.Name))
	for _, part := range []string{"primary", "replica", "master", "slave", "standby", "secondary"} {
		name = strings.ReplaceAll(name, part, "")
	}
	return s.Product + " " + strings.Trim(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, name), "-_.")
}

func startWaitsForJob(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		var out []Hit
		for _, d := range s.DependsOn {
			if d.Condition == "service_completed_successfully" {
				out = append(out, hit(s, d.Service, d.Place)...)
			}
		}
		return out
	})
}

// healthcheckUnused: nobody waits for the check, and no service of the project
// watches health.
func healthcheckUnused(p facts.Project) []Hit {
	waited := map[untrusted.Text]bool{}
	for _, s := range p.Services {
		if s.Product == "traefik" || s.Image != nil && strings.Contains(string(s.Image.Repository), "autoheal") {
			return nil
		}
		for _, d := range s.DependsOn {
			if d.Condition == "service_healthy" {
				waited[d.Service] = true
			}
		}
	}
	return each(p, func(s facts.Service) []Hit {
		if s.Health == nil || !checked(s) || waited[s.Name] || !lasting(s) {
			return nil
		}
		return hit(s, "", s.Health.Place)
	})
}

func linters(p facts.Project) []Hit {
	var out []Hit
	for _, t := range p.Tools {
		if t.Kind == "linter" || t.Kind == "scanner" {
			out = append(out, Hit{Detail: untrusted.Text(t.Name), Place: t.Place})
		}
	}
	return out
}
