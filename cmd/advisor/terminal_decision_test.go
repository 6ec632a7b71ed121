package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"advisor/internal/exit"
)

// toTheDecision goes from the first screen to what comes after the offers.
func toTheDecision(s *session) {
	s.t.Helper()
	s.sees("Start: most telling")
	s.types("r")
	s.sees("> Finish and show the report")
	s.types("f")
	s.sees("Almost done")
	s.types("\r")
}

// The decision is in the record and in the report; the record gives the same
// report again, and check finds that it stands.
func TestTerminal_P29_DecisionIsKept(t *testing.T) {
	t.Parallel()
	out := newFile(t)
	s := inTerminal(t, false, out, "--format", "markdown", "--stage", "internal", "--hosts", "1", "--host-failure", "by-hand", "--availability", "99.5", shop(t))
	toTheDecision(s)
	s.sees("What do you decide?")
	s.sees("> 3 Not decided yet")
	s.types("1\r")
	s.sees("Decide again when one of these is true")
	s.sees("[x] any service must move to any other host")
	s.types("jx\r")
	s.sees("When do you review the decision?")
	s.types(strings.Repeat("\x7f", 10) + "2099-01-31\r")
	if got := s.ends(); got != exit.Done {
		t.Fatalf("exit %d:\n%s", got, s.screen)
	}
	s.restored()
	s.sees("check in CI whether the decision still holds: advisor check --answers advisor.yaml ")
	path := filepath.Join(s.cmd.Dir, "advisor.yaml")
	record, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if want := "decision: compose\nreview-by: 2099-01-31\ntriggers: # decide again when one of these is true; advisor check looks\n  - host-failure = automatic\n"; !strings.Contains(withoutStamp(t, record), want) {
		t.Errorf("the record is\n%s", record)
	}
	report, err := os.ReadFile(out.Name())
	if err != nil || !strings.Contains(string(report), "2099-01-31") || !strings.Contains(string(report), "Status: accepted (Docker Compose). Review by 2099-01-31.") {
		t.Errorf("%v, the report is\n%.400s", err, report)
	}
	again := runProgram(t, exit.Done, "--answers", path, "--ask", "never", "--format", "markdown", shop(t))
	if diff := cmp.Diff(string(report), again); diff != "" {
		t.Errorf("the run from the record is another report (-wizard +record):\n%s", diff)
	}
	runProgram(t, exit.Done, "check", "--answers", path, shop(t))
	runProgram(t, exit.Gate, "check", "--answers", path, "--host-failure", "automatic", shop(t))
}

// withoutStamp is a record without what the tool said when the decision was
// taken, which has to be there.
func withoutStamp(t *testing.T, text []byte) string {
	t.Helper()
	stamp := regexp.MustCompile(`(?m)^decided-with: \{model: ".*", sha256: "[0-9a-f]{64}", recommendation: compose, score: [0-9.]+, confidence: [0-9.]+\}\n`)
	if !stamp.Match(text) {
		t.Errorf("the record does not say what the decision was taken with:\n%s", text)
	}
	return stamp.ReplaceAllString(string(text), "")
}

// Without a record that is kept nothing is decided; with --save there is one
// whatever is offered.
func TestTerminal_DecisionNeedsTheRecord(t *testing.T) {
	t.Parallel()
	s := inTerminal(t, false, newFile(t), "--no-scan")
	s.sees("Start: most telling")
	s.types("rf")
	s.sees("> [x] save the answers")
	s.types("x")
	s.sees("enter show the report")
	s.types("\r")
	if got := s.ends(); got != exit.Done {
		t.Errorf("exit %d:\n%s", got, s.screen)
	}

	record := filepath.Join(t.TempDir(), "kept.yaml")
	s = inTerminal(t, false, newFile(t), "--no-scan", "--save", record, "-o", filepath.Join(t.TempDir(), "report"))
	s.sees("Start: most telling")
	s.types("rf")
	s.sees("What do you decide?")
	s.types("\r")
	if got := s.ends(); got != exit.Done {
		t.Errorf("exit %d:\n%s", got, s.screen)
	}
	body, err := os.ReadFile(record)
	if err != nil || !strings.Contains(string(body), "  # - host-failure = automatic\n") || strings.Contains(string(body), "decision:") {
		t.Errorf("%v, the record is\n%s", err, body)
	}
}

