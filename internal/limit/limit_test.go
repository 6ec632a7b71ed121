package limit

import (
	"runtime/debug"
	"testing"
)

// TestWatchManyEndsWithIt: the memory that many projects are read in is tidied up more
// often while they are read, and as before when that is over.
func TestWatchManyEndsWithIt(t *testing.T) {
	before := debug.SetMemoryLimit(-1)
	done := Default().WatchMany(func(string) { t.Error("exceeded") })
	if got := debug.SetMemoryLimit(-1); got != min(before, softMemory) {
		t.Errorf("%d bytes meanwhile", got)
	}
	done()
	if got := debug.SetMemoryLimit(-1); got != before {
		t.Errorf("%d bytes after it, %d before", got, before)
	}
	None().WatchMany(func(string) { t.Error("exceeded") })
	if got := debug.SetMemoryLimit(-1); got != before {
		t.Errorf("%d bytes without limits, %d before", got, before)
	}
}
