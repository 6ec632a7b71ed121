// Package early makes the terminal a dumb one while the packages of the program
// are initialised, so that no library asks it anything. It imports nothing but the
// standard library, on purpose: see package startup.
package early

import "os"

var term, there = os.LookupEnv("TERM") //nolint:forbidigo // before cmd/advisor begins

func init() { _ = os.Setenv("TERM", "dumb") } // where that fails, the terminal is asked

// Restore gives the terminal its name back.
func Restore() {
	if there {
		_ = os.Setenv("TERM", term) // it was set before
		return
	}
	_ = os.Unsetenv("TERM") // as above
}
