package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// The limits of reading a project. Honest projects need a tenth of a second
// and 40 MiB; libraries that read hostile ones cannot be cancelled, so the
// process ends.
const (
	scanTime   = 4 * time.Second
	scanMemory = 700 << 20 // bytes, all that the runtime has mapped
	watchEvery = 20 * time.Millisecond
)

// gcPercent trades memory for time: a run is short and its heap is small.
const gcPercent = 400

// watch ends the program with status 4 and one line when reading takes too
// long or too much memory. Call the returned function when reading is done.
func (a *app) watch(what string) (done func()) {
	debug.SetGCPercent(gcPercent)
	stop := make(chan struct{})
	go func() {
		start := a.now()
		tick := time.NewTicker(watchEvery)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				return
			case <-tick.C:
			}
			switch {
			case a.now().Sub(start) > scanTime:
				a.tooMuch(what, fmt.Sprintf("more than %v", scanTime))
			case mapped() > scanMemory:
				a.tooMuch(what, fmt.Sprintf("more than %d MiB", scanMemory>>20))
			}
		}
	}()
	return func() { close(stop) }
}

func (a *app) tooMuch(what, limit string) {
	a.tell(message(fmt.Errorf("reading %s: stopped, it takes %s", what, limit)))
	os.Exit(exitLimit)
}

func mapped() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}
