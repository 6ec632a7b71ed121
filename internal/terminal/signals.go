package terminal

import (
	"os"
	"os/signal"
	"syscall"

	"advisor/internal/exit"
)

// OnSignal calls end on the first SIGINT, SIGTERM, SIGHUP or SIGQUIT, with what
// happened in words and the exit status that it asks for; a second signal ends
// the process at once. What the process was started to ignore, as nohup does,
// stays ignored. Release undoes it.
func OnSignal(end func(word string, status int)) (release func()) {
	got := make(chan os.Signal, 1)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		if !signal.Ignored(s) {
			signal.Notify(got, s)
		}
	}
	over := make(chan struct{})
	go func() {
		select {
		case s := <-got:
			signal.Stop(got)
			end(meaning(s))
		case <-over:
		}
	}()
	return func() {
		signal.Stop(got)
		close(over)
	}
}

// meaning is the word and the status of a signal: 128 and its number.
func meaning(s os.Signal) (string, int) {
	switch s {
	case syscall.SIGTERM:
		return "terminated", exit.Terminated
	case syscall.SIGHUP:
		return "the terminal was closed", exit.Hangup
	case syscall.SIGQUIT:
		return "told to quit", exit.Quit
	}
	return "cancelled", exit.Cancelled
}
