//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"advisor/internal/exit"
	"advisor/internal/limit"
)

// mainLimited is the program with next to no time, or next to no memory: what
// the variable LIMIT says.
func mainLimited() {
	e := processEnv()
	e.limits = limit.Default()
	e.limits.Every = time.Microsecond
	if os.Getenv("LIMIT") == "memory" {
		e.limits.Memory = 1 << 20
	} else {
		e.limits.Time = time.Microsecond
	}
	os.Exit(run(e))
}

// writeManyServices makes a project that is within all caps, and takes long
// enough to be met in the middle.
func writeManyServices(t *testing.T, dir string, services int) {
	t.Helper()
	var b strings.Builder
	b.WriteString("services:\n")
	for i := range services {
		fmt.Fprintf(&b, "  service-%d: {image: nginx, privileged: true, ports: [\"%d:80\"], environment: [PASSWORD=x], volumes: [\"./data-%d:/data\"]}\n", i, 8000+i, i)
	}
	if err := os.WriteFile(filepath.Join(dir, "compose.yaml"), []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestLimits: reading that takes too long or too much memory ends with status
// 4 and one line, and nothing that looks like a report: the old one stays.
func TestLimits(t *testing.T) {
	project := t.TempDir()
	writeManyServices(t, project, 900)
	for limit, says := range map[string]string{"time": "it takes more than 1µs", "memory": "it takes more than 1 MiB"} {
		for _, command := range [][]string{{"scan"}, {"--ask", "never", "--hosts", "1"}, {"scan", "--format", "json"}} {
			report := filepath.Join(project, "report")
			if err := os.WriteFile(report, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
			for _, output := range []string{"-", report} {
				cmd := exec.Command("advisor-limited", append(command, "-o", output)...)
				cmd.Dir = project
				cmd.Env = append(os.Environ(), "LIMIT="+limit)
				var stderr strings.Builder
				cmd.Stderr = &stderr
				stdout, _ := cmd.Output() // the status is looked at below
				if got := cmd.ProcessState.ExitCode(); got != exit.Limit {
					t.Errorf("%s %v: exit %d, want %d", limit, command, got, exit.Limit)
				}
				checkRefusal(t, string(stdout), stderr.String())
				if !strings.Contains(stderr.String(), says) {
					t.Errorf("%s %v: %s", limit, command, &stderr)
				}
			}
			if got, err := os.ReadFile(report); string(got) != "old" || err != nil {
				t.Errorf("%s %v: the old report is %q, %v", limit, command, got, err)
			}
		}
	}
}
