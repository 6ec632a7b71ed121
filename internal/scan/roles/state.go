package roles

import (
	"path"
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/scan/products"
	"advisor/internal/untrusted"
)

// state finds out whether the service is a store, and which of its mounts hold
// data that outlives it. Whether it is the owner of that data is told afterwards.
func (c *candidate) state() {
	s := c.s
	c.keeps = nil
	for _, m := range s.Mounts {
		if c.keepsIn(m) {
			c.keeps = append(c.keeps, m)
		}
	}
	switch s.Role {
	case facts.RoleDatabase, facts.RoleQueue:
		_, twice := c.twiceNamed()
		said := slices.ContainsFunc(c.said, func(m mention) bool {
			return m.role == s.Role && strings.HasPrefix(m.how, "in a") && !strings.Contains(m.how, "variable")
		})
		s.Store = len(c.keeps) > 0 || !c.known && (s.RoleSure || twice || said)
	case facts.RoleCache:
		s.Store = len(c.keeps) > 0
	default:
		s.Store = false
	}
	if c.known && c.product.Stateful && s.Role == c.product.Role {
		s.Store = true
	}
	s.Stateful = s.Store
}

// keepsIn reports whether a mount holds data that the service writes: where its
// image is known to keep its data, in a named volume, or in a folder of the host
// that is named like data. A file with the ending of settings is settings.
func (c *candidate) keepsIn(m facts.Mount) bool {
	target, source := strings.ToLower(m.To()), strings.ToLower(m.From())
	lasts := slices.Contains([]string{"volume", "cluster", "bind"}, m.Kind)
	switch {
	case m.ReadOnly || !lasts || settingsFile(source, target):
		return false
	case products.KeepsIn(c.product.Name, c.repository(), target):
		return true
	case !writesData(c.s.Role) || passing(target):
		return false
	case m.Kind != "bind":
		return true
	case hostFolder(source):
		return false
	}
	return c.folderOfItsKind(target) || (holdsData(target) || holdsData(source)) && !c.ownSource(m)
}

// folderOfItsKind reports whether only software of the service's role has such a
// folder, and not for its settings.
func (c *candidate) folderOfItsKind(target string) bool {
	role, ok := products.RoleOfFolder(target)
	return ok && role == c.s.Role && !strings.HasPrefix(target, "/etc/") && !strings.HasPrefix(target, "/docker-entrypoint")
}

// writesData reports whether services of a role keep what their users gave them.
func writesData(role facts.Role) bool {
	switch role {
	case facts.RoleWebEdge, facts.RoleJob, facts.RoleFrontend, facts.RoleCertificates, facts.RoleBackup, facts.RoleDevelopment, facts.RoleOperations:
		return false
	default:
		return true
	}
}

// repository is that of the image which is pulled; empty: it is built.
func (c *candidate) repository() string {
	if img := runs(*c.s); img != nil && c.s.Build == nil {
		return string(img.Repository)
	}
	return ""
}

// settingsFile reports whether a mount is of one file that is no data.
func settingsFile(source, target string) bool {
	ext := path.Ext(target)
	if ext == "" {
		ext = path.Ext(source)
	}
	return slices.Contains([]string{
		".conf", ".cnf", ".cfg", ".config", ".ini", ".toml", ".yml", ".yaml", ".json", ".xml", ".properties", ".env", ".sql", ".sh", ".js", ".ts", ".py", ".php", ".rb", ".lua", ".txt", ".md", ".html", ".css",
		".pem", ".crt", ".cer", ".key", ".p12", ".jks", ".sock", ".template", ".tmpl", ".rules", ".hcl", ".alloy", ".acl", ".list", ".csv", ".cron", ".log", ".so", ".jar", ".tpl", ".secret",
	}, ext)
}

// hostFolder reports whether a folder is the host's own, which the service looks
// at or rules.
func hostFolder(source string) bool {
	for _, p := range []string{"/var/lib/docker", "/var/run", "/run", "/proc", "/sys", "/dev", "/etc", "/boot", "/usr", "/lib", "/var/log"} {
		if source == p || strings.HasPrefix(source, p+"/") {
			return true
		}
	}
	return source == "/"
}

