package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"advisor/internal/exit"
)

// teamRecord is a record as a team keeps it, with comments and keys of its own.
const teamRecord = `# Ask Anna before you change it.
version: 1
x-ticket: PLAT-7
decision: compose # agreed on 4 May
review-by: 2099-06-30
answers:
  hosts: 1 # the big one
  host-failure: by-hand
notes:
  hosts: one machine carries the peak
triggers:
  - hosts > 1 # a second machine
accepted:
  - rule: healthcheck-missing
    reason: the proxy looks after that
    until: 2099-06-30
`

// recorded writes a project with a record beside it.
func recordedProject(t *testing.T, text string) (dir, path string) {
	t.Helper()
	dir = t.TempDir()
	path = filepath.Join(dir, "advisor.yaml")
	for name, body := range map[string]string{"advisor.yaml": text, "compose.yaml": "services:\n  web:\n    image: nginx:1.27\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir, path
}

// A record that lies with the project is offered; going straight to the end
// loses not a byte of it.
func TestTerminal_RecordBeside(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]string{"LF": "\n", "CRLF": "\r\n"} {
		t.Run(name, func(t *testing.T) {
			text := strings.ReplaceAll(teamRecord, "\n", end)
			dir, path := recordedProject(t, text)
			s := inTerminal(t, false, newFile(t), dir)
			s.sees("> 1  Continue from")
			s.sees("decided Compose, review by 2099-06-30")
			s.types("r")
			s.sees("> Finish and show the report")
			s.types("f")
			s.sees("> [x] save the answers in")
			s.types("\r")
			s.sees("> 1 Docker Compose")
			s.types("s")
			s.sees("[x] the peak needs 2 or 3 hosts, or more")
			s.types("s")
			s.sees("When do you review the decision?")
			s.types("\r")
			if got := s.ends(); got != exit.Done {
				t.Fatalf("exit %d:\n%s", got, s.screen)
			}
			body, err := os.ReadFile(path)
			if diff := cmp.Diff(text, string(body)); diff != "" || err != nil {
				t.Errorf("%v (-before +after):\n%s", err, diff)
			}
		})
	}
}

// Who starts over leaves in the record what is not answered again.
func TestTerminal_RecordBesideStartOver(t *testing.T) {
	t.Parallel()
	dir, path := recordedProject(t, teamRecord)
	s := inTerminal(t, false, newFile(t), "--budget", "tight", dir)
	s.sees("> 1  Continue from")
	s.types("2\r")
	s.sees("Start: most telling")
	s.types("rf")
	s.sees("> [x] save the answers in")
	s.types("\r")
	s.sees("> 3 Not decided yet")
	s.types("\r")
	if got := s.ends(); got != exit.Done {
		t.Fatalf("exit %d:\n%s", got, s.screen)
	}
	body, err := os.ReadFile(path)
	want := strings.Replace(teamRecord, "host-failure: by-hand\n", "host-failure: by-hand\n  budget: tight\n", 1) + "sources: # who gave an answer first; a line without effect on the result\n  budget: flag\n"
	if diff := cmp.Diff(want, string(body)); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

// What is taken out by hand goes, and that is said.
func TestTerminal_RecordBesideUndecided(t *testing.T) {
	t.Parallel()
	dir, path := recordedProject(t, teamRecord)
	s := inTerminal(t, false, newFile(t), dir)
	s.sees("> 1  Continue from")
	s.types("rf")
	s.sees("> [x] save the answers in")
	s.types("\r")
	s.sees("3 Not decided yet (takes the decision for Compose out of the record)")
	s.types("3\r")
	if got := s.ends(); got != exit.Done {
		t.Fatalf("exit %d:\n%s", got, s.screen)
	}
	s.sees("no longer has the decision (compose)")
	body, err := os.ReadFile(path)
	if want := strings.Replace(teamRecord, "decision: compose # agreed on 4 May\n", "", 1); string(body) != want || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, cmp.Diff(want, string(body)))
	}
}

// Plain lines offer it too.
func TestTerminal_RecordBesideInLines(t *testing.T) {
	t.Parallel()
	dir, path := recordedProject(t, teamRecord)
	s := inTerminal(t, false, newFile(t), "--accessible", dir)
	s.sees("decided Compose, review by 2099-06-30. Enter continues from it")
	s.types("\r")
	s.sees("Question 1 of")
	s.types("r\r")
	s.sees("Review. All answers")
	s.types("f\ry\rn\rn\r")
	s.sees("What do you decide?")
	s.types("\rs\r\r")
	if got := s.ends(); got != exit.Done {
		t.Fatalf("exit %d:\n%s", got, s.screen)
	}
	body, err := os.ReadFile(path)
	if diff := cmp.Diff(teamRecord, string(body)); diff != "" || err != nil {
		t.Errorf("%v (-before +after):\n%s", err, diff)
	}
}
