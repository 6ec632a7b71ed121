package main

import (
	"errors"
	"fmt"
	"os"
	"sync/atomic"

	"advisor/internal/exit"
	"advisor/internal/output"
	"advisor/internal/terminal"
)

// ending is what has to be put away when a run is ended from beside it, by a
// signal or a limit, which may happen at any time.
type ending struct {
	process    env
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
func (e *ending) handleSignals() {
	e.release = terminal.OnSignal(func(word string, status int) {
		e.clear()
		if e.reading.Load() {
			word += ": nothing was written"
		}
		e.process.tell(exit.Message(errors.New(word)))
		os.Exit(status)
	})
}

// watch ends the program when reading takes too long or too much memory. Call
// the returned function when reading is done.
func (e *ending) watch(what string) (done func()) {
	e.reading.Store(true)
	stop := e.process.limits.Watch(e.process.now, func(limit string) { e.exitOnLimit(what, limit) })
	return func() {
		e.reading.Store(false)
		stop()
	}
}

// watchFleet is watch for many projects.
func (e *ending) watchFleet() (done func()) {
	return e.process.limits.WatchMany(func(limit string) { e.exitOnLimit("the projects", limit) })
}

// exitOnLimit ends the process: what reads hostile files cannot be cancelled.
func (e *ending) exitOnLimit(what, limit string) {
	e.clear()
	e.process.tell(exit.Message(fmt.Errorf("reading %s: stopped, it takes %s", what, limit)))
	os.Exit(exit.Limit)
}
