package ask

import (
	"errors"
	"fmt"
	"strconv"

	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// review lists all answers and lets them be changed; errDone: finish, nil: go
// back to the questions.
func (t *talk) review() error {
	for {
		rows, err := t.list()
		if err != nil {
			return err
		}
		line, err := t.prompt("Review")
		if errors.Is(err, ErrInputEnded) && t.iv.left() == 0 {
			return errDone // all was asked: the input did not end early
		}
		if errors.Is(err, ErrInputEnded) {
			return fmt.Errorf("%w at the review, with %s not answered", err, counted(t.iv.left(), "question"))
		}
		switch {
		case err != nil:
			return err
		case line == "q":
			return ErrCancelled
		case line == "" || line == "f":
			return errDone
		case line == "b":
			return nil
		}
		if err := t.revise(rows, line); err != nil {
			return err
		}
	}
}

// list writes all answers with a number each.
func (t *talk) list() ([]questions.Question, error) {
	if err := t.write("\n"); err != nil {
		return nil, err
	}
	rows, all := t.iv.reviewed(), t.iv.answers()
	matters := map[questions.ID]bool{}
	for _, n := range t.iv.ranked() {
		matters[n.ID] = true
	}
	if err := t.say("Review. All answers:"); err != nil {
		return nil, err
	}
	for i, q := range rows {
		if err := t.item(fmt.Sprintf("%d. ", i+1), t.row(q, all[q.ID], matters[q.ID])); err != nil {
			return nil, err
		}
	}
	return rows, t.say("Enter finishes. Or type the number of an answer to change it, b to go back, q to quit.")
}

// row is one answer in words: where it is from, or whether it matters that it
// is open.
func (t *talk) row(q questions.Question, a questions.Answer, matters bool) string {
	s := clean(q.Short) + ": " + said(q, a)
	open := a.Option == questions.Unknown && len(a.AnyOf) == 0
	switch {
	case open && matters:
		s += "; could still change the result"
	case open && t.iv.opts.Next != nil:
		s += "; changes nothing"
	case origin(a) != "":
		s += ", from " + origin(a)
	}
	if n, ok := t.iv.notes[q.ID]; ok {
		s += "; note: " + n.Whole()
	}
	return s
}

// revise asks one question of the review again.
func (t *talk) revise(rows []questions.Question, line string) error {
	n, err := strconv.Atoi(line)
	if err != nil || n < 1 || n > len(rows) {
		return t.say("%s is not possible here: type a number from 1 to %d, Enter, b or q.", untrusted.Text(line), len(rows))
	}
	q := rows[n-1]
	if _, fixed := t.iv.opts.Fixed[q.ID]; fixed {
		return t.say("A flag gave this answer: start again with another --%s.", q.ID)
	}
	_, err = t.ask(q)
	return err
}
