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

// TestInvoked: what docker says before the plug-in's name is not for us, and
// nothing else is lost.
func TestInvoked(t *testing.T) {
	tests := []struct{ program, args, name, want string }{
		{"advisor", "advisor scan", "advisor", "advisor scan"},
		{"/usr/libexec/docker/cli-plugins/docker-advisor", "advisor scan -f x", "docker advisor", "scan -f x"},
		{"docker-advisor.exe", "advisor", "docker advisor", ""},
		{"docker-advisor", "--context advisor -D --host=unix:///x -l info advisor -- --hosts", "docker advisor", "-- --hosts"},
		{"docker-advisor", "advisor advisor", "docker advisor", "advisor"},
		{"docker-advisor", "help advisor scan", "docker advisor", "help scan"},
		{"docker-advisor", "--help advisor", "docker advisor", "--help"},
		{"docker-advisor", "__complete advisor sc", "docker advisor", "__complete sc"},
		{"docker-advisor", "__completeNoDesc advisor list ", "docker advisor", "__completeNoDesc list "},
		{"docker-advisor", "docker-cli-plugin-metadata", "docker advisor", "docker-cli-plugin-metadata"},
		// Called directly: nothing is taken out.
		{"docker-advisor", "scan advisor", "docker advisor", "scan advisor"},
		{"docker-advisor", "--hosts 2 --ask never", "docker advisor", "--hosts 2 --ask never"},
		{"docker-advisor", "-- advisor", "docker advisor", "-- advisor"},
		{"docker-advisor", "", "docker advisor", ""},
		{"docker-advisor", "--config", "docker advisor", "--config"},
		// Under another name, as the client allows.
		{"docker-decide", "decide list rules", "docker decide", "list rules"},
		// No name of a plug-in.
		{"docker-advisor-v1", "advisor scan", "advisor", "advisor scan"},
		{"", "scan", "advisor", "scan"},
	}
	for _, x := range tests {
		name, args := invoked(x.program, strings.Fields(x.args))
		if got := strings.Join(args, " "); name != x.name || got != strings.Join(strings.Fields(x.want), " ") {
			t.Errorf("%s %s: got %q and %q, want %q and %q", x.program, x.args, name, got, x.name, x.want)
		}
	}
}

// TestCalled: commands in a text are written as the program was called, and the
// program's name elsewhere stays.
func TestCalled(t *testing.T) {
	a := &app{name: "docker advisor"}
	for in, want := range map[string]string{
		"  advisor      scan, ask\n":          "  docker advisor      scan, ask\n",
		"(see advisor --help)":                "(see docker advisor --help)",
		"docker advisor scan [flags]":         "docker advisor scan [flags]",
		"advisor: advisor schema model":       "advisor: docker advisor schema model",
		"advisor helps a team; advisor.yaml":  "advisor helps a team; advisor.yaml",
		"no report of advisor; make one with": "no report of advisor; make one with",
	} {
		if got := a.called(in); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	a.name = programName
	if got := a.called("  advisor -f x"); got != "  advisor -f x" {
		t.Errorf("got %q", got)
	}
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
