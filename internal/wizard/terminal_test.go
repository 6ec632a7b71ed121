package wizard_test

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"reflect"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
)

// patience is how long a frame may take before a test gives up. It measures
// nothing: a test waits for what it wants to see and goes on at once.
const patience = time.Minute

// terminal is a real terminal with the program in it.
type terminal struct {
	t        *testing.T
	cmd      *exec.Cmd
	pty, tty *os.File
	vt       vt10x.Terminal
	before   *term.State
	stdout   bytes.Buffer
	exited   chan struct{}

	mu   sync.Mutex
	news *sync.Cond
	raw  []byte // all that the program wrote to the terminal
	gone bool   // the program has ended and all that it wrote has been seen
}

// open starts the program in a terminal of that size.
func open(t *testing.T, cols, rows int, env ...string) *terminal {
	t.Helper()
	p, s, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo terminal here: %v", err)
	}
	x := &terminal{t: t, pty: pollable(t, p), tty: s, exited: make(chan struct{})}
	x.news = sync.NewCond(&x.mu)
	// The emulator's answers go nowhere: a program that asks the terminal
	// anything gets no answer.
	x.vt = vt10x.New(vt10x.WithSize(cols, rows), vt10x.WithWriter(io.Discard))
	x.size(cols, rows)
	if x.before, err = term.GetState(s.Fd()); err != nil {
		t.Fatal(err)
	}
	x.cmd = exec.Command(os.Args[0])
	x.cmd.Env = append([]string{"ASK_PROGRAM=1", "TERM=xterm-256color", "PATH=" + os.Getenv("PATH")}, env...)
	x.cmd.Stdin, x.cmd.Stderr, x.cmd.Stdout = s, s, &x.stdout
	ownTerminal(x.cmd)
	if err := x.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go x.watch()
	go func() {
		x.cmd.Wait()
		close(x.exited)
	}()
	t.Cleanup(x.close)
	return x
}

