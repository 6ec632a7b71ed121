package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
)

// session is the program in a terminal of its own.
type session struct {
	t      *testing.T
	cmd    *exec.Cmd
	tty    *os.File
	slave  *os.File
	before *term.State
	screen vt10x.Terminal
	read   sync.WaitGroup

	mu    sync.Mutex
	raw   []byte // all that the program wrote to the terminal
	shown int    // how much of raw is on the screen
}

// patience is how long a test waits for a screen before it fails.
const patience = time.Minute

// inTerminal starts the program in a terminal of 100 columns and 30 rows.
// Standard output goes to out where it is given. A mute terminal never
// answers what it is asked.
func inTerminal(t *testing.T, mute bool, out *os.File, args ...string) *session {
	t.Helper()
	return start(t, mute, out, nil, args...)
}

// start is inTerminal with variables of the environment; the last one of a
// name counts. An empty home is made where no HOME is given.
func start(t *testing.T, mute bool, out *os.File, env []string, args ...string) *session {
	t.Helper()
	return startCommand(t, mute, out, env, "advisor", args...)
}

func startCommand(t *testing.T, mute bool, out *os.File, env []string, name string, args ...string) *session {
	t.Helper()
	master, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	master = closable(t, master)
	if err := pty.Setsize(master, &pty.Winsize{Rows: 30, Cols: 100}); err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	cmd := exec.Command(name, args...)
	cmd.Dir = home
	cmd.Env = append([]string{"ADVISOR_ALL_QUESTIONS=true", "TERM=xterm-256color", "LANG=C.UTF-8", "HOME=" + home, "PATH=" + os.Getenv("PATH")}, env...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, tty, tty
	if out != nil {
		cmd.Stdout = out
	}
	ownTerminal(cmd)
	s := &session{t: t, cmd: cmd, tty: master, slave: tty}
	if s.before, err = term.GetState(tty.Fd()); err != nil {
		t.Fatal(err)
	}
	var answers io.Writer = master
	if mute {
		answers = io.Discard
	}
	s.screen = vt10x.New(vt10x.WithWriter(answers), vt10x.WithSize(100, 30))
	s.read.Go(func() { s.watch(master) })
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = tty.Close()
		_ = master.Close()
		s.read.Wait()
	})
	return s
}

// watch feeds what the program writes to the emulator, whole characters only:
// it would drop the halves of one.
func (s *session) watch(master *os.File) {
	buf := make([]byte, 4096)
	var left []byte
	for {
		n, err := master.Read(buf)
		s.mu.Lock()
		s.raw = append(s.raw, buf[:n]...)
		s.mu.Unlock()
		left = append(left, buf[:n]...)
		whole := len(left)
		for i := 1; i < utf8.UTFMax && i <= len(left); i++ {
			if b := left[len(left)-i:]; utf8.RuneStart(b[0]) && !utf8.FullRune(b) {
				whole = len(left) - i
			}
		}
		_, _ = s.screen.Write(left[:whole])
		left = append([]byte(nil), left[whole:]...)
		s.mu.Lock()
		s.shown = len(s.raw)
		s.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// wrote is all that the program wrote to the terminal so far.
func (s *session) wrote() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.ReplaceAll(string(s.raw), endMark, "")
}

// sees waits until the screen has the text.
func (s *session) sees(text string) {
	s.t.Helper()
	deadline := time.Now().Add(patience)
	for !strings.Contains(s.screen.String(), text) && !strings.Contains(strings.Join(strings.Fields(s.screen.String()), " "), text) {
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
	s.drained()
	return s.cmd.ProcessState.ExitCode()
}

// endMark changes nothing on a screen. It is written behind everything that the
// program wrote.
const endMark = "\x1b[0m\x1b[0;0m\x1b[0m"

// drained waits until everything that the program wrote has been read: on a busy
// machine that comes after its end.
func (s *session) drained() {
	if _, err := s.slave.WriteString(endMark); err != nil {
		return // the test closed the terminal
	}
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(time.Millisecond) {
		s.mu.Lock()
		all := s.shown == len(s.raw) && bytes.HasSuffix(s.raw, []byte(endMark))
		s.mu.Unlock()
		if all {
			return
		}
	}
}

// restored checks that the terminal is as it was before the program.
func (s *session) restored() {
	s.t.Helper()
	after, err := term.GetState(s.slave.Fd())
	if err != nil {
		s.t.Fatal(err)
	}
	if !reflect.DeepEqual(s.before, after) {
		s.t.Error("the modes of the terminal are not as before")
	}
	s.screen.Lock() // which CursorVisible and Mode do not
	defer s.screen.Unlock()
	if !s.screen.CursorVisible() {
		s.t.Error("the cursor stays hidden")
	}
	if s.screen.Mode()&vt10x.ModeAltScreen != 0 {
		s.t.Error("the alternate screen stays on")
	}
}

// decidedShop is the example project, with the record that lies there.
func decidedShop(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "..", "testdata", "shop"))
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// shop is the example project without a record. It is one folder for all tests,
// since a draft belongs to a folder.
func shop(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(testFolder(), "shop")
	copied.Do(func() {
		if err := os.CopyFS(dir, os.DirFS(decidedShop(t))); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(filepath.Join(dir, "advisor.yaml")); err != nil {
			t.Fatal(err)
		}
	})
	return dir
}

var copied sync.Once

// testFolder is a folder of this run of the tests.
var testFolder = sync.OnceValue(func() string {
	dir, err := os.MkdirTemp("", "advisor-test-")
	if err = errors.Join(err, os.Chmod(dir, 0o755)); err != nil { // another user reads it, too
		panic(err)
	}
	return dir
})
