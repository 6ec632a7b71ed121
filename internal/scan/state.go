package scan

import (
	"slices"
	"strings"

	"advisor/internal/facts"
)

// state finds out whether the service keeps data, and whether it is a store.
func (c *candidate) state() {
	s := c.s
	s.Stateful = keeps(*s)
	switch s.Role {
	case facts.RoleDatabase, facts.RoleQueue:
		s.Store = s.Stateful || !c.known
	case facts.RoleCache:
		s.Store = s.Stateful
	default:
	}
	if c.known && c.product.Stateful && s.Role == c.product.Role {
		s.Store, s.Stateful = true, true
	}
	s.Stateful = s.Stateful || s.Store
}

// keeps reports whether the service writes to something that outlives it: a
// named volume, or a folder of the host that looks like data.
func keeps(s facts.Service) bool {
	if s.Role == facts.RoleWebEdge || s.Role == facts.RoleJob || s.Role == facts.RoleDevelopment || s.Role == facts.RoleFrontend {
		return false
	}
	return slices.ContainsFunc(s.Mounts, func(m facts.Mount) bool { return !m.ReadOnly && keepsIn(s, m) })
}

func keepsIn(s facts.Service, m facts.Mount) bool {
	target := strings.ToLower(m.To())
	if passing(target) {
		return false
	}
	switch m.Kind {
	case "volume", "cluster":
		return true
	case "bind":
		source := strings.ToLower(m.From())
		data := (holdsData(target) || holdsData(source)) && !strings.HasPrefix(source, "/var/lib/docker") && !strings.HasPrefix(source, "/var/run")
		return data && (s.Build == nil || !strings.HasPrefix(m.From(), "./src"))
	}
	return false
}

// passing reports whether the content of a target can be made again.
func passing(target string) bool {
	for _, w := range []string{"node_modules", "/tmp", "/cache", ".cache", "/var/run", "/run/", "/var/log", "/logs", "/static", "/vendor", ".venv", "/.m2", "/.gradle", "/go/pkg", "/usr/local/bundle", "/.npm", "/certs", "letsencrypt", "/sock", "docker.sock", "/etc/", "/proc", "/sys", "/assets"} {
		if strings.Contains(target, w) {
			return true
		}
	}
	return false
}

// holdsData reports whether a path is named like data.
func holdsData(p string) bool {
	for _, part := range strings.FieldsFunc(p, func(r rune) bool { return r == '/' || r == '-' || r == '_' || r == '.' }) {
		switch part {
		case "data", "db", "database", "storage", "uploads", "upload", "media", "files", "postgresql", "mysql", "mongodb", "mongo", "redis", "elasticsearch", "opensearch", "volumes", "appdata", "persistent", "prometheus", "grafana", "loki", "content", "backup", "backups", "repositories", "mail", "vmail":
			return true
		}
	}
	return false
}
