package startup_test

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"testing"

	_ "github.com/charmbracelet/bubbletea"
	"github.com/creack/pty"

	_ "advisor/internal/startup"
)

// TestMain lets the test binary play the program: by the time it runs, every
// package has been initialised, which is all that is tested here.
func TestMain(m *testing.M) {
	if os.Getenv("STARTUP_TEST_PROGRAM") != "" {
		os.Stdout.WriteString("started " + os.Getenv("TERM"))
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// A terminal that never answers: were it asked anything, the query would be
// in the output, and the program would have waited five seconds for a reply.
func TestMuteTerminalIsNotAsked(t *testing.T) {
	for _, term := range []string{"xterm-256color", "xterm", "linux", "vt100"} {
		t.Run(term, func(t *testing.T) {
			cmd := exec.Command(os.Args[0])
			cmd.Env = []string{"STARTUP_TEST_PROGRAM=1", "TERM=" + term}
			f, err := pty.Start(cmd)
			if err != nil {
				t.Skipf("no pseudo terminal here: %v", err)
			}
			defer f.Close()
			var out bytes.Buffer
			io.Copy(&out, f) // ends with an error when the program has closed its side
			if err := cmd.Wait(); err != nil {
				t.Fatal(err)
			}
			if got := out.String(); got != "started "+term {
				t.Errorf("the terminal saw %q, want only %q", got, "started")
			}
		})
	}
}
