//go:build unix

package wizard_test

import (
	"strings"
	"syscall"
	"testing"
)

func TestWizard_ContinuedAfterAStopDrawsAgain(t *testing.T) {
	x := begin(t, 100, 24)
	x.does("4", "> 4  Customers")
	x.cmd.Process.Signal(syscall.SIGSTOP)
	x.cmd.Process.Signal(syscall.SIGCONT)
	x.until("the alternate screen left and entered again", func(string) bool {
		out := strings.LastIndex(string(x.raw), "\x1b[?1049l")
		return out > 0 && strings.LastIndex(string(x.raw), "\x1b[?1049h") > out
	})
	x.sees("Question 1 of "+all, "> 4  Customers")
	x.does("enter", "Question 2 of "+all)
	x.press("ctrl+c")
	x.ends(130)
}
