package main

import (
	"errors"
	"os"
	"os/signal"
	"syscall"
)

// handleSignals ends the program with one line and the signal's status on
// SIGINT, SIGTERM and SIGHUP. During a conversation the wizard handles them,
// since it has a terminal to restore.
func (a *app) handleSignals() {
	got := make(chan os.Signal, 1)
	signal.Notify(got, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	over := make(chan struct{})
	a.release = func() {
		signal.Stop(got)
		close(over)
	}
	go func() {
		select {
		case s := <-got:
			word, state := stopWord(s)
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
	}
	return "cancelled", exitCancelled
}
