package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// dockerClient is the version of a real client, 0 where there is none: podman's
// stand-in knows no plug-ins.
func dockerClient() int {
	out, err := exec.Command("docker", "--version").Output()
	version, ok := strings.CutPrefix(string(out), "Docker version ")
	if err != nil || !ok {
		return 0
	}
	major, _, _ := strings.Cut(version, ".")
	n, err := strconv.Atoi(major)
	if err != nil {
		return 0
	}
	return n
}

// TestCommandNames: each command that help names is known to hints and to
// called.
func TestCommandNames(t *testing.T) {
	root := allCommands()
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if !c.Hidden && !slices.Contains(commandNames(), c.Name()) {
			t.Errorf("commandNames has no %s", c.Name())
		}
	}
}

// installPlugin puts the program where docker looks for plug-ins: plugin DIR.
func installPlugin(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: plugin DIR")
	}
	program, err := exec.LookPath("docker-advisor")
	ts.Check(err)
	ts.Check(os.Symlink(program, filepath.Join(ts.MkAbs(args[0]), "docker-advisor")))
}
