package rules

import (
	"strings"

	"advisor/internal/facts"
	"advisor/internal/rules/known"
	"advisor/internal/untrusted"
)

const (
	owasp       = "https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html"
	podSecurity = "https://kubernetes.io/docs/concepts/security/pod-security-standards/"
)

// securityHostRules are about what a container gets of its host.
func securityHostRules() []Rule {
	return []Rule{
		{
			ID: "docker-socket-mounted", Theme: facts.Security, Severity: facts.High,
			Title: "Container engine socket mounted",
			Says:  "%s mounts the control socket of the container engine.", Several: "%s mount the control socket of the container engine.",
			Why: "Whoever can write to the socket can start a privileged container and is root on the host. " +
				"Mounting it read-only does not help: commands are sent through it, not written to it.",
			Remedy:           "Remove the socket mount, or put a filtering socket proxy in front of it that allows only the calls that are needed.",
			RemedyCompose:    "Run a socket proxy on an internal network, allow only read calls, and point the service at it; for a reverse proxy, prefer configuration from a file.",
			RemedyKubernetes: "Delete the socket mount. Give the workload a service account with the few API permissions that it needs, or use the Kubernetes provider of the tool.",
			Source:           owasp, Signals: []Signal{HostTied}, Check: dockerSocketMounted,
		},
		{
			ID: "privileged-container", Theme: facts.Security, Severity: facts.High,
			Title: "Privileged container",
			Says:  "%s runs in privileged mode.", Several: "%s run in privileged mode.",
			Why:              "A privileged container has every capability and every device of the host, so a flaw in the program is a flaw of the whole host.",
			Remedy:           "Drop privileged mode and grant only the capability or device that the program needs.",
			RemedyCompose:    "Replace `privileged: true` with the `cap_add` and `devices` entries that the program needs.",
			RemedyKubernetes: "Use a device plugin or a single capability, or run the workload on nodes of its own; the baseline and restricted Pod Security levels reject privileged pods.",
			Source:           podSecurity, Signals: []Signal{HostTied}, Fix: linesBoth([]string{"privileged: false # add the capability or device that it needs"}, []string{"securityContext:", "  privileged: false"}), Check: privilegedContainer,
		},
		{
			ID: "host-network", Theme: facts.Security, Severity: facts.Medium,
			Title: "Host network",
			Says:  "%s shares the network of the host.", Several: "%s share the network of the host.",
			Why:              "Every port of the program is open on the host, and a second copy on the same host fails because its ports are taken.",
			Remedy:           "Use a network of the project and publish only the ports that are needed.",
			RemedyCompose:    "Remove `network_mode: host` and list the ports under `ports`.",
			RemedyKubernetes: "Use a Service. `hostNetwork: true` allows one copy per node, and the baseline Pod Security level rejects it.",
			Source:           "https://docs.docker.com/engine/network/drivers/host/", Signals: []Signal{HostTied}, Fix: reset("network_mode"), Check: hostNetwork,
		},
		{
			ID: "host-namespace-shared", Theme: facts.Security, Severity: facts.Medium,
			Title: "Namespace of the host shared",
			Says:  "%s shares a namespace of the host.", Several: "%s share a namespace of the host.",
			Why:              "The container sees processes, shared memory or users of the host and of every other container.",
			Remedy:           "Remove the host namespace unless the program watches the host itself.",
			RemedyCompose:    "Delete `pid: host`, `ipc: host`, `uts: host` or `userns_mode: host`; set the size of shared memory with `shm_size`.",
			RemedyKubernetes: "Run node agents that need `hostPID` or `hostIPC` as a DaemonSet in a namespace of their own; the baseline Pod Security level rejects both.",
			Source:           podSecurity, Signals: []Signal{HostTied}, Fix: reset("pid", "ipc", "uts", "userns_mode"), Check: hostNamespaceShared,
		},
		{
			ID: "sensitive-host-path-mounted", Theme: facts.Security, Severity: facts.High,
			Title: "Sensitive path of the host mounted",
			Says:  "%s mounts a sensitive path of the host.", Several: "%s mount a sensitive path of the host.",
			Why:              "The container can read or change what controls the host: its configuration, its processes or the data of other containers.",
			Remedy:           "Mount only the file that is needed, read-only, or pass the data through a volume, a config or a secret.",
			RemedyCompose:    "Narrow the bind mount to one file with `:ro`, or replace it with `configs`, `secrets` or a named volume.",
			RemedyKubernetes: "Use a ConfigMap, a Secret or a PersistentVolumeClaim, and run node agents as a DaemonSet; the baseline Pod Security level rejects hostPath volumes.",
			Source:           "https://docs.docker.com/engine/storage/bind-mounts/", Signals: []Signal{HostTied}, Check: sensitiveHostPath,
		},
		{
			ID: "mount-propagation-shared", Theme: facts.Security, Severity: facts.Medium,
			Title: "Mounts propagate to the host",
			Says:  "%s propagates its mounts to the host.", Several: "%s propagate their mounts to the host.",
			Why:              "What the container mounts appears on the host and in other containers, and stays there after the container is gone.",
			Remedy:           "Remove the propagation mode, or use `rslave`, which only receives mounts from the host.",
			RemedyCompose:    "Drop `:shared` or `:rshared` from the mount.",
			RemedyKubernetes: "Use `HostToContainer` or no mount propagation; `Bidirectional` needs a privileged container.",
			Source:           "https://docs.docker.com/engine/storage/bind-mounts/", Check: mountPropagationShared,
		},
		{
			ID: "dangerous-device-exposed", Theme: facts.Security, Severity: facts.High,
			Title: "Disk or memory of the host exposed as a device",
			Says:  "%s gets a raw disk or the memory of the host as a device.", Several: "%s get a raw disk or the memory of the host as a device.",
			Why:              "Access to a raw disk or to the memory bypasses every permission of the host.",
			Remedy:           "Remove the device, and mount a folder of that disk instead.",
			RemedyCompose:    "Delete the entry under `devices` and use a volume.",
			RemedyKubernetes: "Attach storage through a PersistentVolume; raw devices have no portable equivalent.",
			Source:           "https://docs.docker.com/reference/compose-file/services/#devices", Signals: []Signal{HostTied}, Check: dangerousDevice,
		},
	}
}

