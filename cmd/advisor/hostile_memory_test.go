//go:build unix

package main

import "runtime"

// memoryKiB is the largest memory of a process in KiB, which systems count in
// units of their own.
func memoryKiB(maxrss int64) int64 {
	if runtime.GOOS == "darwin" {
		return maxrss >> 10
	}
	return maxrss
}
