package wizard

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"advisor/internal/facts"
	"advisor/internal/interview"
	"advisor/internal/questions"
)

// screen is what the wizard shows.
type screen int

const (
	onWelcome  screen = iota
	onQuestion        // one question
	onWhy             // the question's explanation, instead of its options
	onLive            // the live view, where there is no room for it beside
	onEvidence        // the lines of a file that a suggestion rests on
	onNote            // a note is being typed
	onFirm            // nothing that is left can change the result: finish?
	onReview          // all answers
	onOffers          // what to do with the result
	onSide            // what is decided
	onTriggers        // when to decide again
	onDay             // when to look at it again anyhow
)

// model is the wizard between two keys.
type model struct {
	iv            *interview.Interview
	look          look
	width, height int
	screen        screen

	list   *list              // the choices of the welcome, of a question, of the firm screen, of the decision
	q      questions.Question // the question that is shown
	edit   bool               // it was reached from the review and leads back there
	number string             // digits typed as the answer to a numeric question
	text   *textField         // the note or the day that is being typed
	review reviewList
	offers *checkList
	marks  *checkList // the conditions for deciding again
	scroll int        // of an explanation or of the lines of a file

	preview    interview.Preview
	previewed  bool
	objections []facts.Contradiction

	status string // one line for the person, gone with the next key
	why    error  // why it ended before its end
	done   bool
	quit   func() // ends the program from outside of Update
}

// inputEnded arrives when nothing more can be typed: the terminal is gone.
type inputEnded struct{}

func newModel(iv *interview.Interview, l look, width, height int) *model {
	width, height = sized(width, height)
	m := &model{iv: iv, look: l, width: width, height: height, quit: func() {}}
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

// resize makes the shown list anew: huh never gives a list back the room that
// a small window once took from it.
func (m *model) resize(width, height int) {
	width, height = sized(width, height)
	if width == m.width && height == m.height {
		return
	}
	m.width, m.height = width, height
	m.rebuild()
}

// sized is the size of a window. Terminals that do not know theirs say 0: then
// it is what terminals used to be.
func sized(width, height int) (int, int) {
	if width <= 0 || height <= 0 {
		return 80, 24
	}
	return width, height
}

func (m *model) rebuild() {
	switch {
	case m.screen == onWelcome:
		m.buildWelcome(m.hovered())
	case m.screen == onFirm:
		m.buildFirm(m.hovered())
	case m.screen == onOffers:
		m.offers.rebuild(m.columns(), m.look)
	case m.screen == onSide:
		m.buildSide(m.hovered())
	case m.screen == onTriggers:
		m.marks.rebuild(m.columns(), m.look)
	case m.list != nil && m.q.ID != "":
		m.buildQuestion(m.hovered())
	}
	if m.text != nil {
		m.text.rebuild(m.leftWidth(), m.look)
	}
}

func (m *model) hovered() int {
	if m.list == nil {
		return 0
	}
	i, _ := m.list.hovered()
	return i
}

// tooSmall reports whether nothing sensible fits into the window.
func (m *model) tooSmall() bool { return m.width < minWidth || m.height < minHeight }

// save keeps a draft without leaving.
func (m *model) save() {
	if m.iv.Options.SaveDraft == nil {
		m.status = "Answers cannot be saved here."
		return
	}
	path, err := m.iv.Options.SaveDraft(m.iv.Draft())
	if err != nil {
		m.status = "Not saved: " + interview.Clean(err.Error())
		return
	}
	m.status = "Saved in " + interview.Clean(path) + ". It is offered at the next start."
}

// advance goes on after an answer.
func (m *model) advance() {
	switch {
	case m.edit:
		m.toReview()
	case m.iv.Navigation.NewlyFirm():
		m.firm()
	case m.iv.Navigation.Forward():
		m.question()
	default:
		m.toReview()
	}
}
