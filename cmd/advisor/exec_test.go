package main

import (
	"errors"
	"os/exec"
	"strconv"
)

// exitStatus is the status of a command that failed.
func exitStatus(err error) string {
	var e *exec.ExitError
	if errors.As(err, &e) {
		return strconv.Itoa(e.ExitCode())
	}
	return err.Error()
}
