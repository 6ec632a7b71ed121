package compose

import (
	"runtime/debug"
	"testing"
)

// TestMain lets the tests collect as little garbage as the program does.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	m.Run()
}
