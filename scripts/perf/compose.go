//go:build tools

package main

// Docker Compose is a Go module and is built from here, to be measured beside
// the program.
import _ "github.com/docker/compose/v5/cmd"
