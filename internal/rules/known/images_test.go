package known

import (
	"testing"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// Images by their whole names: whose they are, and whether somebody answers for them.
func TestImages(t *testing.T) {
	for _, c := range []struct {
		registry, repository, namespace, name string
		verified                              bool
	}{
		{"", "postgres", "docker.io/library", "docker.io/library/postgres", true},
		{"docker.io", "library/postgres", "docker.io/library", "docker.io/library/postgres", true},
		{"index.docker.io", "Grafana/Grafana", "docker.io/grafana", "docker.io/Grafana/Grafana", true},
		{"", "zork/thing", "docker.io/zork", "docker.io/zork/thing", false},
		{"ghcr.io", "zork/thing", "ghcr.io/zork", "ghcr.io/zork/thing", false},
		{"ghcr.io", "grafana/thing", "ghcr.io/grafana", "ghcr.io/grafana/thing", true},
		{"ghcr.io", "postgres", "ghcr.io/library", "ghcr.io/postgres", false},
		{"public.ecr.aws", "docker/library/redis", "public.ecr.aws/docker", "docker.io/library/redis", true},
		{"public.ecr.aws", "zork/library/redis", "public.ecr.aws/zork", "public.ecr.aws/zork/library/redis", false},
		{"quay.io", "docker/library/redis", "quay.io/docker", "quay.io/docker/library/redis", true},
		{"registry.example.org", "zork/thing", "registry.example.org/zork", "registry.example.org/zork/thing", true},
	} {
		img := facts.Image{Registry: untrusted.Text(c.registry), Repository: untrusted.Text(c.repository)}
		if n, name, v := Namespace(img), imageName(img), Verified(img); n != c.namespace || name != c.name || v != c.verified {
			t.Errorf("%s/%s: %s, %s, %v", c.registry, c.repository, n, name, v)
		}
	}
}

// Paths and devices that rule the host.
func TestPathsOfTheHost(t *testing.T) {
	for path, want := range map[string]bool{
		"/": true, "/var/": true, "~": true, "${HOME}": true, "/etc": true, "/etc/passwd": true, "/etcetera": false, "/etc/localtime": false, "/etc/ssl/x": false, "/etc/ssl2": true,
		"~/.ssh": true, "~/.sshd": false, "/home/x": false, "/home": true, "/var/run/docker.sock": false, "/dev/shm": false, "/dev/sda": true, "/srv": false, "/proc/1": true,
	} {
		if got := SensitivePath(path); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
	for device, want := range map[string]bool{
		"/dev": true, "/dev/sda": true, "/dev/mem": true, "/dev/nvme0n1": true, "/dev/mapper/x": true, "/dev/ttyUSB0": false, "/dev/dri": false, "sda": false, "": false, "/devices": false,
	} {
		if got := RawDevice(device); got != want {
			t.Errorf("%s: %v", device, got)
		}
	}
	for path, want := range map[string]bool{"/var/run/docker.sock": true, "docker.sock": true, "/x/podman.sock": true, "/x/docker.sock/y": false, "/x/my-docker.sock": false} {
		if got := ControlSocket(path); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
}

// A version that is older than all that ended is before the oldest of them,
// whatever the order of the table.
func TestVersionsBeforeTheOldest(t *testing.T) {
	l := lifetime{Ended: map[string]string{"3.8": "2024-10-07", "3.9": "2025-10-31", "3.10": "2026-10-31", "2": "2020-01-01"}}
	for tag, want := range map[string]string{
		"3.8": "2024-10-07", "3.8.1-slim": "2024-10-07", "v3.9": "2025-10-31", "3.10": "2026-10-31", "3.11": "", "3": "", "4": "", "2.7": "2020-01-01", "1": "before 2020-01-01", "1.9": "before 2020-01-01", "latest": "",
	} {
		for range 20 { // a map has another order each time
			if got := l.endedVersion(tag); got != want {
				t.Errorf("%s: %q, want %q", tag, got, want)
				break
			}
		}
	}
}
