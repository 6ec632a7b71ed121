// Command advisor helps a team decide between Docker Compose and Kubernetes
// for production: it asks what matters, reads what the Compose project shows,
// weighs both and prints a report that a design review can check.
//
// This package is the command line: flags, streams, exit status and the order
// in which the parts are called. It computes nothing itself.
package main

import (
	"os"

	// First, and for its effect: see the package.
	_ "advisor/internal/startup"
)

func main() { os.Exit(run(processEnv())) }
