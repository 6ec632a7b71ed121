package plain

import (
	"errors"
	"fmt"
	"strconv"

	"advisor/internal/english"
	"advisor/internal/interview"
)

// review lists all answers and lets them be changed; errDone: finish, nil: go
// back to the questions.
func (t *session) review() error {
	for {
		rows, err := t.listAnswers()
		if err != nil {
			return err
		}
		line, err := t.prompt("Review")
		if errors.Is(err, interview.ErrInputEnded) && t.iv.Left() == 0 {
			return errDone // all was asked: the input did not end early
		}
		if errors.Is(err, interview.ErrInputEnded) {
			return fmt.Errorf("%w at the review, with %s not answered", err, english.Count(t.iv.Left(), "question", "questions"))
		}
		switch {
		case err != nil:
			return err
		case line == "q":
			return interview.ErrCancelled
		case line == "" || line == "f":
			return errDone
		case line == "b":
			return nil
		case line == "save":
			if err := t.say("%s", t.iv.Save()); err != nil {
				return err
			}
			continue
		}
		if err := t.revise(rows, line); err != nil {
			return err
		}
	}
}

// listAnswers writes all answers with a number each.
func (t *session) listAnswers() ([]interview.Row, error) {
	if err := t.write("\n"); err != nil {
		return nil, err
	}
	rows, opens := t.iv.Review(), t.iv.Openness()
	if err := t.say("Review. All answers:"); err != nil {
		return nil, err
	}
	for i, r := range rows {
		if err := t.sayItem(fmt.Sprintf("%d. ", i+1), t.answerRow(r, opens)); err != nil {
			return nil, err
		}
	}
	return rows, t.say("%s Enter finishes. Or type the number of an answer to change it, b to go back, q to quit.", opens.Tally(rows))
}

// answerRow is one answer in words: where it is from, or whether it matters that it
// is open.
func (t *session) answerRow(r interview.Row, opens interview.Openness) string {
	q, a := r.Question, r.Answer
	s := interview.Clean(q.Short) + ": " + interview.Said(q, a)
	switch {
	case r.Open():
		s += "; " + opens.Remark(r)
	case len(r.Follows) > 0:
		s += ", " + r.Origin()
	case r.Origin() != "":
		s += ", from " + r.Origin()
	}
	if x, ok := t.iv.Overruled(q.ID, a); ok {
		s += "; the files suggest " + interview.Said(q, x) + ", " + interview.Origin(x)
	}
	if n, ok := t.iv.Notes[q.ID]; ok {
		s += "; note: " + n.Whole()
	}
	return s
}

// revise asks one question of the review again.
func (t *session) revise(rows []interview.Row, line string) error {
	n, err := strconv.Atoi(line)
	if err != nil || n < 1 || n > len(rows) {
		return t.say("%s is not an answer here. Enter a number from 1 to %d, Enter, b or q.", shown(line), len(rows))
	}
	if why := rows[n-1].Unchangeable(); why != "" {
		return t.say("%s", why)
	}
	_, err = t.askQuestion(rows[n-1].Question)
	return err
}
