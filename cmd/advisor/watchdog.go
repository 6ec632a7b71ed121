package main

import (
	"fmt"
	"os"
	"runtime"
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

// orUsual is readingLimits for the zero value.
func (l limits) orUsual() limits {
	if l.every != 0 {
		return l
	}
	usual := readingLimits()
	usual.begun = l.begun
	return usual
}

// gcPercent trades memory for time: a run is short and its heap is small.
const gcPercent = 400

// watch ends the program with status 4 and one line when reading takes too
// long or too much memory. Call the returned function when reading is done.
func (a *app) watch(what string) (done func()) {
	debug.SetGCPercent(gcPercent)
	a.reading.Store(true)
	most := a.limits.orUsual()
	if most.begun != nil {
		most.begun()
	}
	start := a.now()
	stop := every(most.every, func() {
		switch {
		case a.now().Sub(start) > most.time:
			a.tooMuch(what, fmt.Sprintf("more than %v", most.time))
		case mapped() > most.memory:
			a.tooMuch(what, fmt.Sprintf("more than %d MiB", most.memory>>20))
		}
	})
	return func() {
		a.reading.Store(false)
		stop()
	}
}

// watchFleet ends the program with status 4 and one line when reading many
// projects takes too much memory. The more processors, the more projects are
// read at once.
func (a *app) watchFleet() (done func()) {
	most := readingLimits()
	memory := most.memory + uint64(runtime.GOMAXPROCS(0))<<26
	if soft := int64(memory / 2); soft < debug.SetMemoryLimit(-1) { // GOMEMLIMIT may ask for less
		debug.SetMemoryLimit(soft)
	}
	return every(most.every, func() {
		if mapped() > memory {
			a.tooMuch("the projects", fmt.Sprintf("more than %d MiB", memory>>20))
		}
	})
}

// every calls look again and again, beside the work, until done is called.
func every(pause time.Duration, look func()) (done func()) {
	stop := make(chan struct{})
	go func() {
		tick := time.NewTicker(pause)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				return
			case <-tick.C:
				look()
			}
		}
	}()
	return func() { close(stop) }
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
