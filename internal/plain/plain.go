// Package plain holds the interview as plain lines, for a terminal that cannot
// draw, for people who listen to it, and for answers from a pipe.
package plain

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"

	"advisor/internal/interview"
	"advisor/internal/questions"
)

// lineWidth is how wide plain lines are where nobody says otherwise.
const lineWidth = 80

// leastWidth is the width below which a terminal is not believed.
const leastWidth = 40

// errDone ends the plain lines after the review.
var errDone = errors.New("done")

// errJudged begins again with another environment.
var errJudged = errors.New("judged")

// session is the interview as plain lines: no colour, no cursor movement, nothing
// drawn, no byte of an escape sequence.
type session struct {
	iv    *interview.Interview
	in    *lineReader
	out   io.Writer
	width int
	taken []string // ids of the offers that were taken
}

// Run asks the questions of a set as plain lines: for screen readers, for
// terminals that cannot draw, and for answers from a pipe. It ends as the wizard
// does, and with ErrInputEnded where the input ends before the questions.
func Run(ctx context.Context, set questions.Questionnaire, o interview.Options) (interview.Result, error) {
	if f, ok := o.In.(*os.File); ok && !term.IsTerminal(f.Fd()) {
		o.Draft = nil // the lines of a pipe are answers to the questions
	}
	t := &session{iv: interview.New(set, o), in: readLines(ctx, o.In), out: o.Out, width: o.Width}
	defer t.in.close()
	if t.width < leastWidth {
		t.width = lineWidth
	}
	why := t.run()
	res := t.iv.Result()
	done := errors.Is(why, errDone)
	if !done || t.iv.Unsaved(t.taken) {
		res.Draft = t.iv.Keep()
	}
	if !done {
		return res, why
	}
	res.Done, res.Offers, res.Decision = true, t.taken, t.iv.Decision.After(t.taken)
	return res, nil
}

// run goes from the introduction to the end of the review, which is errDone.
func (t *session) run() error {
	if err := t.introduce(); err != nil {
		return err
	}
	if err := t.resume(); err != nil {
		return err
	}
	if err := t.takeRecord(); err != nil {
		return err
	}
	finish, err := t.enough()
	if err != nil {
		return err
	}
	more := t.iv.Navigation.Start() && !finish
	for {
		if !more {
			if err := t.toTheEnd(); err != nil {
				return err
			}
			more = true // back from the review
			if _, ok := t.iv.Navigation.Current(); !ok {
				more = false
			}
			continue
		}
		q, _ := t.iv.Navigation.Current()
		move, err := t.askQuestion(q)
		if errors.Is(err, errJudged) {
			return t.run()
		}
		if err != nil {
			return err
		}
		if more, err = t.follow(move); err != nil {
			return err
		}
	}
}

// toTheEnd goes through the review and what comes after it, which is errDone;
// nil: back to the questions.
func (t *session) toTheEnd() error {
	for {
		if err := t.review(); !errors.Is(err, errDone) {
			return err
		}
		if m, err := t.askLastSteps(); err != nil {
			return err
		} else if m == onward {
			return errDone
		}
	}
}

// move is where an answer leads.
type move int

const (
	onward move = iota
	backward
	toReview
)

// follow goes there; false: the review comes next.
func (t *session) follow(m move) (bool, error) {
	if m == toReview {
		return false, nil
	}
	if m == backward {
		if t.iv.Navigation.Back() {
			return true, nil
		}
		return true, t.say("This is the first question.")
	}
	if stop := t.iv.Navigation.Stop(); stop != interview.GoOn {
		finish, err := t.offerToFinish(stop)
		if finish || err != nil {
			return false, err
		}
	}
	return t.iv.Navigation.Forward(), nil
}

// say writes a paragraph, broken at the width, but in no word: a path is copied.
func (t *session) say(format string, args ...any) error {
	return t.write(strings.Join(interview.WrapWhole(fmt.Sprintf(format, args...), t.width), "\n") + "\n")
}

// sayItem writes one entry of a list, its further lines indented.
func (t *session) sayItem(lead, text string) error {
	return t.write(strings.Join(interview.HangWhole("  "+lead, text, t.width), "\n") + "\n")
}

func (t *session) write(s string) error {
	if _, err := io.WriteString(t.out, s); err != nil {
		return fmt.Errorf("writing the questions: %w", err)
	}
	return nil
}

// prompt asks for one line. At the end of the input the error says where.
func (t *session) prompt(word string) (string, error) {
	if err := t.write(word + ": "); err != nil {
		return "", err
	}
	line, err := t.in.next()
	if err == nil {
		return strings.TrimSpace(line), nil
	}
	if werr := t.write("\n"); werr != nil {
		return "", werr
	}
	return "", err
}
