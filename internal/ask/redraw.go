package ask

import (
	"io"

	tea "github.com/charmbracelet/bubbletea"
)

// woken arrives when the program goes on after it was stopped.
type woken struct{}

// redraw takes the terminal again and draws everything: whatever happened to
// it in between, its modes and its screen are right afterwards.
func redraw() tea.Cmd {
	return tea.Exec(nothing{}, func(error) tea.Msg { return nil })
}

// nothing is a command that does nothing, for what the library does around it.
type nothing struct{ noStreams }

func (nothing) Run() error { return nil }

type noStreams struct{}

func (noStreams) SetStdin(io.Reader)  {}
func (noStreams) SetStdout(io.Writer) {}
func (noStreams) SetStderr(io.Writer) {}
