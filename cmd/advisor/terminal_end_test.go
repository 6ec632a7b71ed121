package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"advisor/internal/exit"
)

// The decision is asked with what it rests on beside it, and the end is one screen:
// the answer, where the whole report is, and the command that repeats the run.
func TestTerminal_TheEnd(t *testing.T) {
	t.Parallel()
	s := inTerminal(t, false, nil, "--no-scan", "--hosts", "1", "--host-failure", "by-hand", "--scaling", "fixed", "--budget", "tight", "--availability", "99.9")
	s.sees("Start: most telling")
	s.types("rf")
	s.sees("save the report as advisor-review.html, to read in a browser")
	s.types("\r")
	s.sees("What do you decide?")
	for _, text := range []string{"Recommended: Compose. Confidence: high.", "Why: One host carries the peak", "But: ", "Still possible: Docker Compose on one host"} {
		s.sees(text)
	}
	s.types("\r")
	if got := s.ends(); got != exit.Done {
		t.Fatalf("exit %d:\n%s", got, s.screen)
	}
	s.sees("the whole report: less -R ")
	s.sees("the same again, for CI: advisor --answers advisor.yaml --ask never --no-scan")
	_, after, _ := strings.Cut(s.wrote(), "\x1b[?1049l") // the screen of the wizard is left
	if n := strings.Count(after, "\n"); n > endLines {
		t.Errorf("it ends with %d lines, more than %d:\n%s", n, endLines, after)
	}
	path := regexp.MustCompile(`less -R (\S+\.txt)`).FindStringSubmatch(strings.ReplaceAll(after, "\r\n", ""))
	if path == nil {
		t.Fatalf("no file is named:\n%s", after)
	}
	whole, err := os.ReadFile(path[1])
	first, _, _ := strings.Cut(strings.ReplaceAll(after, "\r", ""), "advisor: the whole report")
	_, first, _ = strings.Cut(first, "advisor.yaml\n")
	// The reasons and the options that are left are there, and the rest of the first
	// screen as far as there is room.
	first, possible, _ := strings.Cut(first, "\x1b[1mPossible ")
	if err != nil || !strings.HasPrefix(string(whole), strings.TrimRight(first, "\n")) {
		t.Errorf("%v; the whole report does not begin with what was shown:\n%s", err, first)
	}
	if !strings.Contains(first, "Why ") || !strings.Contains(first, "But ") || !strings.Contains(possible, "(recommended)") {
		t.Errorf("no reasons, or no options:\n%s%s", first, possible)
	}
}

// Where nothing is saved the command has the answers, and the draft is kept.
func TestTerminal_TheEndWithoutARecord(t *testing.T) {
	t.Parallel()
	s := inTerminal(t, false, newFile(t), "--no-scan", "--hosts", "1")
	s.sees("Start: most telling")
	s.types("\r")
	s.sees("Question 1 of")
	s.types("3\rrf")
	s.sees("> [x] save the answers")
	s.types("x\r")
	if got := s.ends(); got != exit.Done {
		t.Fatalf("exit %d:\n%s", got, s.screen)
	}
	s.sees("nothing was saved but the draft ")
	s.sees("the same again, for CI: advisor --ask never --stage internal --hosts 1 --no-scan")
}
