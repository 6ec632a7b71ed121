package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"advisor/internal/exit"
	"advisor/internal/questions"
)

// unasked is far below the five seconds that a library waits for a terminal which
// it asks for its colours, and more than a busy machine needs. How long the
// program takes is what the benchmarks measure.
const unasked = 3 * time.Second

// A library asks the terminal for its colours when the program starts; the
// program must not let it.
func TestTerminal_P01_VersionOnAMuteTerminal(t *testing.T) {
	t.Parallel()
	start := time.Now()
	s := inTerminal(t, true, nil, "version")
	if got := s.ends(); got != exit.Done {
		t.Fatalf("exit %d", got)
	}
	if took := time.Since(start); took > unasked {
		t.Errorf("advisor version took %v on a terminal that does not answer", took)
	}
	s.sees("advisor")
	if wrote := s.wrote(); strings.Contains(wrote, "\x1b") {
		t.Errorf("it asks the terminal: %q", wrote)
	}
}

func TestTerminal_P13_CtrlC(t *testing.T) {
	t.Parallel()
	s := inTerminal(t, false, nil, "--no-scan")
	s.sees("advisor")
	s.types("\r")
	s.sees("1 of")
	s.types("\x03")
	if got := s.ends(); got != exit.Cancelled {
		t.Errorf("exit %d, want %d", got, exit.Cancelled)
	}
	s.sees("cancelled: nothing was written")
	s.restored()
}

