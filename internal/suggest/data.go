package suggest

import (
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// localData are stores whose data lies on one host: a bind mount, or a volume
// of the local driver. A volume on a network share is none.
func localData(p facts.Project) []facts.Service {
	return where(p, func(s facts.Service) bool {
		return isStore(s) && slices.ContainsFunc(s.Mounts, func(m facts.Mount) bool { return !m.ReadOnly && onOneHost(p, m) })
	})
}

func onOneHost(p facts.Project, m facts.Mount) bool {
	switch m.Kind {
	case "bind":
		return !strings.HasPrefix(m.To(), "/etc/") && !strings.Contains(m.To(), "initdb") && !configFile(m.From())
	case "volume":
		i := slices.IndexFunc(p.Volumes, func(v facts.Volume) bool { return v.Name == m.Source })
		return i < 0 || !p.Volumes[i].External && (p.Volumes[i].Driver == "" || p.Volumes[i].Driver == "local" && !p.Volumes[i].Options)
	}
	return false
}

// configFile reports whether a mount is of one file of settings.
func configFile(source string) bool {
	for _, ext := range []string{".conf", ".cnf", ".yml", ".yaml", ".xml", ".sql", ".sh", ".json", ".toml", ".ini", ".env"} {
		if strings.HasSuffix(source, ext) {
			return true
		}
	}
	return false
}

// kept are the places of the mounts that tie stores to one host.
func kept(p facts.Project, services []facts.Service) []untrusted.Place {
	var out []untrusted.Place
	for _, s := range services {
		for _, m := range s.Mounts {
			if !m.ReadOnly && onOneHost(p, m) {
				out = append(out, m.Place)
			}
		}
	}
	return out
}
