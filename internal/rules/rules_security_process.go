package rules

import (
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// securityProcessRules are about what the process in a container may do.
func securityProcessRules() []Rule {
	return []Rule{
		{
			ID: "host-level-capability-added", Theme: facts.Security, Severity: facts.High,
			Title: "Capability equivalent to root on the host",
			Says:  "%s has a capability that is equivalent to root on the host.", Several: "%s have capabilities that are equivalent to root on the host.",
			Why:              "With such a capability a process can load kernel modules, mount file systems, trace other processes or read any file, and so leave the container.",
			Remedy:           "Find out which call needs the capability and grant a smaller one, or move that task out of the container.",
			RemedyCompose:    "Remove the entry under `cap_add`; start from `cap_drop: [ALL]` and add back only what the program lacks.",
			RemedyKubernetes: "Set `securityContext.capabilities` to `drop: [ALL]` and add only what the baseline Pod Security level allows; it rejects this capability.",
			Source:           owasp, Check: capabilities("ALL", "BPF", "DAC_READ_SEARCH", "MAC_ADMIN", "MAC_OVERRIDE", "SYS_ADMIN", "SYS_BOOT", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO"),
		},
		{
			ID: "sensitive-capability-added", Theme: facts.Security, Severity: facts.Medium,
			Title: "Capability over the network, clock or limits of the host",
			Says:  "%s has a sensitive capability.", Several: "%s have sensitive capabilities.",
			Why:              "Such a capability can change the network, the clock, the logs or the limits that other programs on the host rely on.",
			Remedy:           "Keep the capability only where the manual of the program asks for it, and say so in a comment.",
			RemedyCompose:    "Remove the entries under `cap_add` that the manual of the program does not ask for, and add `cap_drop: [ALL]`.",
			RemedyKubernetes: "Run the workload in a namespace with a Pod Security level of its own; the baseline level rejects this capability.",
			Source:           owasp, Check: capabilities("AUDIT_CONTROL", "CHECKPOINT_RESTORE", "IPC_OWNER", "LINUX_IMMUTABLE", "NET_ADMIN", "NET_BROADCAST", "PERFMON", "SYSLOG", "SYS_RESOURCE", "SYS_TIME"),
		},
		{
			ID: "kernel-protection-off", Theme: facts.Security, Severity: facts.Medium,
			Title: "Seccomp, AppArmor or SELinux switched off",
			Says:  "%s switches off a kernel protection.", Several: "%s switch off a kernel protection.",
			Why:              "The default profiles block the system calls that most container escapes use.",
			Remedy:           "Use the default profile, or a custom profile that allows the one call that the program lacks.",
			RemedyCompose:    "Remove `seccomp:unconfined`, `apparmor:unconfined` or `label:disable` from `security_opt`.",
			RemedyKubernetes: "Set `seccompProfile: {type: RuntimeDefault}`; the baseline Pod Security level rejects `Unconfined`.",
			Source:           "https://docs.docker.com/engine/security/seccomp/", Check: kernelProtectionOff,
		},
		{
			ID: "root-user-explicit", Theme: facts.Security, Severity: facts.Medium,
			Title: "Set to run as root",
			Says:  "%s is set to run as root.", Several: "%s are set to run as root.",
			Why:              "A flaw in the program starts with root's rights inside the container and on every mount.",
			Remedy:           "Create a user in the image and run as that user; change the owner of mounted data once.",
			RemedyCompose:    "Set `user:` to the numeric id that owns the data.",
			RemedyKubernetes: "Set `runAsNonRoot: true` and `runAsUser`; use `fsGroup` to give the group access to the volume.",
			Source:           owasp, Fix: linesBoth([]string{`user: "10001:10001" # it has to own the mounted data`}, []string{"securityContext:", "  runAsNonRoot: true", "  runAsUser: 10001"}), Check: rootUserExplicit,
		},
		{
			ID: "hardening-missing", Theme: facts.Security, Severity: facts.Low, Common: true,
			Title: "Container hardening options not set",
			Says:  "%s lacks some or all of no-new-privileges, cap_drop and read_only.", Several: "%s lack some or all of no-new-privileges, cap_drop and read_only.",
			Why:              "A setuid program can make an ordinary user root, the default capabilities allow raw network packets, and an intruder can leave programs in the file system.",
			Remedy:           "Set the three options one service at a time, and test each service.",
			RemedyCompose:    "Add `security_opt: [\"no-new-privileges:true\"]`, `cap_drop: [ALL]` and `read_only: true` with a `tmpfs` where the program writes.",
			RemedyKubernetes: "Set `allowPrivilegeEscalation: false`, `capabilities: {drop: [ALL]}` and `readOnlyRootFilesystem: true`; the restricted Pod Security level asks for the first two.",
			Source:           owasp, Fix: perService(fixHardening), Check: hardeningMissing,
		},
	}
}

// capabilities hits services that add one of the named capabilities.
func capabilities(names ...string) func(p facts.Project) []Hit {
	return func(p facts.Project) []Hit {
		return each(p, func(s facts.Service) []Hit {
			var out []Hit
			for _, it := range itemsOf(s, "cap_add") {
				name := strings.TrimPrefix(strings.ToUpper(it.Value.Reveal()), "CAP_")
				if slices.Contains(names, name) {
					out = append(out, hit(s, untrusted.Text(name), it.Place)...)
				}
			}
			return out
		})
	}
}

func kernelProtectionOff(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		var out []Hit
		for _, it := range itemsOf(s, "security_opt") {
			option := strings.Replace(it.Value.Reveal(), "=", ":", 1)
			switch option {
			case "seccomp:unconfined", "apparmor:unconfined", "label:disable", "systempaths:unconfined":
				out = append(out, hit(s, untrusted.Text(option), it.Place)...)
			}
		}
		return out
	})
}

func rootUserExplicit(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		a, _ := attribute(s, "user")
		if !rootName(a.Value.Reveal()) {
			return nil
		}
		return hit(s, "", a.Place)
	})
}

// rootName reports whether a user is root, however written, with or without a group.
func rootName(user string) bool {
	name, _, _ := strings.Cut(user, ":")
	return name == "root" || name == "0"
}

// hardeningMissing hits each service once, with the options that it lacks.
func hardeningMissing(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		if !lasting(s) {
			return nil
		}
		var missing []string
		if !slices.ContainsFunc(itemsOf(s, "security_opt"), noNewPrivileges) {
			missing = append(missing, "no-new-privileges")
		}
		if !has(s, "cap_drop") {
			missing = append(missing, "cap_drop")
		}
		if scalar(s, "read_only") != "true" {
			missing = append(missing, "read_only")
		}
		if len(missing) == 3 {
			return hit(s, "", s.Place)
		}
		var out []Hit
		for _, m := range missing {
			out = append(out, hit(s, untrusted.Text(m), s.Place)...)
		}
		return out
	})
}

// noNewPrivileges reports whether an entry of security_opt switches it on.
func noNewPrivileges(it facts.Item) bool {
	v := it.Value.Reveal()
	return strings.HasPrefix(v, "no-new-privileges") && !strings.HasSuffix(v, "false")
}
