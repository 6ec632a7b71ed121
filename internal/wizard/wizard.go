// Package wizard holds the interview on the full screen of a terminal, one
// question at a time with what the answers come to beside it. It is the only
// place that knows huh and bubbletea.
package wizard

import (
	"context"
	"fmt"
	"io"
	"os"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/term"
	"github.com/muesli/termenv"

	"advisor/internal/interview"
	"advisor/internal/questions"
)

// Run asks the questions of a set on a terminal. It ends when the person
// has gone through the review, or with one of the errors of this package; the
// terminal is then as it was before. A context that is cancelled with one of
// those errors as its cause ends the wizard with that error. Whatever the
// reason, answers that were given are kept as a draft when they can be.
func Run(ctx context.Context, set questions.Questionnaire, o interview.Options) (interview.Result, error) {
	in, out, ok := terminals(o)
	if !ok {
		return interview.Result{}, interview.ErrNoTerminal
	}
	if w, h, err := term.GetSize(out.Fd()); err == nil && o.Width == 0 && o.Height == 0 {
		o.Width, o.Height = w, h
	}
	paint(out, o.Color)
	iv := interview.New(set, o)
	m := newModel(iv, newLook(o.ASCII), o.Width, o.Height)
	why := run(ctx, m, in, out)
	iv = m.iv // which another environment may have replaced
	res := iv.Result()
	res.Done = why == nil
	if res.Done {
		res.Offers, res.Decision = m.taken(), iv.Decision.After(m.taken())
	}
	if !res.Done || iv.Unsaved(res.Offers) {
		res.Draft = iv.Keep()
	}
	return res, why
}

// terminals are the two streams of the wizard; false: one is no terminal.
func terminals(o interview.Options) (in, out *os.File, ok bool) {
	in, isFile := o.In.(*os.File)
	out, alsoFile := o.Out.(*os.File)
	return in, out, isFile && alsoFile && term.IsTerminal(in.Fd()) && term.IsTerminal(out.Fd())
}

// paint makes the library draw for the stream that is drawn on, which need
// not be the standard output, in colours that every background shows or in none.
func paint(out *os.File, color bool) {
	r := lipgloss.NewRenderer(out)
	r.SetHasDarkBackground(true) // no style depends on it; unset, it would be asked for
	r.SetColorProfile(termenv.Ascii)
	if color {
		r.SetColorProfile(termenv.ANSI256)
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
		return interview.Cause(ctx)
	case err != nil:
		return fmt.Errorf("%w: %w", interview.ErrInternal, err)
	}
	return interview.ErrCancelled
}

// woken arrives when the program goes on after it was stopped.
type woken struct{}

// redraw takes the terminal again and draws everything: whatever happened to
// it in between, its modes and its screen are right afterwards.
func redraw() tea.Cmd {
	return tea.Exec(nothing{}, func(error) tea.Msg { return nil })
}

// nothing is a command that does nothing, for what the library does around it.
type nothing struct{ noStreams }

func (nothing) Run() error { return nil }

type noStreams struct{}

func (noStreams) SetStdin(io.Reader)  {}
func (noStreams) SetStdout(io.Writer) {}
func (noStreams) SetStderr(io.Writer) {}
