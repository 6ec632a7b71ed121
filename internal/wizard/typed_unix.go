//go:build unix

package wizard

import (
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// moment is how long the rest of a key may take to arrive, over a slow line
// too. Escape by itself is seen after it.
const moment = 50 * time.Millisecond

// arrives reports whether there is more to read from f within a moment.
func arrives(f *os.File) bool {
	fds := []unix.PollFd{{Fd: int32(f.Fd()), Events: unix.POLLIN}}
	n, err := unix.Poll(fds, int(moment.Milliseconds()))
	return err == nil && n > 0 && fds[0].Revents&unix.POLLIN != 0
}
