package rules

import (
	"path"
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/rules/known"
	"advisor/internal/untrusted"
)

// stateRules are about data: where it lies, who writes it, who saves it.
func stateRules() []Rule {
	return []Rule{
		{
			ID: "stateful-without-backup", Theme: facts.Reliability, Severity: facts.Medium,
			Title:            "Data without a backup in sight",
			Says:             "Nothing in the files saves the data of",
			Why:              "A volume is not a backup: a wrong `down -v`, a dead disk or a bad migration takes all of it.",
			Remedy:           "Back up with the database's own tool to another place, and restore it once a quarter to see that it works.",
			RemedyCompose:    "Add a backup service or a timer on the host, and name it in the repository; ignore this where the host is backed up.",
			RemedyKubernetes: "Use the backup of the operator or volume snapshots with a copy elsewhere: a snapshot in the same cluster is not enough.",
			Source:           "https://docs.docker.com/engine/storage/volumes/", Signals: []Signal{Stateful}, Check: withoutBackup,
		},
		{
			ID: "state-on-bind-mount", Theme: facts.Reliability, Severity: facts.Medium,
			Title:            "Data in a folder of one host",
			Says:             "Data lies in a folder of the host",
			Why:              "The data stays on that host: the service cannot start elsewhere, and owner and permissions differ from host to host.",
			Remedy:           "Give data a volume of its own, apart from configuration.",
			RemedyCompose:    "Use a named volume; where a folder is wanted, write down how it is copied to a new host.",
			RemedyKubernetes: "A folder of a node is no storage: make a PersistentVolumeClaim and plan how the data gets there.",
			Source:           "https://docs.docker.com/engine/storage/bind-mounts/", Signals: []Signal{HostTied, Stateful}, Check: stateOnBindMount,
		},
		{
			ID: "volume-shared-by-services", Theme: facts.Reliability, Severity: facts.Low,
			Title:            "One volume written by several services",
			Says:             "Several services write to one volume",
			Why:              "They have to run on the same host, or need storage that several hosts can write to, which is slower and dearer.",
			Remedy:           "Hand over files through object storage or an interface, or mount the volume read-only where it is only read.",
			RemedyCompose:    "Works on one host; add `:ro` for readers.",
			RemedyKubernetes: "Needs a ReadWriteMany storage class, or the containers in one pod.",
			Source:           "https://kubernetes.io/docs/concepts/storage/persistent-volumes/", Signals: []Signal{HostTied, Stateful, Cost}, Check: volumeShared,
		},
	}
}

// withoutBackup names services whose data cannot be made anew: stores, and
// applications with data of their own. Caches and monitoring can be lost.
func withoutBackup(p facts.Project) []Hit {
	if slices.ContainsFunc(p.Services, backs) {
		return nil
	}
	return where(p, func(s facts.Service) bool {
		kept := s.Role == facts.RoleDatabase || s.Role == facts.RoleApplication
		return kept && s.Stateful && lasting(s)
	})
}

// backs reports whether a service makes backups: by its name, image or labels.
func backs(s facts.Service) bool {
	words := []string{"backup", "restic", "borg", "wal-g", "pgbackrest", "barman", "velero", "duplicati", "kopia", "litestream", "rclone"}
	text := strings.ToLower(string(s.Name))
	if s.Image != nil {
		text += " " + strings.ToLower(string(s.Image.Repository))
	}
	if containsAny(text, words...) {
		return true
	}
	return slices.ContainsFunc(s.Labels, func(l facts.Variable) bool {
		return containsAny(strings.ToLower(string(l.Name)), words...)
	})
}

func stateOnBindMount(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		if !s.Stateful && !store(s) {
			return nil
		}
		var out []Hit
		for _, m := range s.Mounts {
			if m.Kind == "bind" && !m.ReadOnly && dataFolder(s, m) {
				out = append(out, hit(s, m.Source, m.Place)...)
			}
		}
		return out
	})
}

// dataFolder reports whether a mount holds data, not configuration, code or logs.
func dataFolder(s facts.Service, m facts.Mount) bool {
	source, target := strings.ToLower(m.From()), strings.ToLower(m.To())
	if known.ControlSocket(source) || known.SensitivePath(source) || path.Ext(source) != "" && path.Ext(target) != "" {
		return false
	}
	if containsAny(target, "initdb", "entrypoint", "conf", "/etc/", "/logs", "/log/", "cert", "/ssl", "template", "plugin", "script", "migration", "dashboard", "provision") {
		return false
	}
	if store(s) {
		return containsAny(target, "data", "/var/lib/", "/bitnami", "storage")
	}
	return containsAny(target, "data", "/var/lib/", "upload", "media", "storage", "attachments")
}

func volumeShared(p facts.Project) []Hit {
	writers := map[untrusted.Text][]Hit{}
	for _, s := range p.Services {
		for _, m := range s.Mounts {
			own := writers[m.Source]
			if m.Kind == "volume" && !m.ReadOnly && (len(own) == 0 || own[len(own)-1].Service != s.Name) {
				writers[m.Source] = append(own, Hit{Service: s.Name, In: m.Source, Detail: s.Name, Place: m.Place})
			}
		}
	}
	var out []Hit
	for _, v := range p.Volumes {
		if len(writers[v.Name]) > 1 {
			out = append(out, writers[v.Name]...)
		}
	}
	return out
}
