package portability

import (
	"path"
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// mountTest finds the test of a kind of mount. Each mount belongs to one kind
// of bind, and to one or two of volume.
func mountTest(id string) serviceTest {
	type in = func(v view, s facts.Service, m facts.Mount) bool
	kind := func(kinds ...string) in {
		return func(_ view, _ facts.Service, m facts.Mount) bool { return slices.Contains(kinds, m.Kind) }
	}
	bind := func(name string) in {
		return func(_ view, s facts.Service, m facts.Mount) bool { return m.Kind == "bind" && bindKind(s, m) == name }
	}
	written := func(m facts.Mount) bool { return m.Kind == "volume" && !m.ReadOnly }
	found := map[string]in{
		"named-volume": func(v view, s facts.Service, m facts.Mount) bool {
			return written(m) && s.Replicas < 2 && !v.shared[m.Source]
		},
		"named-volume-replicas": func(_ view, s facts.Service, m facts.Mount) bool { return written(m) && s.Replicas > 1 },
		"shared-volume":         func(v view, _ facts.Service, m facts.Mount) bool { return written(m) && v.shared[m.Source] },
		"read-only-volume":      func(_ view, _ facts.Service, m facts.Mount) bool { return m.Kind == "volume" && m.ReadOnly },
		"anonymous-volume":      kind("anonymous"),
		"tmpfs":                 kind("tmpfs"),
		"image-volume":          kind("image"),
		"cluster-volume":        kind("npipe", "cluster"),
		"bind-mount":            bind("files"),
		"bind-source":           bind("source"),
		"bind-socket":           bind("socket"),
		"bind-system":           bind("system"),
	}[id]
	if found == nil {
		return nil
	}
	return func(v view, s facts.Service) []untrusted.Place {
		var out []untrusted.Place
		for _, m := range s.Mounts {
			if found(v, s, m) {
				out = append(out, m.Place)
			}
		}
		return out
	}
}

// bindKind sorts bind mounts: the engine's socket, system paths, the source
// code of what is built, and any other files.
func bindKind(s facts.Service, m facts.Mount) string {
	source := path.Clean(string(m.Source))
	if slices.Contains([]string{"docker.sock", "containerd.sock", "podman.sock", "crio.sock"}, path.Base(source)) {
		return "socket"
	}
	if source == "/etc/localtime" || source == "/etc/timezone" {
		return "files" // only the time zone, which an image or a variable sets as well
	}
	system := []string{"/proc", "/sys", "/dev", "/etc", "/boot", "/run", "/var/run", "/var/lib", "/var/log", "/usr", "/lib", "/bin", "/sbin", "/root"}
	if source == "/" || slices.ContainsFunc(system, func(dir string) bool { return source == dir || strings.HasPrefix(source, dir+"/") }) {
		return "system"
	}
	if s.Build != nil && !s.Build.Remote && path.Ext(source) == "" && source == path.Clean(string(s.Build.Context)) {
		return "source"
	}
	return "files"
}
