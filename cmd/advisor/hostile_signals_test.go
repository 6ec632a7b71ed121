//go:build unix

package main

import (
	"bufio"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"advisor/internal/exit"
)

// mainHeld is the program on a project that never comes to its end: it says
// so on standard error, and waits.
func mainHeld() {
	e := processEnv()
	e.limits.Begun = func() {
		_, _ = os.Stderr.WriteString("held\n")
		select {}
	}
	os.Exit(run(e))
}

// held starts the program and waits until it reads; rest is what it says then.
func held(t *testing.T, dir, name string, args ...string) (cmd *exec.Cmd, rest *bufio.Reader) {
	t.Helper()
	cmd = exec.Command(name, args...)
	cmd.Dir = dir
	stderr, err := cmd.StderrPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	rest = bufio.NewReader(stderr)
	if line, err := rest.ReadString('\n'); line != "held\n" {
		t.Fatalf("%q, %v", line, err)
	}
	return cmd, rest
}

// E05, E06: a signal while a project is read: its status, one line, the old
// report and nothing beside it.
func TestSignalWhileReading(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		signal syscall.Signal
		want   int
		word   string
	}{
		{syscall.SIGINT, exit.Cancelled, "cancelled"},
		{syscall.SIGTERM, exit.Terminated, "terminated"},
		{syscall.SIGHUP, exit.Hangup, "the terminal was closed"},
		{syscall.SIGQUIT, exit.Quit, "told to quit"},
	} {
		for _, args := range [][]string{{"scan", "-o", "report.md"}, {"--ask", "never", "-o", "report.md", "--save", "advisor.yaml"}} {
			dir := t.TempDir()
			report := filepath.Join(dir, "report.md")
			if err := os.WriteFile(report, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
			cmd, rest := held(t, dir, "advisor-held", append(args, shop(t))...)
			if err := cmd.Process.Signal(c.signal); err != nil {
				t.Fatal(err)
			}
			line, _ := rest.ReadString(0)
			if want := "advisor: " + c.word + ": nothing was written\n"; line != want {
				t.Errorf("%v: %q, want %q", c.signal, line, want)
			}
			if _ = cmd.Wait(); cmd.ProcessState.ExitCode() != c.want {
				t.Errorf("%v: exit %d, want %d", c.signal, cmd.ProcessState.ExitCode(), c.want)
			}
			if got, err := os.ReadFile(report); string(got) != "old" || err != nil {
				t.Errorf("%v: the report is %q, %v", c.signal, got, err)
			}
			if found, _ := os.ReadDir(dir); len(found) != 1 {
				t.Errorf("%v: %d files are there", c.signal, len(found))
			}
		}
	}
}

// What nohup and a shell's background jobs ignore stays ignored.
func TestIgnoredSignalsStayIgnored(t *testing.T) {
	t.Parallel()
	cmd, rest := held(t, "", "sh", "-c", `trap "" HUP INT; exec advisor-held scan "$0"`, shop(t))
	for _, s := range []syscall.Signal{syscall.SIGHUP, syscall.SIGINT, syscall.SIGTERM} {
		if err := cmd.Process.Signal(s); err != nil {
			t.Fatal(err)
		}
	}
	line, _ := rest.ReadString(0)
	if _ = cmd.Wait(); cmd.ProcessState.ExitCode() != exit.Terminated || !strings.Contains(line, "terminated") {
		t.Errorf("exit %d: %s", cmd.ProcessState.ExitCode(), line)
	}
}

// E17: an interrupt, or two, at any point of a run that writes a large report:
// the report is the old one or the new one, whole, and the next run leaves
// nothing beside it.
func TestInterruptWhileWriting(t *testing.T) {
	project, dir := t.TempDir(), t.TempDir()
	writeManyServices(t, project, 300)
	report := filepath.Join(dir, "report.json")
	start := time.Now()
	write := func() *exec.Cmd { return exec.Command("advisor", "scan", "-o", "json="+report, project) }
	if out, err := write().CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	long := time.Since(start)
	whole, err := os.ReadFile(report)
	if err != nil || len(whole) < 1<<20 {
		t.Fatalf("%d bytes, %v", len(whole), err)
	}
	const interrupts = 12
	random := rand.New(rand.NewPCG(17, 17))
	stopped := 0
	for i := range interrupts {
		cmd := write()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Int64N(int64(long))))
		_ = cmd.Process.Signal(syscall.SIGINT)
		if i%2 == 0 {
			_ = cmd.Process.Signal(syscall.SIGINT)
		}
		_ = cmd.Wait() // how it ended is looked at below
		state := cmd.ProcessState.Sys().(syscall.WaitStatus)
		if killed := state.Signaled() && state.Signal() == syscall.SIGINT; !killed && state.ExitStatus() != exit.Cancelled && state.ExitStatus() != exit.Done {
			t.Errorf("run %d: %v", i, cmd.ProcessState)
		}
		if state.Signaled() || state.ExitStatus() == exit.Cancelled {
			stopped++
		}
		if got, err := os.ReadFile(report); err != nil || string(got) != string(whole) {
			t.Fatalf("run %d: %d bytes of %d, %v", i, len(got), len(whole), err)
		}
	}
	if out, err := write().CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if found, _ := os.ReadDir(dir); len(found) != 1 {
		t.Errorf("%d files are there after the last run", len(found))
	}
	t.Logf("%d of %d runs were stopped", stopped, interrupts)
}