// ownSource reports whether a mount is the source code of what is built here.
func (c *candidate) ownSource(m facts.Mount) bool {
	source := path.Clean(m.From())
	if c.s.Build == nil || path.IsAbs(source) || strings.HasPrefix(source, "~") {
		return false
	}
	return strings.HasPrefix(source, "src") || source == "." || source == path.Clean(c.s.Build.Folder())
}

// passing reports whether the content of a target can be made again.
func passing(target string) bool {
	for _, w := range []string{
		"node_modules", "/tmp", "/cache", ".cache", "/var/run", "/run/", "/var/log", "/logs", "/static", "/vendor", ".venv", "/.m2", "/.gradle", "/go/pkg", "/usr/local/bundle", "/.npm", "/.nuget", "/.pnpm-store", "/.yarn",
		"/certs", "/ssl", "letsencrypt", "/sock", "docker.sock", "/etc/", "/proc", "/sys/", "/assets", "/.next", "/huggingface", "/plugins", "/initdb", "docker-entrypoint-initdb.d",
	} {
		if strings.Contains(target, w) {
			return true
		}
	}
	return strings.HasSuffix(target, "/log") || strings.HasSuffix(target, "_cache") || strings.HasSuffix(target, "-cache")
}

// holdsData reports whether a path is named like data.
func holdsData(p string) bool {
	for _, part := range strings.FieldsFunc(p, func(r rune) bool { return r == '/' || r == '-' || r == '_' || r == '.' }) {
		switch part {
		case "data", "db", "database", "storage", "uploads", "upload", "media", "files", "postgresql", "mysql", "mongodb", "mongo", "redis", "elasticsearch", "opensearch", "volumes", "appdata", "persistent", "prometheus", "grafana", "loki", "content", "repositories", "mail", "vmail":
			return true
		}
	}
	return false
}

// stores lists what keeps data: each volume and folder once, with the service
// that owns it and those that use it too, and the stores that keep it in their
// container alone. Only owners are stateful: what many services share is one
// store.
func stores(all []candidate) []facts.Data {
	out := []facts.Data{}
	index := map[string]int{}
	for i := range all {
		c := &all[i]
		if len(c.keeps) == 0 && c.s.Store {
			out = append(out, facts.Data{Kind: "container", Owner: c.s.Name, UsedBy: []untrusted.Text{}, Place: c.s.Place})
		}
		for _, m := range c.keeps {
			key := m.Kind + "\x00" + path.Clean(m.From())
			at, known := index[key]
			if !known {
				at = len(out)
				index[key] = at
				out = append(out, facts.Data{Name: m.Source, Kind: m.Kind, Owner: owner(all, m).Name, UsedBy: users(all, m), Place: m.Place})
			}
			c.s.Stateful = c.s.Stateful || out[at].Owner == c.s.Name
		}
	}
	return out
}

// owner is the service whose data a mount holds: the store among those that write
// there, else the application, else the first.
func owner(all []candidate, m facts.Mount) *facts.Service {
	var best *candidate
	rank := func(c *candidate) int {
		switch {
		case c.s.Store:
			return 4
		case c.s.Inactive:
			return 0
		case c.s.Role == facts.RoleApplication && c.answers():
			return 3
		case c.s.Role == facts.RoleApplication:
			return 2
		}
		return 1
	}
	for i := range all {
		c := &all[i]
		if slices.ContainsFunc(c.keeps, func(x facts.Mount) bool { return same(x, m) }) && (best == nil || rank(c) > rank(best)) {
			best = c
		}
	}
	return best.s
}

// users are the other services that mount the same, readers too.
func users(all []candidate, m facts.Mount) []untrusted.Text {
	out := []untrusted.Text{}
	of := owner(all, m).Name
	for i := range all {
		s := all[i].s
		if s.Name != of && slices.ContainsFunc(s.Mounts, func(x facts.Mount) bool { return same(x, m) }) {
			out = append(out, s.Name)
		}
	}
	return out
}

// same reports whether two mounts are of one volume or folder.
func same(a, b facts.Mount) bool {
	return a.Kind == b.Kind && path.Clean(a.From()) == path.Clean(b.From())
}
