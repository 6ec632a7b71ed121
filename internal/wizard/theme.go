package wizard

import (
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/lipgloss"

	"advisor/internal/layout"
)

// accent and grey are the colours of the wizard; everything else is the terminal's
// own, plain or bold. Nothing is said by colour alone: the selection has a ">", the
// score its number.
const accent, grey = lipgloss.Color(layout.Magenta), lipgloss.Color(layout.Grey)

// look is how the wizard draws: its styles and its signs.
type look struct {
	plain, strong, faint, accent, selected lipgloss.Style
	theme                                  *huh.Theme
	signs                                  signs
}

// signs are the drawing characters, with an ASCII form for terminals whose
// locale has no others.
type signs struct {
	thin, thick, mid, thickMid, point, side, more, less, dot, cut string
}

func newLook(ascii bool) look {
	l := look{
		plain:    lipgloss.NewStyle(),
		strong:   lipgloss.NewStyle().Bold(true),
		faint:    lipgloss.NewStyle().Foreground(grey),
		accent:   lipgloss.NewStyle().Foreground(accent),
		selected: lipgloss.NewStyle().Foreground(accent).Bold(true),
		signs:    signs{"─", "━", "┼", "┿", "●", "│", "↓", "↑", "·", "…"},
	}
	if ascii {
		l.signs = signs{"-", "#", "|", "+", "O", "|", "v", "^", "-", "..."}
	}
	l.theme = l.huhTheme()
	return l
}

// huhTheme is huh's base theme without its borders and colours. It is made
// once: without a theme huh makes one for every frame.
func (l look) huhTheme() *huh.Theme {
	t := huh.ThemeBase()
	f := &t.Focused
	f.Base = l.plain
	f.Title, f.Description = l.faint, l.faint
	f.SelectSelector = l.selected.SetString(cursor)
	f.MultiSelectSelector = l.selected.SetString(cursor)
	f.SelectedOption, f.UnselectedOption, f.Option = l.selected, l.plain, l.plain
	f.SelectedPrefix = l.plain.SetString("[x] ")
	f.UnselectedPrefix = l.plain.SetString("[ ] ")
	f.TextInput.Prompt, f.TextInput.Text = l.selected, l.plain
	f.TextInput.Cursor, f.TextInput.CursorText = l.plain, l.plain
	f.TextInput.Placeholder = l.faint
	t.Blurred = t.Focused
	return t
}
