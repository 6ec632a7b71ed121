// Package startup does the one thing that has to happen before the terminal
// libraries start: it answers the question for the background colour.
//
// Bubble Tea asks the terminal for its colours while its package is being
// initialised, waits up to five seconds for the reply, and does so for every
// command, even for one that never draws. A colour that is already set is not
// asked for. Go initialises packages that do not depend on each other in the
// order of their import paths, and "advisor/..." comes before "github.com/...",
// so importing this package anywhere in the program is enough.
//
// It does nothing else. The answer is true for no other reason than that there
// has to be one: no style of this program depends on the background.
package startup

import "github.com/charmbracelet/lipgloss"

func init() { lipgloss.SetHasDarkBackground(true) }
