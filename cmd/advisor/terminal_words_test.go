package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"advisor/internal/exit"
)

// ? says first what each answer changes and rules out, then why, each once; in plain
// lines it is short, and ?? says all.
func TestTerminal_P08_EffectsFirst(t *testing.T) {
	t.Parallel()
	s := inTerminal(t, false, nil, "--no-scan", "--stage", "internal", "--services", "3", "--stateful-services", "1", "--environments", "same",
		"--workloads", "services", "--isolation", "none", "--platform-features", "none", "--compliance", "none")
	s.sees("Start: most telling")
	s.types("\r")
	s.sees("Which platform do your vendors support")
	s.types("?")
	s.sees("What each answer changes")
	s.sees("Compose only; rules out Kubernetes")
	s.sees("Why it is asked")
	screen := s.screen.String()
	if strings.Index(screen, "What each answer changes") > strings.Index(screen, "Why it is asked") || strings.Count(screen, "Which platform do your vendors") != 1 {
		t.Errorf("the reason stands first, or the question twice:\n%s", screen)
	}
	s.types("\x03")
	s.ends()

	out := newFile(t)
	s = inTerminal(t, false, out, "--no-scan", "--accessible", "--stage", "internal")
	s.sees("How many services does the application run")
	s.types("?\r")
	s.sees("?? says all there is.")
	if screen := s.screen.String(); strings.Contains(screen, "Sources") || strings.Index(screen, "What each answer changes") > strings.Index(screen, "Why it is asked") {
		t.Errorf("? is not short:\n%s", screen)
	}
	s.types("??\r")
	s.sees("Sources")
	s.types("q\r")
	s.ends()
}

// Who overrules a suggestion finds both values in the review and in the record.
func TestTerminal_P09_OverruledKeepsBoth(t *testing.T) {
	t.Parallel()
	s := inTerminal(t, false, newFile(t), "--stage", "internal", shop(t))
	s.sees("Start: most telling")
	s.types("\r")
	s.sees("> 5 to 9 services (from the files)")
	s.sees("from compose.yaml:16: 7 services run all the time")
	s.types("12")
	s.sees("> 10 to 19 services")
	s.sees("5 to 9 services (from the files)") // still marked
	s.types("\r")
	s.sees("Question 2 of")
	s.types("r")
	s.sees("12 (10 to 19 services)")
	s.sees("12 (10 to 19 services) files: 7")
	s.types("f")
	s.sees("Almost done")
	s.types("\r")
	s.sees("What do you decide?")
	s.types("\r")
	if got := s.ends(); got != exit.Done {
		t.Fatalf("exit %d:\n%s", got, s.screen)
	}
	body, err := os.ReadFile(filepath.Join(s.cmd.Dir, "advisor.yaml"))
	if text := string(body); err != nil || !strings.Contains(text, "\n  services: 12\n") || !strings.Contains(text, "\noverruled: ") || !strings.HasSuffix(text, "\n  services: 7\n") {
		t.Errorf("%v\n%s", err, body)
	}
}

// Ctrl+S says where in full, however narrow the window is, and that there is nothing
// to save where there is nothing; what is said at the end breaks no word.
func TestTerminal_P15_WhereInFull(t *testing.T) {
	t.Parallel()
	state := filepath.Join(t.TempDir(), strings.Repeat("a-long-folder/", 4))
	s := start(t, false, nil, []string{"XDG_STATE_HOME=" + state}, "--no-scan")
	s.sees("Start: most telling")
	s.types("\x13")
	s.sees("Nothing is answered yet, so there is nothing to save.")
	s.types("\r")
	s.sees("Question 1 of")
	s.types("2\r")
	s.sees("Question 2 of")
	s.types("\x13")
	whole := func() string { return strings.Join(strings.Fields(s.screen.String()), "") }
	s.sees("Saved in ")
	if !strings.Contains(whole(), state+"/advisor/draft-") || !strings.Contains(whole(), "whichthenextstartoffers") {
		t.Errorf("the path is not there in full:\n%s", s.screen)
	}
	s.types("\x03")
	if got := s.ends(); got != exit.Cancelled {
		t.Errorf("exit %d", got)
	}
	s.sees("nothing was written;")
	for line := range strings.Lines(s.wrote()[strings.Index(s.wrote(), "advisor: cancelled"):]) {
		if line = strings.TrimRight(line, "\r\n"); len(line) > 100 && strings.Contains(line, " ") {
			t.Errorf("the terminal breaks %q", line)
		}
	}
}

