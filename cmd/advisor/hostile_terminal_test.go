//go:build unix

package main

import (
	"os"
	"strings"
	"syscall"
	"testing"

	"advisor/internal/exit"
)

// A05: a record on standard input that is a terminal is not waited for.
func TestTerminal_A05_RecordFromATerminal(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"--answers", "-", "--ask", "never"}, {"compare", "-", "x.yaml"}, {"render", "-"}} {
		s := start(t, false, nil, nil, args...)
		if got := s.ends(); got != exit.Input {
			t.Errorf("%v: exit %d, want %d", args, got, exit.Input)
		}
		s.sees("reads a terminal")
	}
}

// D04: the terminal itself can be named as a file.
func TestTerminal_D04_Tty(t *testing.T) {
	t.Parallel()
	s := start(t, false, nil, nil, "--no-scan", "--hosts", "1", "--ask", "never", "-o", "/dev/tty")
	if got := s.ends(); got != exit.Done {
		t.Errorf("exit %d, want %d", got, exit.Done)
	}
	s.sees("wrote /dev/tty")
	if !strings.Contains(s.wrote(), "Compose") {
		t.Errorf("no report on the terminal: %q", s.wrote())
	}
}

// E12: the end of the input during a question.
func TestTerminal_E12_EndOfInput(t *testing.T) {
	t.Parallel()
	s := start(t, false, nil, nil, "--no-scan", "--accessible")
	s.sees("Question 1 of")
	s.types("\x04")
	if got := s.ends(); got != exit.Cancelled {
		t.Errorf("exit %d, want %d", got, exit.Cancelled)
	}
	s.sees("nothing was written")
	s.restored()
}

// E16: a draft that is no regular file, or that nobody may read, is passed
// over and not waited for.
func TestTerminal_E16_DraftsThatAreNoFiles(t *testing.T) {
	t.Parallel()
	for name, make := range map[string]func(path string) error{
		"FIFO":   func(path string) error { return syscall.Mkfifo(path, 0o600) },
		"folder": func(path string) error { return os.Mkdir(path, 0o700) },
		"loop":   func(path string) error { return os.Symlink(path, path) },
		"device": func(path string) error { return os.Symlink("/dev/zero", path) },
	} {
		t.Run(name, func(t *testing.T) {
			env := []string{"XDG_STATE_HOME=" + t.TempDir()}
			path := draftPath(t, stopAt(t, env, shop(t)))
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			if err := make(path); err != nil {
				t.Skip(err)
			}
			s := start(t, false, nil, env, shop(t))
			s.sees("> 2  Start, section by section")
			s.types("\x03")
			if got := s.ends(); got != exit.Cancelled {
				t.Errorf("exit %d", got)
			}
			s.sees("ignoring the draft")
			s.restored()
		})
	}
}
