package wizard

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"

	"advisor/internal/english"
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

// noteRoom is how much of a text that is too long for a note is shown, in
// characters, to be shortened.
const noteRoom = 20 * record.MaxNote

// startNote lets the person type why the answer is what it is.
func (p *questionPage) startNote() {
	p.note = newText(fmt.Sprintf("A note for the report, at most %d characters", record.MaxNote), string(p.m.iv.Notes[p.q.ID]), noteRoom, p.m.leftWidth(), p.m.look)
	p.over = overNote
}

func (p *questionPage) noteKey(k tea.KeyMsg) {
	switch k.String() {
	case "enter":
		text, err := interview.ReadNote(p.note.value)
		if err != nil {
			p.wrong = english.Sentence(err.Error() + ". Shorten it.")
			return
		}
		p.m.iv.Note(p.q.ID, text)
	case "esc":
	case "shift+tab", "tab", "ctrl+e":
		return
	default:
		p.note.update(k)
		return
	}
	p.over, p.note = overNothing, nil
}
