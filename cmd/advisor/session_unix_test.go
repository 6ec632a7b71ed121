//go:build unix

package main

import (
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"
	"testing"
)

// ownTerminal makes the standard input of a program the terminal that controls
// it.
func ownTerminal(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
}

// closable is a file whose Close ends a Read that waits.
func closable(t *testing.T, f *os.File) *os.File {
	t.Helper()
	defer f.Close()
	fd, err := syscall.Dup(int(f.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	syscall.CloseOnExec(fd)
	if err := syscall.SetNonblock(fd, true); err != nil {
		t.Fatal(err)
	}
	return os.NewFile(uintptr(fd), f.Name())
}

// addUnixPrograms adds what scripts run where there are FIFOs, signals and
// limits of a process.
func addUnixPrograms(programs map[string]func()) {
	programs["advisor-held"] = mainHeld
	programs["advisor-limited"] = mainLimited
	if programs[filepath.Base(os.Args[0])] == nil {
		passOnSignals()
	}
}

// passOnSignals lets the programs that tests start take signals that whoever
// runs the tests ignores, as nohup and jobs in the background do: what is
// handled here is as usual there.
func passOnSignals() {
	for _, s := range []os.Signal{syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM} {
		if signal.Ignored(s) {
			signal.Notify(make(chan os.Signal, 1), s)
		}
	}
}
