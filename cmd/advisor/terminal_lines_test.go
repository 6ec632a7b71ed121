package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"advisor/internal/exit"
	"advisor/internal/limit"
	"advisor/internal/questions"
	"advisor/internal/terminal"
)

// A dumb terminal: plain lines to the end, without a single escape byte.
func TestTerminal_P23_P24_DumbTerminal(t *testing.T) {
	t.Parallel()
	for name, env := range map[string]string{"TERM=dumb": "TERM=dumb", "no TERM": "TERM=", "ACCESSIBLE": "ACCESSIBLE=1"} {
		t.Run(name, func(t *testing.T) {
			out := newFile(t)
			s := start(t, false, out, []string{env}, "--no-scan")
			s.sees(fmt.Sprintf("Question 1 of %d. Application.", len(questions.Default().Asked(nil))))
			s.sees("6. Not sure")
			s.sees("Enter means: Not sure.")
			s.types("99\r")
			s.sees("Enter a number from 1 to 6")
			s.types("??\r")
			s.sees("Where its weight of")
			s.types("4\r")
			s.sees("Question 2 of")
			s.types("b\r")
			s.sees("Enter means: Customers or the public.")
			s.types("r\r")
			s.sees("Enter finishes.")
			s.types("f\r")
			s.sees("Also save the answers as advisor.yaml")
			s.types("n\r")
			s.sees("advisor-review.md")
			s.types("n\r")
			s.sees("advisor-review.html")
			s.types("n\r")
			if got := s.ends(); got != exit.Done {
				t.Errorf("exit %d:\n%s", got, s.screen)
			}
			report, err := os.ReadFile(out.Name())
			if err != nil {
				t.Fatal(err)
			}
			if len(report) == 0 || strings.Contains(s.wrote()+string(report), "\x1b") {
				t.Errorf("no report, or an escape byte:\n%q\n%.300q", s.wrote(), report)
			}
		})
	}
}

// feed runs the program with answers on standard input, one a line.
func feed(t *testing.T, home string, lines []string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	files := [3]*os.File{newFile(t), newFile(t), newFile(t)}
	if err := os.WriteFile(files[0].Name(), []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	status = run(env{
		Streams: terminal.Streams{
			Stdin: files[0], Stdout: files[1], Stderr: files[2],
			Getenv: func(name string) string { return map[string]string{"HOME": home, "LANG": "C.UTF-8"}[name] },
		},
		args: args, cwd: home, now: time.Now, limits: limit.None(),
	})
	out, _ := os.ReadFile(files[1].Name())
	said, _ := os.ReadFile(files[2].Name())
	return status, string(out), string(said)
}

// Every line of a pipe is an answer; the record that is saved gives the same
// report, byte for byte, and so does the command that is printed.
func TestLines_P25_P29_PipedAnswers(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	lines := []string{"customer-facing", "7", "n why not", "2"}
	for range 19 {
		lines = append(lines, "2")
	}
	lines = append(lines, "f", "y", "n", "n", "compose", "1", "", "2099-01-31")
	status, report, said := feed(t, home, lines, "--ask", "lines", shop(t))
	if status != exit.Done {
		t.Fatalf("exit %d:\n%s", status, said)
	}
	record, err := os.ReadFile(filepath.Join(home, "advisor.yaml"))
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	for _, want := range []string{"stage: customer-facing", "services: 7", "why not", "decision: compose", "  - host-failure = automatic", "review-by: 2099-01-31"} {
		if !strings.Contains(string(record), want) {
			t.Errorf("the record lacks %q:\n%s", want, record)
		}
	}
	m := regexp.MustCompile(`the same again, for CI: advisor (.*)\n`).FindStringSubmatch(said)
	if m == nil {
		t.Fatalf("no command is named:\n%s", said)
	}
	status, again, _ := feed(t, home, nil, strings.Fields(m[1])...)
	if status != exit.Done {
		t.Errorf("advisor %s: exit %d", m[1], status)
	}
	if diff := cmp.Diff(report, again); diff != "" {
		t.Errorf("advisor %s gives another report (-first +again):\n%s", m[1], diff)
	}
}

func TestLines_P25_EarlyEnd(t *testing.T) {
	t.Parallel()
	status, report, said := feed(t, t.TempDir(), []string{"4", "5", "s"}, "--ask", "lines", "--no-scan")
	if status != exit.Cancelled || report != "" {
		t.Errorf("exit %d and %d bytes of a report, want %d and none", status, len(report), exit.Cancelled)
	}
	if !strings.Contains(said, "input ended at question 4 of") {
		t.Errorf("the end names no question:\n%s", said)
	}
}
