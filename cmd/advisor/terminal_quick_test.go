package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"advisor/internal/exit"
)

// quickly starts the wizard as anybody does, without --all-questions.
func quickly(t *testing.T, args ...string) *session {
	t.Helper()
	return start(t, false, newFile(t), []string{"ADVISOR_ALL_QUESTIONS="}, args...)
}

// The quick way is the default: it stops as soon as the confidence is high, says
// how many it asked, and that one may go on.
func TestTerminal_QuickIsTheDefault(t *testing.T) {
	t.Parallel()
	s := quickly(t, "--no-scan", "--stage", "internal", "--host-failure", "by-hand", "--hosts", "1")
	s.sees("> 1  Start: most telling questions first")
	s.sees("2 minutes")
	s.types("\r")
	s.sees("usually about 7")
	finish := func() bool { return strings.Contains(s.screen.String(), "You can finish here") }
	for k := 2; !finish(); k++ {
		s.types("1\r")
		next := func() bool { return strings.Contains(s.screen.String(), fmt.Sprintf("Question %d", k)) }
		for end := time.Now().Add(patience); !finish() && !next(); time.Sleep(5 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("no question %d, and no offer to finish:\n%s", k, s.screen)
			}
		}
	}
	s.sees("> 1  Finish now: go to the review")
	s.sees("answered")
	s.types("2\r")
	s.sees("Question ")
	s.types("rf")
	s.sees("Almost done")
	s.types("\x03")
	if got := s.ends(); got != exit.Cancelled {
		t.Errorf("exit %d", got)
	}
}

// Who skips everything is asked nine questions, and told so.
func TestTerminal_QuickEndsAfterNineSkips(t *testing.T) {
	t.Parallel()
	s := quickly(t, "--no-scan")
	s.sees("Start: most telling")
	s.types("\r")
	for i := range 9 {
		s.sees("Question " + string(rune('1'+i)))
		s.types("s")
	}
	s.sees("9 questions skipped. Finish without answers, or")
	s.types("\x03")
	s.ends()
}

// A requirement that rules out a side is said at once, in place of the score: with
// the cursor on the answer, in the review and where the decision is asked.
func TestTerminal_RuledOutIsSaidAtOnce(t *testing.T) {
	t.Parallel()
	s := inTerminal(t, false, newFile(t), "--no-scan", "--vendor-support", "compose-only")
	s.sees("Start: most telling")
	s.types("\r")
	s.sees("Question 1 of")
	s.sees("Kubernetes is ruled out: a vendor")
	if screen := s.screen.String(); strings.Contains(screen, "Too early") || strings.Contains(screen, "of 100") {
		t.Errorf("a score beside a side that is ruled out:\n%s", screen)
	}
	s.types("r")
	s.sees("Kubernetes is ruled out: a vendor")
	s.types("f")
	s.sees("Almost done")
	s.types("\r")
	s.sees("What do you decide?")
	s.sees("Kubernetes is ruled out: a vendor")
	s.types("\x03")
	s.ends()

	s = inTerminal(t, false, newFile(t), "--no-scan")
	s.sees("Start: most telling")
	s.types("r")
	s.sees("may rule out Kubernetes")
	s.types("\x03")
	s.ends()
}

// --settle asks what is disputed and nothing else, with who said what beside it.
func TestTerminal_Settle(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	anna, ben := filepath.Join(dir, "anna.yaml"), filepath.Join(dir, "ben.yaml")
	for path, said := range map[string]string{anna: "by-hand", ben: "automatic"} {
		if err := os.WriteFile(path, []byte("version: 1\nanswers:\n  hosts: 1\n  engineers: 3\n  host-failure: "+said+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := quickly(t, "--no-scan", "--settle", "--answers", anna, "--answers", ben)
	s.sees("1 question to agree on")
	s.types("\r")
	s.sees("Question 1 of at most 1")
	s.sees("anna.yaml said someone sets up another host within")
	s.sees("ben.yaml said any")
	s.types("1\r")
	s.sees("host failure")
	s.types("\x03")
	if got := s.ends(); got != exit.Cancelled {
		t.Errorf("exit %d", got)
	}
}
