package main

import (
	"errors"
	"fmt"
	"os"
	"sync/atomic"

	"advisor/internal/exit"
	"advisor/internal/limit"
	"advisor/internal/output"
	"advisor/internal/terminal"
)

// ending is what has to be put away when a run is ended from beside it, by a
// signal or a limit, which may happen at any time.
type ending struct {
	release    func()      // stops handling signals
	reading    atomic.Bool // nothing is written yet
	onScreen   atomic.Pointer[terminal.Progress]
	unfinished atomic.Pointer[output.Many]
}

func (e *ending) clear() {
	e.onScreen.Load().Clear()
	e.unfinished.Load().Drop()
}

// handleSignals ends the program with one line and the signal's status. During
// a conversation the wizard handles signals, since it has a terminal to restore.
func (a *app) handleSignals() {
	a.release = terminal.OnSignal(func(word string, status int) {
		a.clear()
		if a.reading.Load() {
			word += ": nothing was written"
		}
		a.tell(exit.Message(errors.New(word)))
		os.Exit(status)
	})
}

// watch ends the program when reading takes too long or too much memory. Call
// the returned function when reading is done.
func (a *app) watch(what string) (done func()) {
	a.reading.Store(true)
	stop := a.limits.Watch(a.now, func(limit string) { a.exitOnLimit(what, limit) })
	return func() {
		a.reading.Store(false)
		stop()
	}
}

// watchFleet is watch for many projects.
func (a *app) watchFleet() (done func()) {
	return limit.WatchMany(func(limit string) { a.exitOnLimit("the projects", limit) })
}

// exitOnLimit ends the process: what reads hostile files cannot be cancelled.
func (a *app) exitOnLimit(what, limit string) {
	a.clear()
	a.tell(exit.Message(fmt.Errorf("reading %s: stopped, it takes %s", what, limit)))
	os.Exit(exit.Limit)
}