// The wizard draws on standard error when standard output is a file, and the
// file has the report only.
func TestTerminal_P27_P29_RedirectedReport(t *testing.T) {
	t.Parallel()
	out, err := os.Create(filepath.Join(t.TempDir(), "review.md"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	shop := shop(t)
	s := inTerminal(t, false, out, "--hosts", "1", "--host-failure", "by-hand", "--format", "markdown", shop)
	s.sees("shop")
	for range 40 {
		if s.cmd.ProcessState != nil || done(out) {
			break
		}
		s.types("\r")
		time.Sleep(50 * time.Millisecond)
	}
	if got := s.ends(); got != exit.Done {
		t.Fatalf("exit %d:\n%s", got, s.screen.String())
	}
	body, err := os.ReadFile(out.Name())
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(body), "---\n") || strings.Contains(string(body), "\x1b") {
		t.Errorf("the file is not the clean report:\n%.400s", body)
	}
	// The answers were saved, and the command that is printed gives the same
	// bytes.
	s.sees("the same again, for CI: advisor --answers advisor.yaml --ask never")
	again := runProgram(t, exit.Done, "--answers", filepath.Join(s.cmd.Dir, "advisor.yaml"), "--ask", "never", "--format", "markdown", shop)
	if diff := cmp.Diff(string(body), again); diff != "" {
		t.Errorf("the run from the record is another report (-wizard +record):\n%s", diff)
	}
}

func done(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Size() > 0
}

// Plain lines: the same questions without a single escape byte.
func TestTerminal_P23_AccessibleFlag(t *testing.T) {
	t.Parallel()
	out, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	s := inTerminal(t, false, out, "--no-scan", "--accessible")
	s.sees("Question 1 of")
	s.types("q\r")
	if got := s.ends(); got != exit.Cancelled {
		t.Errorf("exit %d, want %d", got, exit.Cancelled)
	}
}

// The first frame comes while the terminal does not answer anything.
func TestTerminal_P01_FirstFrame(t *testing.T) {
	t.Parallel()
	start := time.Now()
	s := inTerminal(t, true, nil, "--no-scan")
	s.sees("> 2  Start, section by section")
	if took := time.Since(start); took > unasked {
		t.Errorf("the first frame took %v", took)
	}
	s.types("\x03")
	s.ends()
}

func TestTerminal_P02_FirstScreen(t *testing.T) {
	t.Parallel()
	s := inTerminal(t, false, nil, shop(t))
	for _, text := range []string{
		"Docker Compose or Kubernetes for production?", fmt.Sprintf("%d questions, about 5 minutes", len(questions.Default().Asked(nil))), "Nothing leaves this machine",
		"Ctrl+C stops at any time and keeps your answers", "Judged: production (compose.yaml, compose.prod.yaml)", "Judge instead: development (compose.yaml, compose.override.yaml)",
		"9 services, of which 7 count for the decision", "Data in 2 volumes (db-data, queue-data)", "an answer to 4 questions",
	} {
		s.sees(text)
	}
	s.types("\x03")
	s.ends()

	// Where nothing was found it says where it looked, and what to pass.
	s = inTerminal(t, false, nil, t.TempDir())
	s.sees("No Compose file found in")
	s.sees("advisor looks for compose.yaml, compose.yml, docker-compose.yml or docker-compose.yaml; name another folder")
	s.sees("a file with -f FILE")
	s.types("\x03")
	s.ends()

	// What was not read is said, and what docker compose rejects.
	dir := t.TempDir()
	for name, text := range map[string]string{
		"compose.yaml":     "services:\n  db:\n    image: postgres:17\n    prots: ['5432']\n    volumes: [data:/var/lib/postgresql/data]\nvolumes:\n  data:\n",
		"compose.gpu.yaml": "services:\n  db:\n    image: postgres:17\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s = inTerminal(t, false, nil, dir)
	s.sees("Judged: compose.yaml")
	s.sees("Data in 1 volume (data)")
	s.sees("Not read: compose.gpu.yaml; -f FILE judges one")
	s.sees("1 mistake that docker compose rejects, at compose.yaml:4")
	s.types("\x03")
	s.ends()
}

// A signal at any screen: the terminal as before, no report, the draft named.
func TestTerminal_P16_Signals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		signal os.Signal
		want   int
		word   string
	}{
		{syscall.SIGTERM, exit.Terminated, "terminated"},
		{syscall.SIGHUP, exit.Hangup, "the terminal was closed"},
		{syscall.SIGQUIT, exit.Quit, "quit"},
		{syscall.SIGINT, exit.Cancelled, "cancelled"},
	} {
		for _, screen := range []string{"welcome", "question", "typing"} {
			t.Run(c.word+" at "+screen, func(t *testing.T) {
				out := newFile(t)
				s := inTerminal(t, false, out, shop(t))
				s.sees("Start: most telling")
				if screen != "welcome" {
					s.types("\r")
					s.sees("Question 1 of")
				}
				if screen == "typing" {
					s.types("s")
					s.sees("Question 2 of")
					s.types("4")
					s.sees("Number: 4")
				}
				if err := s.cmd.Process.Signal(c.signal); err != nil {
					t.Fatal(err)
				}
				if got := s.ends(); got != c.want {
					t.Errorf("exit %d, want %d", got, c.want)
				}
				s.sees("advisor: ")
				s.sees(c.word)
				s.sees("nothing was written")
				s.restored()
				if info, err := out.Stat(); err != nil || info.Size() != 0 {
					t.Errorf("a report was printed, or %v", err)
				}
			})
		}
	}
}

// Without a terminal to ask in, or in CI, nothing is asked.
func TestTerminal_P26_NothingToAskIn(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("setsid"); err != nil {
		t.Skip("no setsid here")
	}
	for name, c := range map[string]struct {
		env     []string
		command []string
	}{
		"no standard input":  {command: []string{"sh", "-c", "advisor </dev/null"}},
		"CI":                 {env: []string{"CI=true"}, command: []string{"advisor"}},
		"setsid":             {command: []string{"sh", "-c", "setsid -w advisor; exit $?"}},
		"no standard error":  {command: []string{"sh", "-c", "advisor 2>err; s=$?; cat err; exit $s"}},
		"both":               {command: []string{"sh", "-c", "CI=1 advisor </dev/null"}},
		"the wizard, forced": {command: []string{"sh", "-c", "advisor --ask tui </dev/null"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := startCommand(t, false, nil, c.env, c.command[0], c.command[1:]...)
			if got := s.ends(); got != exit.Input {
				t.Errorf("exit %d, want %d:\n%s", got, exit.Input, s.screen)
			}
			s.sees("--answers")
			if strings.Contains(s.wrote(), "\x1b") {
				t.Errorf("an escape byte was written: %q", s.wrote())
			}
		})
	}
}

