package wizard

import (
	"io"
	"os"

	tea "github.com/charmbracelet/bubbletea"

	"advisor/internal/interview"
	"advisor/internal/questions"
)

// Model is the wizard without a terminal.
type Model struct{ *model }

// NewModel is the wizard's first screen.
func NewModel(set questions.Questionnaire, o interview.Options, width, height int) Model {
	return Model{newModel(interview.New(set, o), newLook(o.ASCII), width, height)}
}

// Press hands over one key.
func (m Model) Press(key string) { m.Update(Key(key)) }

// Key is the message of a key.
func Key(key string) tea.KeyMsg {
	for k, name := range map[tea.KeyType]string{
		tea.KeyEnter: "enter", tea.KeyEsc: "esc", tea.KeyBackspace: "backspace", tea.KeyShiftTab: "shift+tab", tea.KeyUp: "up", tea.KeyDown: "down", tea.KeyHome: "home",
	} {
		if name == key {
			return tea.KeyMsg{Type: k}
		}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(key)}
}

// Over is why the wizard ended early; nil while it goes on.
func (m Model) Over() error { return m.why }

// Done reports whether the wizard has come to its end.
func (m Model) Done() bool { return m.done }

// Result is what the conversation comes to as it stands.
func (m Model) Result() interview.Result { return m.iv.Result() }

// Decision is what the record is to say of the decision as things stand; nil
// where it is not asked.
func (m Model) Decision() *interview.Decision { return m.iv.Decision.After(m.taken()) }

// Typed reads what is typed on f as the wizard does.
func Typed(f *os.File) io.Reader { return &terminalInput{File: f, ended: func() {}} }
