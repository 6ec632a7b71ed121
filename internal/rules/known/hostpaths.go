package known

import (
	"path"
	"slices"
	"strings"
)

// ControlSocket reports whether a path is a socket that rules a container engine.
func ControlSocket(source string) bool {
	sockets := []string{"docker.sock", "containerd.sock", "podman.sock", "crio.sock"}
	return slices.Contains(sockets, path.Base(source))
}

// SensitivePath reports whether a path rules the host. Time zone, certificates and
// name files are read by many honest services and rule nothing.
func SensitivePath(source string) bool {
	source = path.Clean(strings.ReplaceAll(source, "${HOME}", "~"))
	if ControlSocket(source) {
		return false
	}
	whole := []string{"/", "/var", "/var/run", "/run", "/var/lib", "/usr", "/bin", "/sbin", "/lib", "/lib64", "/home", "/root", "~", "/opt"}
	if slices.Contains(whole, source) {
		return true
	}
	harmless := []string{
		"/etc/localtime", "/etc/timezone", "/etc/hosts", "/etc/hostname", "/etc/resolv.conf", "/etc/machine-id",
		"/etc/os-release", "/etc/ssl", "/etc/pki", "/etc/ca-certificates", "/etc/letsencrypt",
		"/dev/shm", "/dev/null", "/dev/urandom", "/dev/random", "/dev/log",
	}
	in := func(parent string) bool { return source == parent || strings.HasPrefix(source, parent+"/") }
	if slices.ContainsFunc(harmless, in) {
		return false
	}
	return slices.ContainsFunc([]string{
		"/etc", "/proc", "/sys", "/dev", "/boot", "/root/.ssh", "/root/.aws", "/root/.kube", "/root/.docker", "/lib/modules",
		"/var/lib/docker", "/var/lib/kubelet", "/var/lib/containerd", "~/.ssh", "~/.aws", "~/.kube", "~/.docker", "~/.gnupg",
	}, in)
}

// RawDevice reports whether a device is a disk or the memory.
func RawDevice(device string) bool {
	name, ok := strings.CutPrefix(device, "/dev/")
	if !ok {
		return device == "/dev"
	}
	return slices.ContainsFunc([]string{
		"mem", "kmem", "port", "sd", "hd", "vd", "xvd", "nvme", "dm-", "mapper", "disk", "loop", "md",
	}, func(start string) bool { return strings.HasPrefix(name, start) })
}
