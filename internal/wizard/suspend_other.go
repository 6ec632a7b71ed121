//go:build !unix

package wizard

import tea "github.com/charmbracelet/bubbletea"

// suspend does nothing: there is no background here.
func suspend() tea.Cmd { return nil }

func onContinue(func()) (stop func()) { return func() {} }
