package wizard

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"

	"advisor/internal/interview"
	"advisor/internal/record"
)

// textField is one huh input in a form of its own.
type textField struct {
	form  *huh.Form
	input *huh.Input
	value string
	title string
	most  int // characters
}

func newText(title, value string, most, width int, l look) *textField {
	f := &textField{value: value, title: title, most: most}
	f.rebuild(width, l)
	return f
}

func (f *textField) rebuild(width int, l look) {
	f.input = huh.NewInput().Title(f.title).Prompt(cursor).CharLimit(f.most).Value(&f.value)
	f.form = oneField(f.input, width, l)
}

func (f *textField) update(msg tea.Msg) { f.form.Update(msg) }

func (f *textField) drawnLines() []string {
	return strings.Split(strings.TrimRight(f.form.View(), "\n "), "\n")
}

// startNote lets the person type why the answer is what it is.
func (m *model) startNote() {
	m.text = newText("A note for the report, in your own words", string(m.iv.Notes[m.q.ID]), record.MaxNote, m.leftWidth(), m.look)
	m.screen = onNote
}

func (m *model) noteKey(k tea.KeyMsg) {
	switch k.String() {
	case "enter":
		m.iv.Note(m.q.ID, interview.CleanNote(m.text.value))
	case "esc":
	case "shift+tab", "tab", "ctrl+e":
		return
	default:
		m.text.update(k)
		return
	}
	m.screen, m.text = onQuestion, nil
}
