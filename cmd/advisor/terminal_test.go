package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/google/go-cmp/cmp"
	"github.com/hinshun/vt10x"
)

// session is the program in a terminal of its own.
type session struct {
	t      *testing.T
	cmd    *exec.Cmd
	tty    *os.File
	screen vt10x.Terminal
	read   sync.WaitGroup
}

// patience is how long a test waits for a screen before it fails.
const patience = 20 * time.Second

// inTerminal starts the program in a terminal of 100 columns and 30 rows.
// Standard output goes to out where it is given. A mute terminal never
// answers what it is asked.
func inTerminal(t *testing.T, mute bool, out *os.File, args ...string) *session {
	t.Helper()
	master, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	if err := pty.Setsize(master, &pty.Winsize{Rows: 30, Cols: 100}); err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	cmd := exec.Command("advisor", args...)
	cmd.Dir = home
	cmd.Env = []string{"TERM=xterm-256color", "LANG=C.UTF-8", "HOME=" + home, "PATH=" + os.Getenv("PATH")}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, tty, tty
	if out != nil {
		cmd.Stdout = out
	}
	s := &session{t: t, cmd: cmd, tty: tty}
	var answers io.Writer = master
	if mute {
		answers = io.Discard
	}
	s.screen = vt10x.New(vt10x.WithWriter(answers), vt10x.WithSize(100, 30))
	s.read.Go(func() {
		buf := make([]byte, 4096)
		for {
			n, err := master.Read(buf)
			_, _ = s.screen.Write(buf[:n])
			if err != nil {
				return
			}
		}
	})
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = tty.Close()
		_ = master.Close()
		s.read.Wait()
	})
	s.tty = master
	return s
}

// sees waits until the screen has the text.
func (s *session) sees(text string) {
	s.t.Helper()
	deadline := time.Now().Add(patience)
	for !strings.Contains(s.screen.String(), text) {
		if time.Now().After(deadline) {
			s.t.Fatalf("the screen never showed %q:\n%s", text, s.screen.String())
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func (s *session) types(keys string) {
	s.t.Helper()
	if _, err := s.tty.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

// ends waits for the end and gives the exit status.
func (s *session) ends() int {
	s.t.Helper()
	timer := time.AfterFunc(patience, func() { _ = s.cmd.Process.Kill() })
	defer timer.Stop()
	err := s.cmd.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		s.t.Fatal(err)
	}
	return s.cmd.ProcessState.ExitCode()
}

// A library asks the terminal for its colours when the program starts and
// waits five seconds for an answer; the program must not let it. The best of
// some runs counts, since the machine may be busy.
func TestVersionOnAMuteTerminal(t *testing.T) {
	best := time.Hour
	for range 5 {
		start := time.Now()
		s := inTerminal(t, true, nil, "version")
		if got := s.ends(); got != exitDone {
			t.Fatalf("exit %d", got)
		}
		best = min(best, time.Since(start))
	}
	t.Logf("advisor version took %v", best)
	if best > 300*time.Millisecond {
		t.Errorf("advisor version took %v on a terminal that does not answer", best)
	}
}

func TestCtrlCAtTheWizard(t *testing.T) {
	s := inTerminal(t, false, nil, "--no-scan")
	s.sees("advisor")
	s.types("\r")
	s.sees("1 of")
	s.types("\x03")
	if got := s.ends(); got != exitCancelled {
		t.Errorf("exit %d, want %d", got, exitCancelled)
	}
	s.sees("cancelled: nothing was written")
	if !s.screen.CursorVisible() {
		t.Error("the cursor stays hidden")
	}
	if mode := s.screen.Mode(); mode&vt10x.ModeAltScreen != 0 {
		t.Error("the alternate screen stays on")
	}
}

// The wizard draws on standard error when standard output is a file, and the
// file has the report only.
func TestWizardWithARedirectedReport(t *testing.T) {
	out, err := os.Create(filepath.Join(t.TempDir(), "review.md"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	shop, err := filepath.Abs(filepath.Join("..", "..", "testdata", "shop"))
	if err != nil {
		t.Fatal(err)
	}
	s := inTerminal(t, false, out, "--hosts", "1", "--host-failure", "by-hand", "--format", "markdown", shop)
	s.sees("shop")
	for range 40 {
		if s.cmd.ProcessState != nil || done(out) {
			break
		}
		s.types("\r")
		time.Sleep(50 * time.Millisecond)
	}
	if got := s.ends(); got != exitDone {
		t.Fatalf("exit %d:\n%s", got, s.screen.String())
	}
	body, err := os.ReadFile(out.Name())
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(body), "---\n") || strings.Contains(string(body), "\x1b") {
		t.Errorf("the file is not the clean report:\n%.400s", body)
	}
	// The answers were saved, and the command that is printed gives the same
	// bytes.
	s.sees("the same again, for CI: advisor --answers advisor.yaml --ask never")
	again := runProgram(t, exitDone, "--answers", filepath.Join(s.cmd.Dir, "advisor.yaml"), "--ask", "never", "--format", "markdown", shop)
	if diff := cmp.Diff(string(body), again); diff != "" {
		t.Errorf("the run from the record is another report (-wizard +record):\n%s", diff)
	}
}

func done(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Size() > 0
}

// Plain lines: the same questions without a single escape byte.
func TestPlainLinesInADumbTerminal(t *testing.T) {
	out, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	s := inTerminal(t, false, out, "--no-scan", "--accessible")
	s.sees("Question 1 of")
	s.types("q\r")
	if got := s.ends(); got != exitCancelled {
		t.Errorf("exit %d, want %d", got, exitCancelled)
	}
}
