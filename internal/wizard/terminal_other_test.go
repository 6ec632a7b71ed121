//go:build !unix

package wizard_test

import (
	"os"
	"os/exec"
	"testing"
)

// Where there are no pseudo terminals the tests that need one are skipped
// before they come here.

func ownTerminal(*exec.Cmd) {}

func pollable(_ *testing.T, f *os.File) *os.File { return f }
