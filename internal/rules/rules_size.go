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
	fewTenants  = 3
)

// sizeRules say how large and how mixed the system is: no weakness by itself,
// but what a move or a second host has to carry.
func sizeRules() []Rule {
	return []Rule{
		{
			ID: "large-system", Theme: facts.Scalability, Severity: facts.Low,
			Title:            "Large system in one file",
			Says:             "The system is large for one project",
			Why:              "One command stops, starts and updates everything, and one mistake in the file reaches every service.",
			Remedy:           "Draw the borders: which services are released together, and by whom.",
			RemedyCompose:    "Split it with `include` or into projects that share a network, one for each team.",
			RemedyKubernetes: "Move in slices along those borders, the ones without state first; a namespace for each team.",
			Source:           "https://docs.docker.com/compose/how-tos/multiple-compose-files/include/", Signals: []Signal{Size}, Check: largeProject,
		},
		{
			ID: "edge-proxy-present", Theme: facts.Scalability, Severity: facts.Low,
			Title:            "A reverse proxy is already there",
			Says:             "Requests enter through",
			Why:              "A proxy is what lets a service have several copies. Its routes and certificates are also what a move has to write anew.",
			Remedy:           "Keep its routes in version control and know how it renews certificates.",
			RemedyCompose:    "Let it be the only service with published ports.",
			RemedyKubernetes: "Its routes become Ingress or Gateway objects; labels that it reads from containers do not survive a conversion.",
			Source:           "https://kubernetes.io/docs/concepts/services-networking/ingress/", Signals: []Signal{Cost}, Check: edgeProxy,
		},
		{
			ID: "queue-with-workers", Theme: facts.Scalability, Severity: facts.Low,
			Title:            "Workers behind a queue",
			Says:             "Can be given more copies, since a queue hands out the work",
			Why:              "Workers are the part that grows most easily, by hand on one host or by the length of the queue on many.",
			Remedy:           "Make a worker finish or give back its job when it is told to stop.",
			RemedyCompose:    "Raise `deploy.replicas` or run `docker compose up --scale`; set `stop_grace_period` to the longest job.",
			RemedyKubernetes: "Use a Deployment with an autoscaler on the length of the queue; set `terminationGracePeriodSeconds`.",
			Source:           "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/", Signals: []Signal{Orchestrator}, Check: queueWorkers,
		},
		{
			ID: "hardware-reserved", Theme: facts.Scalability, Severity: facts.Low,
			Title:            "Tied to a GPU or another device",
			Says:             "Needs hardware of the host",
			Why:              "The service runs only where that device is plugged in: on one host, or on a pool of nodes made for it.",
			Remedy:           "Write down which model and how many, and keep such services apart from the rest.",
			RemedyCompose:    "Reserve the device under `deploy.resources.reservations.devices` on the one host that has it.",
			RemedyKubernetes: "Install the device plugin and ask for it under `resources.limits`; give those nodes a taint.",
			Source:           "https://docs.docker.com/compose/how-tos/gpu-support/", Signals: []Signal{HostTied, Orchestrator}, Check: hardwareReserved,
		},
		{
			ID: "tenant-copies", Theme: facts.Scalability, Severity: facts.Low,
			Title:            "The same service for several tenants",
			Says:             "One program stands in the file several times",
			Why:              "Each new tenant is copied by hand, and each change has to be made in every copy.",
			Remedy:           "Describe the program once and keep what differs as data.",
			RemedyCompose:    "Use one file with variables and a project name for each tenant (`docker compose -p`).",
			RemedyKubernetes: "Use a chart or an overlay with a namespace, quota and network policy for each tenant.",
			Source:           "https://kubernetes.io/docs/concepts/security/multi-tenancy/", Signals: []Signal{Orchestrator, Size}, Check: tenantCopies,
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
		out = append(out, Hit{Detail: untrusted.Text(strconv.Itoa(stateful) + " with state")})
	}
	if len(languages) > 1 {
		out = append(out, Hit{Detail: untrusted.Text(count(len(languages), "language", "languages"))})
	}
	if n := len(p.LongestChain); n > 1 {
		out = append(out, Hit{Detail: untrusted.Text("the longest start order has " + strconv.Itoa(n) + " steps")})
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

// tenantCopies looks for one image or build under names that differ in their
// end only and not just by a number: those are nodes of a cluster.
func tenantCopies(p facts.Project) []Hit {
	copies := map[string][]facts.Service{}
	var order []string
	for _, s := range p.Services {
		stem, rest := stem(string(s.Name))
		if rest == "" || number(rest) || s.Role != facts.RoleApplication || partOfOne(rest) {
			continue
		}
		key := stem + " " + program(s)
		if copies[key] == nil {
			order = append(order, key)
		}
		copies[key] = append(copies[key], s)
	}
	var out []Hit
	for _, key := range order {
		if len(copies[key]) < fewTenants {
			continue
		}
		for _, s := range copies[key] {
			out = append(out, hit(s, "", s.Place)...)
		}
	}
	return out
}
