package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"advisor/internal/exit"
)

// draftPath is the path of a draft in what the program said, which breaks lines
// between words.
func draftPath(t *testing.T, s *session) string {
	t.Helper()
	s.sees("start again to go on")
	m := regexp.MustCompile(`kept in\s+(\S+\.json),\s+start`).FindStringSubmatch(s.wrote())
	if m == nil {
		t.Fatalf("no draft is named:\n%s", s.screen)
	}
	return m[1]
}

// stopAt answers the first question of a project and stops at the second.
func stopAt(t *testing.T, env []string, project string) *session {
	t.Helper()
	s := start(t, false, nil, env, project)
	s.sees("Start: most telling")
	s.types("\r")
	s.sees("Question 1 of")
	s.types("4")
	s.sees("> 4  Customers")
	s.types("\r")
	s.sees("Question 2 of")
	s.types("\x03")
	if got := s.ends(); got != exit.Cancelled {
		t.Errorf("exit %d, want %d", got, exit.Cancelled)
	}
	s.restored()
	return s
}

func TestTerminal_P13_P14_Drafts(t *testing.T) {
	t.Parallel()
	state, project := t.TempDir(), shop(t)
	env := []string{"XDG_STATE_HOME=" + state}
	path := draftPath(t, stopAt(t, env, project))
	if !strings.HasPrefix(path, filepath.Join(state, "advisor")+"/") {
		t.Errorf("the draft is in %s, not under XDG_STATE_HOME", path)
	}
	if info, err := os.Stat(filepath.Dir(path)); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("the folder of drafts: %v %v; want it for its owner only", info, err)
	}

	// The next start offers it, and goes on where it stopped.
	s := start(t, false, nil, env, project)
	s.sees("> 1  Go on where you stopped: 1 answered")
	s.sees("Start over")
	s.sees("Throw the draft away")
	s.types("\r")
	s.sees("Question 2 of")
	s.types("\x1b")
	s.sees("> 4  Customers")
	s.types("\x03")
	s.ends()

	// Another project has none of it.
	other := t.TempDir()
	compose := "services:\n  web:\n    image: nginx:1.29\n"
	if err := os.WriteFile(filepath.Join(other, "compose.yaml"), []byte(compose), 0o600); err != nil {
		t.Fatal(err)
	}
	second := draftPath(t, stopAt(t, env, other))
	if second == path {
		t.Errorf("two projects share the draft %s", path)
	}

	// Throwing it away removes it.
	s = start(t, false, nil, env, project)
	s.sees("> 1  Go on")
	s.types("4\r")
	s.sees("> 2  Start, section by section")
	s.types("\x03")
	s.ends()
	if _, err := os.Stat(second); err != nil {
		t.Errorf("the draft of the other project: %v", err)
	}
}

// A draft is gone when its conversation has come to an end.
func TestTerminal_P14_FinishedDraftIsGone(t *testing.T) {
	t.Parallel()
	env := []string{"XDG_STATE_HOME=" + t.TempDir()}
	path := draftPath(t, stopAt(t, env, shop(t)))
	s := start(t, false, nil, env, shop(t))
	s.sees("> 1  Go on")
	s.types("\r")
	s.sees("Question 2 of")
	s.types("r")
	s.sees("> Finish")
	s.types("f")
	s.sees("Almost done")
	s.types("\r")
	s.sees("What do you decide?")
	s.types("\r")
	if got := s.ends(); got != exit.Done {
		t.Errorf("exit %d", got)
	}
	s.sees("the same again, for CI")
	if _, err := os.Stat(path); err == nil {
		t.Errorf("the draft %s stays", path)
	}
}

// E15: two wizards at once do not disturb each other.
func TestTerminal_E15_TwoAtOnce(t *testing.T) {
	t.Parallel()
	env := []string{"XDG_STATE_HOME=" + t.TempDir()}
	one, two := start(t, false, nil, env, "--no-scan"), start(t, false, nil, env, shop(t))
	one.sees("Start: most telling")
	two.sees("9 services")
	one.types("\r3")
	two.types("\r4")
	one.sees("> 3  People")
	two.sees("> 4  Customers")
	one.types("\r\x03")
	two.types("\r\x03")
	one.ends()
	two.ends()
	if draftPath(t, one) == draftPath(t, two) {
		t.Error("both have the same draft")
	}
}

// E16: a draft that cannot be used is passed over with one line.
func TestTerminal_E16_BadDrafts(t *testing.T) {
	t.Parallel()
	for name, content := range map[string]string{
		"cut off":  `{"version":1,"answers":[{"id":"sta`,
		"empty":    "",
		"binary":   "\x00\x01\x1b[31m",
		"a newer":  `{"version":99}`,
		"too long": strings.Repeat(" ", 2<<20),
	} {
		t.Run(name, func(t *testing.T) {
			env := []string{"XDG_STATE_HOME=" + t.TempDir()}
			path := draftPath(t, stopAt(t, env, shop(t)))
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
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
