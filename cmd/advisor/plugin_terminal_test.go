//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"advisor/internal/exit"
)

// TestPluginInTerminal: the wizard runs below docker as it does alone, and what
// ends it is docker's exit status too.
func TestPluginInTerminal(t *testing.T) {
	t.Parallel()
	if dockerClient() == 0 {
		t.Skip("no docker client here; scripts/shells installs one")
	}
	program, err := exec.LookPath("docker-advisor")
	if err != nil {
		t.Fatal(err)
	}
	config := t.TempDir()
	plugins := filepath.Join(config, "cli-plugins")
	if err := os.Mkdir(plugins, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(program, filepath.Join(plugins, "docker-advisor")); err != nil {
		t.Fatal(err)
	}
	s := startCommand(t, false, nil, []string{"DOCKER_CONFIG=" + config}, "docker", "advisor", "--no-scan")
	s.sees("Docker Compose or Kubernetes for production?")
	s.types("\r")
	s.sees("1 of")
	s.types("\x03")
	if got := s.ends(); got != exit.Cancelled {
		t.Errorf("exit %d, want %d", got, exit.Cancelled)
	}
	s.sees("cancelled: nothing was written")
	s.restored()
}
