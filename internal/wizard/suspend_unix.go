//go:build unix

package wizard

import (
	"os"
	"os/signal"
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

// onContinue calls f when the program is continued after it was stopped from
// outside, with the screen and the modes of the terminal no longer its own.
func onContinue(f func()) (stop func()) {
	got, over := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(got, syscall.SIGCONT)
	go func() {
		for {
			select {
			case <-got:
				f()
			case <-over:
				return
			}
		}
	}()
	return func() {
		signal.Stop(got)
		close(over)
	}
}

type stopper struct{ noStreams }

func (stopper) Run() error {
	err := syscall.Kill(0, syscall.SIGTSTP)
	time.Sleep(settle)
	return err
}
