package main

import (
	"errors"
	"os"
	"os/signal"
	"syscall"
)

// handleSignals ends the program with one line and the signal's status on
// SIGINT, SIGTERM, SIGHUP and SIGQUIT; a second signal ends it at once. What the
// process was started to ignore, as nohup does, stays ignored. During a
// conversation the wizard handles them, since it has a terminal to restore.
func (a *app) handleSignals() {
	got := make(chan os.Signal, 1)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		if !signal.Ignored(s) {
			signal.Notify(got, s)
		}
	}
	over := make(chan struct{})
	a.release = func() {
		signal.Stop(got)
		close(over)
	}
	go func() {
		select {
		case s := <-got:
			signal.Stop(got)
			word, state := stopWord(s)
			a.onScreen.Load().clear()
			a.unfinished.Load().drop()
			if a.reading.Load() {
				word += ": nothing was written"
			}
			a.tell(message(errors.New(word)))
			os.Exit(state)
		case <-over:
		}
	}()
}

// ignoreSignals undoes handleSignals.
func (a *app) ignoreSignals() { a.release() }

// stopWord is the line and the status of a signal: 128 and its number.
func stopWord(s os.Signal) (string, int) {
	switch s {
	case syscall.SIGTERM:
		return "terminated", exitTerminated
	case syscall.SIGHUP:
		return "the terminal was closed", exitHangup
	case syscall.SIGQUIT:
		return "told to quit", exitQuit
	}
	return "cancelled", exitCancelled
}
