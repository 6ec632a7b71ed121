//go:build unix

package ask

import (
	"io"
	"syscall"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// settle is how long the stop signal may take to reach all threads.
const settle = 50 * time.Millisecond

// suspend puts the program into the background, as Ctrl+Z does. The library
// can do that too, but waits to be continued even where nothing was stopped,
// as in a container whose first process this is, and then hangs.
func suspend() tea.Cmd {
	return tea.Exec(stopper{}, func(error) tea.Msg { return nil })
}

type stopper struct{}

func (stopper) Run() error {
	err := syscall.Kill(0, syscall.SIGTSTP)
	time.Sleep(settle)
	return err
}

func (stopper) SetStdin(io.Reader)  {}
func (stopper) SetStdout(io.Writer) {}
func (stopper) SetStderr(io.Writer) {}
