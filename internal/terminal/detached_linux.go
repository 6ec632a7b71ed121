package terminal

import (
	"os"
	"syscall"
)

// detached reports whether somebody cut this process from the terminal it still
// holds, as setsid does: it leads a session of its own, and the terminal
// belongs to another one. Nobody would see that it asks, and its keys would be
// shared with a shell. A terminal that belongs to nobody becomes its own.
func detached(tty *os.File) bool {
	if f, err := os.Open("/dev/tty"); err == nil { //nolint:forbidigo // a device, no file of a project
		_ = f.Close()
		return false
	}
	session, _, no := syscall.RawSyscall(syscall.SYS_GETSID, 0, 0, 0)
	if no != 0 || int(session) != os.Getpid() {
		return false
	}
	_, _, no = syscall.RawSyscall(syscall.SYS_IOCTL, tty.Fd(), syscall.TIOCSCTTY, 0)
	return no == syscall.EPERM
}