// watch feeds what the program writes to the emulator.
func (x *terminal) watch() {
	buf := make([]byte, 64<<10)
	var left []byte // the beginning of a character whose end has not arrived: the emulator would drop it
	for {
		n, err := x.pty.Read(buf)
		x.mu.Lock()
		if n > 0 {
			x.raw = append(x.raw, buf[:n]...)
			left = append(left, buf[:n]...)
			whole := len(left)
			for i := 1; i < utf8.UTFMax && i <= len(left); i++ {
				if b := left[len(left)-i:]; utf8.RuneStart(b[0]) && !utf8.FullRune(b) {
					whole = len(left) - i
				}
			}
			x.vt.Write(left[:whole])
			left = append([]byte(nil), left[whole:]...)
		}
		x.gone = x.gone || err != nil
		x.news.Broadcast()
		x.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func (x *terminal) close() {
	select {
	case <-x.exited:
	default:
		x.cmd.Process.Kill()
		<-x.exited
	}
	x.tty.Close()
	x.pty.Close()
}

// size changes the size of the window.
func (x *terminal) size(cols, rows int) {
	x.mu.Lock()
	x.vt.Resize(cols, rows)
	x.mu.Unlock()
	if err := pty.Setsize(x.tty, &pty.Winsize{Rows: uint16(rows), Cols: uint16(cols)}); err != nil {
		x.t.Fatal(err)
	}
}

// frame is what is on the screen, without spaces at the ends of its lines.
func (x *terminal) frame() string {
	lines := strings.Split(x.vt.String(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// frameEnd is what the library writes after each frame.
var frameEnd = regexp.MustCompile(`\x1b\[\d+;H$`)

// until waits for a frame, drawn to its end, that satisfies want.
func (x *terminal) until(what string, want func(frame string) bool) string {
	x.t.Helper()
	return x.await(what, want, func() bool { return frameEnd.Match(x.raw) })
}

func (x *terminal) await(what string, want func(frame string) bool, whole func() bool) string {
	x.t.Helper()
	deadline := time.AfterFunc(patience, func() {
		x.mu.Lock()
		x.gone = true
		x.news.Broadcast()
		x.mu.Unlock()
	})
	defer deadline.Stop()
	x.mu.Lock()
	defer x.mu.Unlock()
	for {
		f := x.frame()
		if (x.gone || whole()) && want(f) {
			return f
		}
		if x.gone {
			x.t.Fatalf("never saw %s; the screen is:\n%s", what, f)
		}
		x.news.Wait()
	}
}

// sees waits for all of the texts to be on the screen, in one line or broken
// into several.
func (x *terminal) sees(texts ...string) string {
	x.t.Helper()
	return x.until(strings.Join(texts, " and "), func(f string) bool {
		running := strings.Join(strings.Fields(f), " ")
		for _, s := range texts {
			if !strings.Contains(f, s) && !strings.Contains(running, s) {
				return false
			}
		}
		return true
	})
}

// line waits for a text in the output of a program that draws no frames.
func (x *terminal) line(text string) {
	x.t.Helper()
	x.await(text, func(f string) bool { return strings.Contains(f, text) }, func() bool { return true })
}

// settle waits until all keys so far have been worked off: it has the screen
// cleared by one more key and waits for that.
func (x *terminal) settle() {
	x.t.Helper()
	count := func() int { return bytes.Count(x.raw, []byte("\x1b[2J")) } // and a whole frame after it, see until
	x.mu.Lock()
	n := count()
	x.mu.Unlock()
	x.press("\x0c")
	x.until("the screen cleared", func(string) bool { return count() > n })
}

// sent are the bytes of a key.
var sent = map[string]string{
	"enter": "\r", "esc": "\x1b", "up": "\x1b[A", "down": "\x1b[B", "home": "\x1b[H", "end": "\x1b[F",
	"shift+tab": "\x1b[Z", "tab": "\t", "f1": "\x1bOP", "backspace": "\x7f", "ctrl+c": "\x03", "ctrl+d": "\x04",
	"ctrl+s": "\x13", "ctrl+z": "\x1a", "space": " ",
}

// press sends keys without waiting for what they do.
func (x *terminal) press(keys ...string) {
	x.t.Helper()
	for _, k := range keys {
		b, ok := sent[k]
		if !ok {
			b = k
		}
		if _, err := x.pty.WriteString(b); err != nil {
			x.t.Fatal(err)
		}
	}
}

// does presses one key and waits for what it is to bring.
func (x *terminal) does(key string, texts ...string) string {
	x.t.Helper()
	x.press(key)
	return x.sees(texts...)
}

// ends waits for the end of the program, for its exit status and for a
// terminal that is as it was before, and returns what came of it.
func (x *terminal) ends(status int) outcome {
	x.t.Helper()
	select {
	case <-x.exited:
	case <-time.After(patience):
		x.mu.Lock()
		defer x.mu.Unlock()
		x.t.Fatalf("the program did not end; the screen is:\n%s", x.frame())
	}
	if got := x.cmd.ProcessState.ExitCode(); got != status {
		x.t.Errorf("exit status %d, want %d", got, status)
	}
	x.restored()
	var o outcome
	if err := json.Unmarshal(x.stdout.Bytes(), &o); err != nil {
		x.t.Fatalf("standard output is not clean: %v\n%q", err, x.stdout.String())
	}
	return o
}

// restored checks that the terminal is as it was: its modes, the cursor, the
// screen, bracketed paste.
func (x *terminal) restored() {
	x.t.Helper()
	after, err := term.GetState(x.tty.Fd())
	if err != nil {
		x.t.Fatal(err)
	}
	if !reflect.DeepEqual(x.before, after) {
		x.t.Error("the modes of the terminal are not as before")
	}
	x.tty.Close() // now the other side can be read to its end
	x.until("the end of the output", func(string) bool { return x.gone })
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.vt.Mode()&vt10x.ModeAltScreen != 0 {
		x.t.Error("the alternate screen was not left")
	}
	if !x.vt.CursorVisible() {
		x.t.Error("the cursor is hidden")
	}
	if on, off := bytes.LastIndex(x.raw, []byte("\x1b[?2004h")), bytes.LastIndex(x.raw, []byte("\x1b[?2004l")); on > off {
		x.t.Error("bracketed paste was left on")
	}
}

// begin opens the program and goes to the first question.
func begin(t *testing.T, cols, rows int, env ...string) *terminal {
	t.Helper()
	x := open(t, cols, rows, env...)
	x.sees("Nothing leaves this machine", "Start: most telling")
	x.does("enter", "Question 1 of")
	return x
}