// The conditions of a record come first, in words, those on facts too.
func TestTerminal_ConditionsOfTheRecord(t *testing.T) {
	t.Parallel()
	record := filepath.Join(t.TempDir(), "advisor.yaml")
	body := "version: 1\ndecision: compose\ntriggers: [published-ports > 10, hosts > 3, budget = ample]\n"
	if err := os.WriteFile(record, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	s := inTerminal(t, false, newFile(t), "--no-scan", "--answers", record)
	toTheDecision(s)
	s.sees("> 1 Docker Compose")
	s.types("\r")
	s.sees("> [x] ports that are published on the host: more than 10")
	s.sees("[x] hosts at peak: more than 3")
	s.sees("[x] the platform may cost 1,000 dollars more a month")
	s.sees("[ ] any service must move to any other host")
	s.types("\x03")
	s.ends()
}

// What a flag says of the decision is not asked.
func TestTerminal_P28_FlagsDecide(t *testing.T) {
	t.Parallel()
	s := inTerminal(t, false, newFile(t), "--no-scan", "--decision", "compose", "--review-by", "2099-01-31")
	toTheDecision(s)
	s.sees("Decide again when one of these is true")
	s.types("\r")
	if got := s.ends(); got != exit.Done {
		t.Errorf("exit %d:\n%s", got, s.screen)
	}
	body, err := os.ReadFile(filepath.Join(s.cmd.Dir, "advisor.yaml"))
	if err != nil || !strings.Contains(withoutStamp(t, body), "decision: compose\nreview-by: 2099-01-31\ntriggers: # decide again when one of these is true; advisor check looks\n  - ") {
		t.Errorf("%v, the record is\n%s", err, body)
	}
}

// Who stops at the decision finds it as it was left.
func TestTerminal_P13_P14_StoppedAtTheDecision(t *testing.T) {
	t.Parallel()
	env := []string{"XDG_STATE_HOME=" + t.TempDir()}
	s := start(t, false, nil, env, shop(t))
	toTheDecision(s)
	s.sees("> 3 Not decided yet")
	s.types("1\r")
	s.sees("Decide again when")
	s.types("x")
	s.sees("> [ ]")
	s.types("\x03")
	if got := s.ends(); got != exit.Cancelled {
		t.Errorf("exit %d, want %d", got, exit.Cancelled)
	}
	s.sees("nothing was written")
	draftPath(t, s)
	s.restored()

	s = start(t, false, nil, env, shop(t))
	s.sees("> 1  Go on where you stopped: 0 answered")
	s.types("\r")
	s.sees("Question 1 of")
	s.types("rf\r")
	s.sees("> 1 Docker Compose")
	s.types("\r")
	s.sees("> [ ]")
	s.types("\x03")
	s.ends()
}

// The decision on the smallest screen, without colour and without a character
// beyond ASCII.
func TestTerminal_P17_P23_P32_DecisionOnASmallScreen(t *testing.T) {
	t.Parallel()
	s := start(t, false, newFile(t), []string{"LANG=C", "NO_COLOR=1"}, "--no-scan")
	s.resize(40, 10)
	s.sees("Start: most telling")
	s.types("rf\r")
	s.sees("> 3 Not decided yet")
	s.types("1\r")
	s.sees("> [x] any service must move to any")
	s.sees("more below")
	s.types("jj")
	s.sees("more above")
	s.types("\r")
	s.sees("When do you review the decision?")
	s.types("\r")
	if got := s.ends(); got != exit.Done {
		t.Errorf("exit %d:\n%s", got, s.screen)
	}
	for i, b := range []byte(s.wrote()) {
		if b >= 0x80 {
			t.Fatalf("a byte beyond ASCII after %q", s.wrote()[max(i-60, 0):i])
		}
	}
}
