//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"advisor/internal/exit"
)

// fleetTree are n small projects, every tenth of them broken.
func fleetTree(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		text := "services:\n  web: {image: \"nginx:1.29\"}\n"
		if i%10 == 9 {
			text = "services: 3\n"
		}
		project := filepath.Join(dir, fmt.Sprintf("project-%04d", i))
		if err := os.MkdirAll(project, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(project, "compose.yaml"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestProgressInATerminal: it is shown while it runs, and gone at the end.
func TestProgressInATerminal(t *testing.T) {
	t.Parallel()
	dir := fleetTree(t, 200)
	out, err := os.Create(filepath.Join(t.TempDir(), "fleet.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	s := start(t, false, out, []string{"CI="}, "scan", "--recursive", dir)
	s.sees("20 files were read in part; the gaps and problems of their projects say why")
	if status := s.ends(); status != 0 {
		t.Errorf("status %d", status)
	}
	s.restored()
	raw := s.wrote()
	if !strings.Contains(raw, "\rlooking for projects: ") {
		t.Errorf("no progress in %q", raw)
	}
	for _, gone := range []string{"looking for", "scanned"} {
		if strings.Contains(s.screen.String(), gone) {
			t.Errorf("%q is still on the screen:\n%s", gone, s.screen.String())
		}
	}
	if b, _ := os.ReadFile(out.Name()); strings.Count(string(b), "\n") != 200 || strings.Contains(string(b), "\x1b") {
		t.Errorf("%d lines of 200, or with progress in them", strings.Count(string(b), "\n"))
	}
}

// TestProgressBeforeATable: the table stands alone on the screen.
func TestProgressBeforeATable(t *testing.T) {
	t.Parallel()
	s := start(t, false, nil, []string{"CI="}, "scan", "--recursive", fleetTree(t, 12), "--format", "text")
	s.sees("read in part; the gaps and problems of their projects say why")
	if status := s.ends(); status != 0 {
		t.Errorf("status %d", status)
	}
	s.restored()
	if screen := s.screen.String(); !strings.Contains(screen, "Docker Compose or Kubernetes: 12 projects") || strings.Contains(screen, "looking for") {
		t.Errorf("the screen is\n%s", screen)
	}
}

// TestNoProgress: not where nobody watches, or where lines show it already.
func TestNoProgress(t *testing.T) {
	t.Parallel()
	dir := fleetTree(t, 3)
	for name, c := range map[string]struct {
		env  []string
		args []string
		file bool
	}{
		"in CI":                {[]string{"CI=true"}, nil, true},
		"dumb":                 {[]string{"CI=", "TERM=dumb"}, nil, true},
		"for a screen reader":  {[]string{"CI=", "ACCESSIBLE=1"}, nil, true},
		"lines on this screen": {[]string{"CI="}, []string{"--brief"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			var out *os.File
			if c.file {
				out, _ = os.Create(filepath.Join(t.TempDir(), "out"))
				defer out.Close()
			}
			s := start(t, false, out, c.env, append([]string{"scan", "--recursive", dir}, c.args...)...)
			if status := s.ends(); status != 0 {
				t.Errorf("status %d", status)
			}
			if raw := s.wrote(); strings.Contains(raw, "looking for") || strings.Contains(raw, "\x1b") {
				t.Errorf("progress in %q", raw)
			}
		})
	}
}

// TestCancelledFleetLeavesNothing: not the file, and nothing beside it. The
// program waits for a reader that never comes.
func TestCancelledFleetLeavesNothing(t *testing.T) {
	out := t.TempDir()
	cmd := exec.Command("advisor", "scan", "--recursive", fleetTree(t, 60), "-o", "-", "-o", "json="+filepath.Join(out, "fleet.jsonl"), "-o", "csv="+filepath.Join(out, "fleet.csv"))
	unread, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer unread.Close()
	var stderr strings.Builder
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(patience, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	deadline := time.Now().Add(patience)
	for begun := false; !begun && time.Now().Before(deadline); time.Sleep(time.Millisecond) {
		left, _ := filepath.Glob(filepath.Join(out, ".advisor-*"))
		for _, name := range left {
			info, err := os.Stat(name)
			begun = begun || err == nil && info.Size() > 0
		}
	}
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // its status is what counts
	if status := cmd.ProcessState.ExitCode(); status != exit.Cancelled || stderr.String() != "advisor: cancelled\n" {
		t.Errorf("status %d, %q", status, stderr.String())
	}
	if left, _ := os.ReadDir(out); len(left) != 0 {
		t.Errorf("%v is left", left)
	}
}
