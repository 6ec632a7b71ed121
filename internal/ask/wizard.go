package ask

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/term"
	"github.com/muesli/termenv"

	"advisor/internal/questions"
)

// Wizard asks the questions of a set on a terminal. It ends when the person
// has gone through the review, or with one of the errors of this package; the
// terminal is then as it was before. A context that is cancelled with one of
// those errors as its cause ends the wizard with that error. Whatever the
// reason, answers that were given are kept as a draft when they can be.
func Wizard(ctx context.Context, set questions.Questionnaire, o Options) (Result, error) {
	in, out, ok := terminals(o)
	if !ok {
		return Result{}, ErrNoTerminal
	}
	if w, h, err := term.GetSize(out.Fd()); err == nil && o.Width == 0 && o.Height == 0 {
		o.Width, o.Height = w, h
	}
	paint(out, o.Color)
	iv := newInterview(set, o)
	m := newModel(iv, newLook(o.ASCII), o.Width, o.Height)
	why := run(ctx, m, in, out)
	res := iv.result()
	res.Done = why == nil
	if res.Done {
		res.Offers, res.Decision = m.taken(), iv.decisionAfter(m.taken())
	}
	if !res.Done {
		res.Draft = iv.keep()
	}
	return res, why
}

// terminals are the two streams of the wizard; false: one is no terminal.
func terminals(o Options) (in, out *os.File, ok bool) {
	in, isFile := o.In.(*os.File)
	out, alsoFile := o.Out.(*os.File)
	return in, out, isFile && alsoFile && term.IsTerminal(in.Fd()) && term.IsTerminal(out.Fd())
}

// paint makes the library draw for the stream that is drawn on, which need
// not be the standard output, in the terminal's sixteen colours or in none.
func paint(out *os.File, color bool) {
	r := lipgloss.NewRenderer(out)
	r.SetHasDarkBackground(true) // no style depends on it; unset, it would be asked for
	r.SetColorProfile(termenv.Ascii)
	if color {
		r.SetColorProfile(termenv.ANSI)
	}
	lipgloss.SetDefaultRenderer(r)
}

// framesPerSecond is the most that the library draws, so that a key is seen
// after 8 ms and not after 16.
const framesPerSecond = 120

// run runs the program until it ends and says why it ended early, if it did.
func run(ctx context.Context, m *model, typed, out *os.File) error {
	in := &terminalInput{File: typed}
	p := tea.NewProgram(m,
		tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(out), tea.WithAltScreen(),
		tea.WithoutSignalHandler(), tea.WithoutCatchPanics(), tea.WithFPS(framesPerSecond))
	in.ended = func() { go p.Send(inputEnded{}) }
	m.quit = func() { go p.Quit() }
	defer onContinue(func() { p.Send(woken{}) })()
	_, err := p.Run()
	switch {
	case m.done:
		return nil
	case m.why != nil:
		return m.why
	case ctx.Err() != nil:
		return cause(ctx)
	case err != nil:
		return fmt.Errorf("%w: %w", ErrInternal, err)
	}
	return ErrCancelled
}

// cause is why a context ended, in the words of this package.
func cause(ctx context.Context) error {
	err := context.Cause(ctx)
	for _, known := range []error{ErrCancelled, ErrTerminated, ErrHangup, ErrQuit} {
		if errors.Is(err, known) {
			return known
		}
	}
	return fmt.Errorf("%w: %w", ErrCancelled, err)
}

// keep saves a draft of what was answered and tells where; empty: nowhere.
func (iv *interview) keep() string {
	if iv.opts.SaveDraft == nil || len(iv.given)+len(iv.notes) == 0 && !iv.decided.touched {
		return ""
	}
	path, err := iv.opts.SaveDraft(iv.draft())
	if err != nil {
		return ""
	}
	return path
}

// terminalInput is the terminal that is typed on. The library stops reading
// at the end of its input and says nothing; this says so.
type terminalInput struct {
	*os.File
	ended func()
}

// Read reads what was typed. Any error is the end: the terminal is gone.
func (t *terminalInput) Read(p []byte) (int, error) {
	n, err := t.File.Read(p)
	if err != nil && n == 0 {
		t.ended()
		return 0, io.EOF
	}
	return n, nil
}
