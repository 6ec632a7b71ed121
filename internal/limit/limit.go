// Package limit watches what reading takes: time and memory. The parsers of
// what is read cannot be cancelled, so what to do about it is the caller's.
package limit

import (
	"fmt"
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// Limits are what reading a project may take; the zero value is Default.
type Limits struct {
	Time   time.Duration
	Memory uint64        // bytes, all that the runtime has mapped
	Every  time.Duration // how often it is looked at
	Begun  func()        // is called when reading begins, for tests; often nil
}

// Default are the limits of every run. Honest projects need a tenth of a
// second and 40 MiB.
func Default() Limits {
	return Limits{Time: 4 * time.Second, Memory: 700 << 20, Every: 20 * time.Millisecond}
}

// None are limits that no run reaches, for tests that run the program within their
// own process.
func None() Limits {
	return Limits{Time: 24 * time.Hour, Memory: math.MaxUint64, Every: time.Minute}
}

// orDefault is Default for the zero value.
func (l Limits) orDefault() Limits {
	if l.Every != 0 {
		return l
	}
	usual := Default()
	usual.Begun = l.Begun
	return usual
}

// gcPercent trades memory for time: a run is short and its heap is small.
const gcPercent = 400

// softMemory is from where on the memory of many projects is tidied up more
// often, in bytes. Large Dockerfiles are read one after the other, so that what
// is in use stays well below it, and the process below 512 MiB, which is what a
// container for such a job usually has.
const softMemory = 256 << 20

// Watch calls exceeded, with the limit in words, when what follows takes too
// long or too much memory. Call done when it is over.
func (l Limits) Watch(now func() time.Time, exceeded func(limit string)) (done func()) {
	debug.SetGCPercent(gcPercent)
	most := l.orDefault()
	if most.Begun != nil {
		most.Begun()
	}
	start := now()
	return every(most.Every, func() {
		switch {
		case now().Sub(start) > most.Time:
			exceeded(fmt.Sprintf("more than %v", most.Time))
		case mapped() > most.Memory:
			exceeded(fmt.Sprintf("more than %d MiB", most.Memory>>20))
		}
	})
}

// WatchMany calls exceeded when reading many projects at once takes too much
// memory. The more processors, the more projects are read at once. Without limits
// nothing is watched.
func (l Limits) WatchMany(exceeded func(limit string)) (done func()) {
	debug.SetGCPercent(gcPercent)
	most := l.orDefault()
	if most.Memory == math.MaxUint64 {
		return func() {}
	}
	memory := most.Memory + uint64(runtime.GOMAXPROCS(0))<<26
	before := debug.SetMemoryLimit(-1)
	if softMemory < before { // GOMEMLIMIT may ask for less
		debug.SetMemoryLimit(softMemory)
	}
	stop := every(most.Every, func() {
		if mapped() > memory {
			exceeded(fmt.Sprintf("more than %d MiB", memory>>20))
		}
	})
	return func() {
		stop()
		debug.SetMemoryLimit(before) // of a process that does something else after it
	}
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

func mapped() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}
