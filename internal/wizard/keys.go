package wizard

import (
	tea "github.com/charmbracelet/bubbletea"

	"advisor/internal/interview"
)

// typedAhead is how many characters that arrive at once are still taken for
// keys. Nobody types more between two reads: it is a paste that the terminal
// did not mark as one.
const typedAhead = 32

// handleKey hands a key to the screen that is shown. Several characters that
// arrive at once were typed ahead: outside of a text each is a key, and one
// that arrives with Esc before it is Esc and that key. A paste is no key.
func (m *model) handleKey(k tea.KeyMsg) tea.Cmd {
	if k.Alt && !m.page.typing() {
		k.Alt = false
		if cmd := m.handleKey(tea.KeyMsg{Type: tea.KeyEsc}); cmd != nil {
			return cmd
		}
	}
	if cmd, done := m.everywhere(k); done {
		return cmd
	}
	if m.win.tooSmall() {
		return nil
	}
	m.status = ""
	if m.page.typing() || k.Type != tea.KeyRunes {
		return m.page.key(k)
	}
	if k.Paste || len(k.Runes) > typedAhead {
		return nil
	}
	return m.keysOnScreen(k.Runes)
}

// keysOnScreen hands over characters one by one until one of them ends the wizard.
func (m *model) keysOnScreen(rs []rune) tea.Cmd {
	for _, r := range rs {
		if cmd := m.page.key(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}}); cmd != nil {
			return cmd
		}
	}
	return nil
}

// everywhere are the keys that mean the same on every screen.
func (m *model) everywhere(k tea.KeyMsg) (tea.Cmd, bool) {
	switch k.String() {
	case "ctrl+c", "ctrl+d":
		return m.end(interview.ErrCancelled), true
	case "ctrl+z":
		return suspend(), true
	case "ctrl+l":
		return tea.ClearScreen, true
	case "ctrl+s":
		m.save()
		return nil, true
	case "ctrl+v": // the library would start a program that reads the clipboard
		return nil, true
	}
	return nil, false
}
