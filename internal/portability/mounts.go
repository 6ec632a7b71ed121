package portability

import (
	"path"
	"slices"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// mountTest reports whether a mount is of a kind. Each mount belongs to one
// kind of bind, and to one or two of volume.
type mountTest func(v view, s facts.Service, m facts.Mount) bool

func mounts(in mountTest) serviceTest {
	return func(v view, s facts.Service) []untrusted.Place {
		var out []untrusted.Place
		for _, m := range s.Mounts {
			if in(v, s, m) {
				out = append(out, m.Place)
			}
		}
		return out
	}
}

func ofKind(kinds ...string) mountTest {
	return func(_ view, _ facts.Service, m facts.Mount) bool { return slices.Contains(kinds, m.Kind) }
}

func bindOf(kind string) mountTest {
	return func(_ view, s facts.Service, m facts.Mount) bool { return m.Kind == "bind" && bindKind(s, m) == kind }
}

// ownVolume reports whether one copy of one service writes to a volume.
func ownVolume(v view, s facts.Service, m facts.Mount) bool {
	return written(m) && s.Replicas < 2 && !v.shared[m.Source]
}

func volumeOfCopies(_ view, s facts.Service, m facts.Mount) bool { return written(m) && s.Replicas > 1 }

func sharedVolume(v view, _ facts.Service, m facts.Mount) bool {
	return written(m) && v.shared[m.Source]
}

func readOnlyVolume(_ view, _ facts.Service, m facts.Mount) bool {
	return m.Kind == "volume" && m.ReadOnly
}

func written(m facts.Mount) bool { return m.Kind == "volume" && !m.ReadOnly }

// bindKind sorts bind mounts: the engine's socket, system paths, the source
// code of what is built, and any other files.
func bindKind(s facts.Service, m facts.Mount) string {
	source := path.Clean(m.From())
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
	if s.Build != nil && !s.Build.Remote && path.Ext(source) == "" && source == path.Clean(s.Build.Folder()) {
		return "source"
	}
	return "files"
}
