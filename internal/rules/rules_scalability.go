package rules

import (
	"cmp"
	"strconv"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

const composeServices = "https://docs.docker.com/reference/compose-file/services/"

// scalabilityRules are about what stands in the way of a second copy.
func scalabilityRules() []Rule {
	return []Rule{
		{
			ID: "container-name-fixed", Theme: facts.Scalability, Severity: facts.Low,
			Title: "Fixed container name",
			Says:  "%s has a fixed container name, which allows only one copy.", Several: "%s have fixed container names, which allow only one copy of each.",
			Why:              "Two containers cannot have the same name: Compose cannot start a second copy, and a new one cannot run beside the old one during a deploy.",
			Remedy:           "Remove the fixed name; services find each other by service name.",
			RemedyCompose:    "Delete `container_name`.",
			RemedyKubernetes: "Delete the name: pods get names of their own, and nothing should rely on a fixed one.",
			Source:           composeServices + "#container_name", Signals: []Signal{HostTied}, Fix: reset("container_name"), Check: fixedName,
		},
		{
			ID: "fixed-port-with-replicas", Theme: facts.Scalability, Severity: facts.High,
			Title: "Fixed host port and several replicas",
			Says:  "%s runs several replicas that publish the same port of the host.", Several: "%s run several replicas that publish the same port of the host.",
			Why:              "A port of the host can be used once: the second copy does not start on the same host.",
			Remedy:           "Let a reverse proxy publish the port and distribute the requests.",
			RemedyCompose:    "Remove the published port from the service and put Traefik, Caddy or nginx in front, or publish a range of ports.",
			RemedyKubernetes: "Use a Service, which distributes the requests, and expose it through an Ingress or a Gateway.",
			Source:           composeServices + "#ports", Signals: []Signal{HostTied, Orchestrator}, Fix: perService(fixReplicaPorts), Check: portWithReplicas,
		},
		{
			ID: "replicas-share-local-volume", Theme: facts.Scalability, Severity: facts.Medium,
			Title: "Several replicas write to one local volume",
			Says:  "%s runs several replicas that share a volume of one host.", Several: "%s run several replicas that share a volume of one host.",
			Why:              "A local volume exists on one host only, and most programs corrupt data that two copies of them write.",
			Remedy:           "Move the state to a database, to object storage, or to storage made for sharing.",
			RemedyCompose:    "Keep one copy with the volume, or mount network storage that is safe for several writers.",
			RemedyKubernetes: "Use a StatefulSet with a claim for each replica, or a ReadWriteMany storage class; a converter gives all replicas one claim.",
			Source:           "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/", Signals: []Signal{HostTied, Stateful, Cost}, Fix: perService(fixCopies), Check: replicasShareVolume,
		},
		{
			ID: "tenant-copies", Theme: facts.Scalability, Severity: facts.Low,
			Title:            "One service copied for several tenants",
			Says:             "%s run the same program under several names.",
			Why:              "Each new tenant is copied by hand, and each change has to be made in every copy.",
			Remedy:           "Describe the program once, and keep what differs as data.",
			RemedyCompose:    "Use one file with variables, and a project name for each tenant (`docker compose -p`).",
			RemedyKubernetes: "Use one chart or overlay, with a namespace, quota and network policy for each tenant.",
			Source:           "https://kubernetes.io/docs/concepts/security/multi-tenancy/", Signals: []Signal{Orchestrator, Size}, Check: tenantCopies,
		},
	}
}

// fixedName looks at what could have several copies: a store has one anyway.
func fixedName(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		if s.Container == "" || !lasting(s) || s.Stateful || store(s) || s.Role == facts.RoleScheduler || schedules(s) {
			return nil
		}
		return hitAt(s, "container_name")
	})
}

func portWithReplicas(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		var out []Hit
		for _, port := range s.Ports {
			if s.Replicas > 1 && port.Published != "" && width(port) < s.Replicas {
				out = append(out, hit(s, untrusted.Text(port.Published), port.Place)...)
			}
		}
		return out
	})
}

// width is how many ports of the host a port may take: of a range, Docker
// gives each copy a free one.
func width(port facts.Port) int {
	from, to, found := strings.Cut(port.Published, "-")
	first, err := strconv.Atoi(from)
	last, err2 := strconv.Atoi(to)
	if !found || err != nil || err2 != nil {
		return 1
	}
	return last - first + 1
}

// replicasShareVolume looks at volumes of the host only: a driver of its own
// may well share.
func replicasShareVolume(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		var out []Hit
		for _, m := range s.Mounts {
			if s.Replicas > 1 && m.Kind == "volume" && !m.ReadOnly && localVolume(p, m.Source) {
				out = append(out, hit(s, m.Source, m.Place)...)
			}
		}
		return out
	})
}

// localVolume reports whether a volume lies on the host itself: no driver of its
// own and no network storage in its options.
func localVolume(p facts.Project, name untrusted.Text) bool {
	for _, v := range p.Volumes {
		if v.Name == name && (v.Driver != "" && v.Driver != "local" || v.External || v.Options) {
			return false
		}
	}
	return true
}

// stem cuts the last word of a name: app_customer1 is app and customer1.
func stem(name string) (first, rest string) {
	i := strings.LastIndexAny(name, "-_")
	if i <= 0 {
		return name, ""
	}
	return name[:i], name[i+1:]
}

func number(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil
}

// partOfOne reports whether a name is for a part of one system, which is no tenant.
func partOfOne(word string) bool {
	return containsAny(strings.ToLower(word), "worker", "beat", "web", "api", "app", "server", "scheduler", "cron", "migrate", "init",
		"setup", "frontend", "backend", "admin", "job", "task", "node", "service", "replica", "primary", "standby", "blue", "green", "test", "dev", "prod")
}

// program is what a service runs: its image or build, and its command.
func program(s facts.Service) string {
	var parts []string
	if s.Image != nil {
		parts = append(parts, string(s.Image.Repository))
	}
	if s.Build != nil {
		parts = append(parts, s.Build.Folder(), cmp.Or(s.Build.Stage(), s.Build.File()))
	}
	for _, c := range s.Command {
		parts = append(parts, c.Reveal())
	}
	return strings.Join(parts, " ")
}

// fewTenants is from how many copies a program is called copied for tenants.
const fewTenants = 3

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
