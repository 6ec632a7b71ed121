// Package startup keeps the terminal libraries from asking the terminal for its
// colours while the program starts.
//
// Bubble Tea does so while its package is being initialised, for every command,
// even for one that never draws, and waits up to five seconds for the reply; of a
// dumb terminal it asks nothing. So package early calls the terminal dumb first,
// and this one gives it its name back: it imports Bubble Tea, and a package is
// initialised after those that it imports.
//
// That early comes first holds for any path of the module that sorts before
// "golang.org": of packages that can be initialised, Go takes the one whose path
// comes first; early needs the standard library alone, while Bubble Tea needs
// golang.org/x/sys.
//
// No style of this program depends on the background, so it is called dark for no
// other reason than that there has to be an answer.
package startup

import (
	_ "github.com/charmbracelet/bubbletea" // asks while it is initialised
	"github.com/charmbracelet/lipgloss"

	"advisor/internal/startup/early"
)

func init() {
	early.Restore()
	lipgloss.SetHasDarkBackground(true)
}
