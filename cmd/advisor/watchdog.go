package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// limits are what reading a project may take; the zero value is readingLimits.
type limits struct {
	time   time.Duration
	memory uint64        // bytes, all that the runtime has mapped
	every  time.Duration // how often it is looked at
	begun  func()        // is called when reading begins, for tests; often nil
}

// readingLimits are those of every run. Honest projects need a tenth of a
// second and 40 MiB; libraries that read hostile ones cannot be cancelled, so
// the process ends.
func readingLimits() limits {
	return limits{time: 4 * time.Second, memory: 700 << 20, every: 20 * time.Millisecond}
}

// gcPercent trades memory for time: a run is short and its heap is small.
const gcPercent = 400

// watch ends the program with status 4 and one line when reading takes too
// long or too much memory. Call the returned function when reading is done.
func (a *app) watch(what string) (done func()) {
	debug.SetGCPercent(gcPercent)
	a.reading.Store(true)
	if a.limits.every == 0 {
		begun := a.limits.begun
		a.limits = readingLimits()
		a.limits.begun = begun
	}
	if a.limits.begun != nil {
		a.limits.begun()
	}
	start := a.now()
	stop := make(chan struct{})
	go func() {
		tick := time.NewTicker(a.limits.every)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				return
			case <-tick.C:
			}
			switch {
			case a.now().Sub(start) > a.limits.time:
				a.tooMuch(what, fmt.Sprintf("more than %v", a.limits.time))
			case mapped() > a.limits.memory:
				a.tooMuch(what, fmt.Sprintf("more than %d MiB", a.limits.memory>>20))
			}
		}
	}()
	return func() {
		a.reading.Store(false)
		close(stop)
	}
}

func (a *app) tooMuch(what, limit string) {
	a.onScreen.Load().clear()
	a.unfinished.Load().drop()
	a.tell(message(fmt.Errorf("reading %s: stopped, it takes %s", what, limit)))
	os.Exit(exitLimit)
}

func mapped() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}
