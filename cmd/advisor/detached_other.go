//go:build !linux

package main

import "os"

// detached is not known on this system.
func detached(*os.File) bool { return false }