// What a flag answers is neither asked nor counted.
func TestTerminal_P28_FlagsAnswer(t *testing.T) {
	t.Parallel()
	s := inTerminal(t, false, nil, "--no-scan", "--stage", "internal", "--hosts", "3")
	left := len(questions.Default().Asked(nil)) - 2
	s.sees(fmt.Sprintf("%d questions", left))
	s.types("\r")
	s.sees(fmt.Sprintf("Question 1 of %d", left))
	s.sees("How many services does the application run")
}

func TestTerminal_P23_NoColor(t *testing.T) {
	t.Parallel()
	s := start(t, false, nil, []string{"NO_COLOR=1"}, shop(t))
	s.sees("Start: most telling")
	s.types("\r")
	s.sees("> 6  Not sure")
	s.types("r")
	s.sees("> Finish")
	s.types("\x03")
	s.ends()
	if sgr := regexp.MustCompile(`\x1b\[[0-9;]*m`).FindString(s.wrote()); sgr != "" {
		t.Errorf("a colour code was written: %q", sgr)
	}
}

// The wizard, the report and the last words, all in ASCII.
func TestTerminal_P32_ASCII(t *testing.T) {
	t.Parallel()
	s := start(t, false, nil, []string{"LANG=C"}, shop(t))
	s.sees("Start: most telling")
	s.types("\r")
	s.sees("Question 1 of")
	s.sees("|  So far")
	s.types("r")
	s.sees("> Finish")
	s.types("f")
	s.sees("Almost done")
	s.types("\r")
	s.sees("What do you decide?")
	s.types("1\r")
	s.sees("Decide again when")
	s.types("\r")
	s.sees("When do you review the decision")
	s.types("\r")
	if got := s.ends(); got != exit.Done {
		t.Errorf("exit %d", got)
	}
	s.sees("the same again, for CI")
	for i, b := range []byte(s.wrote()) {
		if b >= 0x80 {
			t.Fatalf("a byte beyond ASCII after %q", s.wrote()[max(i-60, 0):i])
		}
	}
}

// A pager gets 80 columns and no escapes, whatever the window is.
func TestTerminal_P31_Pager(t *testing.T) {
	t.Parallel()
	s := startCommand(t, false, nil, nil, "sh", "-c", "advisor --ask never --answers "+filepath.Join(decidedShop(t), "advisor.yaml")+" "+shop(t)+" | cat -v")
	if got := s.ends(); got != exit.Done {
		t.Errorf("exit %d", got)
	}
	s.sees("advisor devel, model")
	for line := range strings.Lines(s.wrote()) {
		line = strings.TrimRight(line, "\r\n")
		if strings.Contains(line, "^[") {
			t.Errorf("an escape in %q", line)
		}
	}
}

func TestTerminal_P31_Width(t *testing.T) {
	t.Parallel()
	out := newFile(t)
	s := inTerminal(t, false, out, "--ask", "never", shop(t))
	if got := s.ends(); got != exit.Done {
		t.Errorf("exit %d", got)
	}
	report, err := os.ReadFile(out.Name())
	if err != nil || len(report) == 0 {
		t.Fatalf("no report: %v", err)
	}
	for line := range strings.Lines(string(report)) {
		line = strings.TrimRight(line, "\n")
		if n := ansi.StringWidth(line); n > 80 || strings.Contains(line, "\x1b") {
			t.Errorf("%d columns: %q", n, line)
		}
	}
}

func newFile(t *testing.T) *os.File {
	t.Helper()
	f, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// Nothing is asked when the record answers everything.
func TestNothingIsAskedThatWasSaid(t *testing.T) {
	t.Parallel()
	out, err := os.Create(filepath.Join(t.TempDir(), "report"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	shop, err := filepath.Abs(filepath.Join("..", "..", "testdata", "shop"))
	if err != nil {
		t.Fatal(err)
	}
	s := inTerminal(t, false, out, "--answers", filepath.Join(shop, "advisor.yaml"), shop)
	if got := s.ends(); got != exit.Done || !done(out) {
		t.Fatalf("exit %d:\n%s", got, s.screen.String())
	}
}