// Where nobody can be asked, a line says why, and which flags answer what tells most.
func TestTerminal_P26_SaysWhatToAnswer(t *testing.T) {
	t.Parallel()
	shop := shop(t)
	for name, c := range map[string]struct {
		env     []string
		command string
		status  int
		why     string
	}{
		"CI, with a project":       {[]string{"CI=true"}, "advisor " + shop + " 2>&1 >/dev/null", exit.Done, "CI is set"},
		"no input, with a project": {nil, "advisor " + shop + " </dev/null 2>&1 >/dev/null", exit.Done, "standard input is no terminal"},
		"CI, without":              {[]string{"CI=true"}, "advisor 2>&1", exit.Input, "CI is set"},
		"no input, without":        {nil, "advisor </dev/null 2>&1", exit.Input, "standard input is no terminal"},
	} {
		t.Run(name, func(t *testing.T) {
			s := startCommand(t, false, nil, c.env, "sh", "-c", "cd "+t.TempDir()+"; "+c.command)
			if got := s.ends(); got != c.status {
				t.Errorf("exit %d, want %d:\n%s", got, c.status, s.screen)
			}
			said := strings.TrimSpace(s.wrote())
			if strings.Count(said, "\n") > 0 || len(said) > exit.MaxLine {
				t.Errorf("more than a line: %q", said)
			}
			for _, want := range []string{"nothing is asked, since " + c.why, "--host-failure by-hand|standby|failover|automatic", "--hosts N", "--scaling "} {
				if !strings.Contains(said, want) {
					t.Errorf("%q is not in %q", want, said)
				}
			}
		})
	}
}

// In the review an open answer says how far it can move the score, up and down, and
// which side it may rule out; before the end it says what could still rule out the
// recommendation. Plain lines say the same.
func TestTerminal_ReviewSaysWhatIsOpen(t *testing.T) {
	t.Parallel()
	s := quickly(t, "--no-scan", "--stage", "internal", "--host-failure", "by-hand", "--hosts", "1", "--scaling", "fixed", "--budget", "tight")
	s.sees("Start: most telling")
	s.types("\r") // the flags are enough, which it says before it asks anything
	s.sees("You can finish here")
	s.sees("6 of 23 questions answered already, confidence high.")
	s.sees("Finish, or go on (")
	s.types("2\r")
	s.sees("Question 1")
	s.types("\x1b")
	s.sees("Start: most telling")
	s.types("\r")
	s.sees("Question 1")
	s.types("s")
	s.sees("Question 2")
	s.types("\x1b\x1b")
	s.sees("Go on: most telling")
	s.types("r")
	s.sees("may rule out either side")
	s.types("\x03")
	s.ends()

	s = quickly(t, "--no-scan", "--stage", "internal", "--host-failure", "by-hand", "--hosts", "1", "--scaling", "fixed", "--budget", "tight")
	s.sees("Start: most telling")
	s.types("\r")
	s.sees("Vendor support could still rule out")
	s.types("r")
	s.sees("may rule out either side")
	s.sees("points")
	if screen := s.screen.String(); strings.Contains(screen, "up to") {
		t.Errorf("a distance between answers:\n%s", screen)
	}
	s.types("\x03")
	s.ends()

	s = inTerminal(t, false, newFile(t), "--no-scan", "--accessible", "--hosts", "1")
	s.sees("Question 1 of")
	s.types("r\r")
	s.sees("Not sure; may rule out")
	s.types("q\r")
	s.ends()
}
