package main

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"advisor/internal/exit"
)

// resize changes the size of the window.
func (s *session) resize(cols, rows uint16) {
	s.t.Helper()
	if cols > 0 && rows > 0 {
		s.screen.Resize(int(cols), int(rows))
	}
	if err := pty.Setsize(s.tty, &pty.Winsize{Rows: rows, Cols: cols}); err != nil {
		s.t.Fatal(err)
	}
}

// asked starts the program and goes to the first question.
func asked(t *testing.T, env ...string) *session {
	t.Helper()
	s := start(t, false, nil, env, "--no-scan")
	s.sees("Start: most telling")
	s.types("\r")
	s.sees("Question 1 of")
	return s
}

// stops ends the session with Ctrl+C and checks that all is as before.
func (s *session) stops() {
	s.t.Helper()
	s.types("\x03")
	if got := s.ends(); got != exit.Cancelled {
		s.t.Errorf("exit %d, want %d:\n%s", got, exit.Cancelled, s.screen)
	}
	s.sees("nothing was written")
	s.restored()
}

func TestTerminal_E03_UnknownTerminal(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"TERM=no-such-terminal", "TERM=../../etc/passwd"} {
		t.Run(name, func(t *testing.T) { asked(t, name).stops() })
	}
}

func TestTerminal_E04_Sizes(t *testing.T) {
	t.Parallel()
	s := asked(t)
	s.types("4")
	s.sees("> 4  Customers")
	for i := range 100 {
		sizes := [][2]uint16{{20, 5}, {1, 1}, {500, 200}, {80, 24}, {39, 9}}
		s.resize(sizes[i%len(sizes)][0], sizes[i%len(sizes)][1])
	}
	s.sees("too small")
	s.resize(0, 0) // a terminal that does not know its size
	s.resize(100, 30)
	s.sees("> 4  Customers")
	s.stops()
}

// The window is closed: nothing stays behind, and the answers are kept.
func TestTerminal_E08_TerminalCloses(t *testing.T) {
	t.Parallel()
	s := asked(t)
	if err := s.slave.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.tty.Close(); err != nil {
		t.Fatal(err)
	}
	over := make(chan int)
	go func() { over <- s.ends() }()
	select {
	case got := <-over:
		if got != exit.Hangup && got != exit.Cancelled {
			t.Errorf("exit %d", got)
		}
	case <-time.After(patience):
		t.Error("the program goes on without its terminal")
	}
}

func TestTerminal_E10_Pastes(t *testing.T) {
	t.Parallel()
	for name, paste := range map[string]string{
		"a megabyte":          "\x1b[200~" + strings.Repeat("lorem ipsum\n", 90_000) + "\x1b[201~",
		"escape sequences":    "\x1b[200~\x1b[2J\x1b]0;title\x07\x1b[31m\x1b[201~",
		"an end in the paste": "\x1b[200~a\x1b[201~b\x1b[201~",
		"NUL":                 "\x1b[200~a\x00b\x1b[201~",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := asked(t)
			s.types("n")
			s.sees("A note for the report")
			s.types(paste)
			s.types("\x1b[201~") // whatever was left open
			s.types("\r")
			if name == "a megabyte" { // which is refused, and left
				s.sees("at most 500 characters")
				s.types("\x1b")
			}
			s.sees("enter next")
			s.sees("Question 1 of")
			s.stops()
		})
	}
}

func TestTerminal_E11_KeysWithoutEnd(t *testing.T) {
	t.Parallel() // it takes seconds, mostly of the terminal
	s := asked(t)
	for range 10 { // ten thousand keys, each thousand in the time that anything may take
		s.types("\x1b[H")
		s.sees("> 1  Only developers")
		s.types(strings.Repeat("\x1b[B\x1b[A", 500) + "\x1b[F") // never on the last one before the end
		s.sees("> 6  Not sure")
	}
	s.types("\x1b[15~\x1b[24;5~\x1b[M !!\x1b[<0;10;10M\x1b[I\x1b[O") // function keys, the mouse, focus
	s.types("\x1b[H")
	s.sees("> 1  Only developers")
	s.stops()
}

func TestTerminal_E13_BytesThatAreNoText(t *testing.T) {
	t.Parallel()
	s := asked(t)
	s.types("n")
	s.sees("A note for the report")
	s.types("caf\xff\xfe 中文 ")
	s.sees("中")
	s.types("\r")
	s.sees("Question 1 of")
	s.sees("Note: caf")
	s.stops()
}

// Ctrl+C twice in quick succession, and a signal beside it.
func TestTerminal_E17_TwoInterrupts(t *testing.T) {
	t.Parallel()
	s := asked(t)
	_ = s.cmd.Process.Signal(syscall.SIGINT)
	_ = s.cmd.Process.Signal(syscall.SIGINT)
	if got := s.ends(); got != exit.Cancelled && got != -1 {
		t.Errorf("exit %d", got)
	}
	s.restored()
}
