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
			Title:            "No backup found",
			Says:             "No backup of %s was found in the files.",
			Why:              "A volume is not a backup: one wrong `down -v`, a dead disk or a bad migration destroys all of the data.",
			Remedy:           "Back up the data with the tool of the database to another place, and test a restore every quarter.",
			RemedyCompose:    "Add a backup service or a timer on the host, and keep its configuration in the repository. If the host itself is backed up, accept this finding in the record.",
			RemedyKubernetes: "Use the backup of the operator or volume snapshots, and copy them out of the cluster: a snapshot in the same cluster is not enough.",
			Source:           "https://docs.docker.com/engine/storage/volumes/", Signals: []Signal{Stateful}, Fix: fixBackup, Check: withoutBackup,
		},
		{
			ID: "database-without-volume", Theme: facts.Reliability, Severity: facts.High,
			Title:            "Database without a volume",
			Says:             "No volume keeps the data of %s.",
			Why:              "Neither a named volume nor a folder of the host holds the data: after `docker compose down` the next start begins with an empty database.",
			Remedy:           "Give the data a named volume, and copy the existing data into it first.",
			RemedyCompose:    "Mount a named volume at the data folder of the image.",
			RemedyKubernetes: "Use a StatefulSet with a PersistentVolumeClaim, an operator, or a managed database.",
			Source:           "https://docs.docker.com/engine/storage/volumes/", Signals: []Signal{Stateful}, Fix: perService(fixVolume), Check: withoutVolume,
		},
		{
			ID: "state-on-bind-mount", Theme: facts.Reliability, Severity: facts.Low,
			Title: "Data in a folder of one host",
			Says:  "%s keeps data in a folder of the host.", Several: "%s keep data in folders of the host.",
			Why:              "The data stays on that host: the service cannot start elsewhere, and owner and permissions differ between hosts.",
			Remedy:           "Give data a volume of its own, separate from configuration.",
			RemedyCompose:    "Use a named volume; if you keep the folder, document how it is copied to a new host.",
			RemedyKubernetes: "Create a PersistentVolumeClaim and plan how the data gets there: data in a folder of a node stays on that node.",
			Source:           "https://docs.docker.com/engine/storage/bind-mounts/", Signals: []Signal{HostTied, Stateful}, Fix: perService(fixBindMounts), Check: stateOnBindMount,
		},
	}
}

// withoutVolume names stores of a known product that nothing outlives. Clusters
// that replicate, and what is only started for a test, cannot be told apart here.
func withoutVolume(p facts.Project) []Hit {
	return each(p, func(s facts.Service) []Hit {
		_, path := known.DataPath(s.Product)
		if !path || s.Role != facts.RoleDatabase && s.Role != facts.RoleQueue || !lasting(s) || slices.ContainsFunc(s.Mounts, func(m facts.Mount) bool { return outlives(s, m) }) {
			return nil
		}
		out := hit(s, "", s.Place)
		if s.Role == facts.RoleQueue { // messages pass
			out[0].Severity = facts.Medium
		}
		return out
	})
}

// outlives reports whether a mount keeps data that the container leaves. In memory is a
// decision.
func outlives(s facts.Service, m facts.Mount) bool {
	if m.Kind == "tmpfs" || m.Kind == "volume" || m.Kind == "cluster" {
		return true
	}
	return m.Kind == "bind" && !m.ReadOnly && (dataFolder(s, m) || strings.Contains(m.From(), "$"))
}

// withoutBackup names services whose data cannot be made anew: stores, and
// applications with data of their own. Caches and monitoring can be lost.
func withoutBackup(p facts.Project) []Hit {
	return where(p, func(s facts.Service) bool {
		kept := s.Role == facts.RoleDatabase || s.Role == facts.RoleApplication
		return kept && s.Stateful && lasting(s) && keepsMounted(s) && (!searches(s) || !slices.ContainsFunc(p.Services, primary)) && !savesItself(s) &&
			!slices.ContainsFunc(p.Services, func(b facts.Service) bool { return b.Name != s.Name && backs(b) && covers(b, s) })
	})
}

// keepsMounted reports whether there is data that a backup could save: what goes with
// the container is another finding.
func keepsMounted(s facts.Service) bool {
	_, path := known.DataPath(s.Product)
	return !path || len(s.Mounts) == 0 && s.Role == facts.RoleApplication || slices.ContainsFunc(s.Mounts, func(m facts.Mount) bool { return outlives(s, m) && m.Kind != "tmpfs" })
}

// searches reports whether a service is an index, which is built again from the
// database that it is of.
func searches(s facts.Service) bool {
	return slices.Contains([]string{"elasticsearch", "opensearch", "solr", "meilisearch", "typesense", "manticore", "sphinx", "zincsearch", "sonic"}, s.Product)
}

// primary reports whether a service is a database that an index can be built from.
func primary(s facts.Service) bool {
	return s.Role == facts.RoleDatabase && s.Stateful && !searches(s)
}

// backupWords are parts of names of what makes backups.
var backupWords = []string{"backup", "restic", "borg", "wal-g", "pgbackrest", "barman", "velero", "duplicati", "kopia", "litestream", "rclone"}

// savesItself reports whether a service makes its own backups: a folder or command of
// that name, or a label that a backup tool reads.
func savesItself(s facts.Service) bool {
	for _, m := range s.Mounts {
		if containsAny(strings.ToLower(m.From()+" "+m.To()), backupWords...) {
			return true
		}
	}
	return containsAny(strings.ToLower(commandLine(slices.Concat(s.Entrypoint, s.Command))), backupWords...) ||
		slices.ContainsFunc(s.Labels, func(l facts.Variable) bool { return containsAny(strings.ToLower(string(l.Name)), backupWords...) })
}

// backs reports whether a service makes backups: by its name, image or labels.
func backs(s facts.Service) bool {
	text := strings.ToLower(string(s.Name))
	if s.Image != nil {
		text += " " + strings.ToLower(string(s.Image.Repository))
	}
	return containsAny(text, backupWords...) || slices.ContainsFunc(s.Labels, func(l facts.Variable) bool {
		return containsAny(strings.ToLower(string(l.Name)), backupWords...)
	})
}

// covers reports whether a backup service saves the data of another: it mounts a
// volume of it, waits for it, names it, or reaches every volume of the host.
func covers(backup, s facts.Service) bool {
	for _, m := range backup.Mounts {
		if m.Kind == "bind" && known.ControlSocket(m.From()) || containsAny(m.From(), "/var/lib/docker") {
			return true
		}
		if slices.ContainsFunc(s.Mounts, func(own facts.Mount) bool { return own.Kind == m.Kind && own.From() == m.From() && m.From() != "" }) {
			return true
		}
	}
	if slices.ContainsFunc(backup.DependsOn, func(d facts.Dependency) bool { return d.Service == s.Name }) {
		return true
	}
	if len(backup.Mounts)+len(backup.DependsOn)+len(backup.Environment)+len(backup.Command)+len(backup.Entrypoint) == 0 {
		return true // it does not say what it saves
	}
	name := string(s.Name)
	return strings.Contains(string(backup.Name), name) || strings.Contains(commandLine(slices.Concat(backup.Entrypoint, backup.Command)), name) ||
		slices.ContainsFunc(backup.Environment, func(v facts.Variable) bool { return namesHost(v.Value.Reveal(), name) })
}

// namesHost reports whether a value is the name of a service, or an address with it.
func namesHost(value, name string) bool {
	return slices.Contains(strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(":/@, ;=?", r) }), name)
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