func dockerSocketMounted(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		var out []Hit
		for _, m := range s.Mounts {
			if m.Kind == "bind" && known.ControlSocket(m.From()) && !socketProxy(s) {
				out = append(out, hit(s, m.Source, m.Place)...)
			}
		}
		if a, ok := attribute(s, "use_api_socket"); ok && a.Value.Reveal() == "true" {
			out = append(out, hit(s, "use_api_socket", a.Place)...)
		}
		return out
	})
}

// socketProxy reports whether a service is what the remedy asks for: a proxy that lets
// few calls through.
func socketProxy(s facts.Service) bool {
	return s.Image != nil && containsAny(strings.ToLower(string(s.Image.Repository)), "socket-proxy", "socketproxy")
}

func privilegedContainer(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		a, _ := attribute(s, "privileged")
		if a.Value.Reveal() != "true" {
			return nil
		}
		return hit(s, "", a.Place)
	})
}

func hostNetwork(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		if s.NetworkMode != "host" {
			return nil
		}
		return hitAt(s, "network_mode")
	})
}

func hostNamespaceShared(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		var out []Hit
		for _, name := range []string{"pid", "ipc", "uts", "userns_mode"} {
			if a, _ := attribute(s, name); a.Value.Reveal() == "host" {
				out = append(out, hit(s, untrusted.Text(name), a.Place)...)
			}
		}
		return out
	})
}

func sensitiveHostPath(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		var out []Hit
		for _, m := range s.Mounts {
			if m.Kind == "bind" && known.SensitivePath(m.From()) && (!m.ReadOnly || s.Role != facts.RoleMonitoring) { // an agent reads the host
				out = append(out, hit(s, m.Source, m.Place)...)
			}
		}
		return out
	})
}

func mountPropagationShared(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		var out []Hit
		for _, m := range s.Mounts {
			if m.Propagation == "shared" || m.Propagation == "rshared" {
				out = append(out, hit(s, m.Target, m.Place)...)
			}
		}
		return out
	})
}

func dangerousDevice(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		var out []Hit
		for _, d := range s.Devices {
			if known.RawDevice(string(d.Name)) {
				out = append(out, hit(s, d.Name, d.Place)...)
			}
		}
		return out
	})
}
