package wizard

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"advisor/internal/interview"
)

// page is one screen of the wizard.
type page interface {
	// key answers a key; a command ends the wizard.
	key(tea.KeyMsg) tea.Cmd
	view() string
	// resized makes anew what the size of the window decides: huh never gives a
	// list back the room that a small window once took from it.
	resized()
	// typing reports whether letters are text here.
	typing() bool
}

// model is the wizard between two keys.
type model struct {
	iv     *interview.Interview
	win    window
	look   look
	page   page
	offers *checkList // what can be done with the result; nil until it is shown

	preview   interview.Preview
	previewed bool

	status string // one line for the person, gone with the next key
	why    error  // why it ended before its end
	done   bool
	quit   func() // ends the program from outside of Update
}

// inputEnded arrives when nothing more can be typed: the terminal is gone.
type inputEnded struct{}

func newModel(iv *interview.Interview, l look, width, height int) *model {
	width, height = sized(width, height)
	m := &model{iv: iv, win: window{width, height}, look: l, quit: func() {}}
	m.welcome()
	return m
}

// Init does nothing: all is there at the first frame.
func (m *model) Init() tea.Cmd { return nil }

// Update answers one message.
func (m *model) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	defer func() {
		if r := recover(); r != nil {
			next, cmd = m, m.end(fmt.Errorf("%w: %v", interview.ErrInternal, r))
		}
	}()
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.resize(msg.Width, msg.Height)
	case inputEnded:
		return m, m.end(interview.ErrCancelled)
	case woken:
		return m, redraw()
	case tea.KeyMsg:
		return m, m.handleKey(msg)
	}
	return m, nil
}

// end stops the wizard before its end.
func (m *model) end(why error) tea.Cmd {
	m.why = why
	return tea.Quit
}

func (m *model) resize(width, height int) {
	width, height = sized(width, height)
	if width == m.win.width && height == m.win.height {
		return
	}
	m.win.width, m.win.height = width, height
	m.page.resized()
}

// sized is the size of a window. Terminals that do not know theirs say 0: then
// it is what terminals used to be.
func sized(width, height int) (int, int) {
	if width <= 0 || height <= 0 {
		return 80, 24
	}
	return width, height
}

// save keeps a draft without leaving.
func (m *model) save() {
	m.status = m.iv.Save()
}

// advance goes on after an answer.
func (m *model) advance() {
	stop := m.iv.Navigation.Stop()
	switch {
	case stop != interview.GoOn:
		m.mayStop(stop)
	case m.iv.Navigation.Forward():
		m.question()
	default:
		m.toReview()
	}
}
