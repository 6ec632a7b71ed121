package plain

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"advisor/internal/interview"
)

// lastStep is one thing that is asked after the review. It gives backward to
// go to the one before, else onward.
type lastStep func(*session) (move, error)

// askLastSteps asks what comes after the review, as far as there is something to
// ask; backward: to the review. At the end of the input nothing more is asked,
// and what was not said stays as it was.
func (t *session) askLastSteps() (move, error) {
	for at := 0; ; {
		steps := t.lastSteps()
		if at >= len(steps) {
			return onward, nil
		}
		if err := t.write("\n"); err != nil {
			return onward, err
		}
		m, err := steps[at](t)
		switch {
		case errors.Is(err, interview.ErrInputEnded):
			return onward, nil
		case err != nil:
			return onward, err
		case m != backward:
			at++
		case at == 0:
			return backward, nil
		default:
			at--
		}
	}
}

// lastSteps are the steps that there is something for as things stand.
func (t *session) lastSteps() []lastStep {
	var out []lastStep
	if len(t.iv.Options.Offers) > 0 {
		out = append(out, (*session).takeOffers)
	}
	if !t.iv.Decision.Asked(t.taken) {
		return out
	}
	d := t.iv.Options.Deciding
	if !d.SideGiven {
		out = append(out, (*session).takeSide)
	}
	if t.iv.Decision.Side() == "" {
		return out
	}
	if !d.TriggersGiven && len(t.iv.Decision.Conditions()) > 0 {
		out = append(out, (*session).takeConditions)
	}
	if !d.ReviewGiven {
		out = append(out, (*session).takeDay)
	}
	return out
}

// sayAll writes several sentences, each on lines of its own.
func (t *session) sayAll(sentences ...string) error {
	for _, s := range sentences {
		if err := t.say("%s", s); err != nil {
			return err
		}
	}
	return nil
}

// takeSide asks what is decided.
func (t *session) takeSide() (move, error) {
	var now string
	err := t.sayAll(append(t.iv.Basis(), interview.AskDecision, interview.AboutDecision)...)
	for i, c := range t.iv.Decision.Sides() {
		if string(c.Option) == t.iv.Decision.Side() {
			now = c.Label
		}
		err = errors.Join(err, t.sayItem(fmt.Sprintf("%d. ", i+1), c.Label))
	}
	if err = errors.Join(err, t.say("Enter means: %s. b goes back.", now)); err != nil {
		return onward, err
	}
	word, err := t.pick("Decision", "", "1", "2", "3", "compose", "kubernetes", "b", "q")
	if m, left, err := t.leaves(word, err); left {
		return m, err
	}
	side := t.iv.Decision.Side()
	for i, c := range t.iv.Decision.Sides() {
		if word == strconv.Itoa(i+1) || word == string(c.Option) && word != "" {
			side, now = string(c.Option), c.Label
		}
	}
	t.iv.Decision.Decide(side)
	return onward, t.say("Taken: %s.", now)
}

// leaves answers what means the same at each of the last questions.
func (t *session) leaves(word string, err error) (m move, left bool, _ error) {
	switch {
	case err != nil:
		return onward, true, err
	case word == "b":
		return backward, true, nil
	case word == "q":
		return onward, true, interview.ErrCancelled
	}
	return onward, false, nil
}

// takeConditions asks which conditions call for a new decision.
func (t *session) takeConditions() (move, error) {
	if err := t.listConditions(); err != nil {
		return onward, err
	}
	for {
		line, err := t.prompt("Conditions")
		if m, left, err := t.leaves(line, err); left {
			return m, err
		}
		if line == "" || line == "s" {
			t.iv.Decision.Marked(line == "")
			return onward, nil
		}
		if err := t.switchConditions(line); err != nil {
			return onward, err
		}
	}
}

func (t *session) listConditions() error {
	err := t.say("%s", interview.AskConditions)
	for i, c := range t.iv.Decision.Conditions() {
		err = errors.Join(err, t.sayItem(fmt.Sprintf("%d. ", i+1), onOrOff(c)+": "+c.Words+". In the record: "+c.Trigger.String()))
	}
	return errors.Join(err, t.say("Enter takes those that are on. Type a number to switch one on or off, s to add none, b to go back."))
}

// onOrOff is whether a condition is on, in a word.
func onOrOff(c interview.Condition) string {
	if c.On {
		return "on"
	}
	return "off"
}

// switchConditions switches the conditions of a line of numbers.
func (t *session) switchConditions(line string) error {
	conditions := t.iv.Decision.Conditions()
	for _, word := range strings.Fields(line) {
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 || n > len(conditions) {
			return t.say("%s is not an answer here. Enter a number from 1 to %d, Enter, s, b or q.", shown(word), len(conditions))
		}
		c := conditions[n-1]
		t.iv.Decision.Mark(c.Trigger.String(), !c.On)
		c.On = !c.On
		if err := t.say("Now %s: %s.", onOrOff(c), c.Words); err != nil {
			return err
		}
	}
	return nil
}

// noDay are the words for no day of review.
var noDay = []string{"-", "none", "s"}

// takeDay asks for the day of the next review.
func (t *session) takeDay() (move, error) {
	now := t.iv.Decision.Day()
	meant := now
	if meant == "" {
		meant = "no day"
	}
	if err := t.say("%s Type a day such as 2027-06-30, or - for none. Enter means: %s. b goes back.", interview.AskReview, meant); err != nil {
		return onward, err
	}
	for {
		line, err := t.prompt("Review by")
		if m, left, err := t.leaves(line, err); left {
			return m, err
		}
		switch {
		case line == "":
			line = now
		case slices.Contains(noDay, line):
			line = ""
		}
		wrong := t.iv.Decision.WrongDay(line)
		if wrong == "" {
			t.iv.Decision.ReviewOn(line)
			return onward, nil
		}
		if err := t.say("%s", wrong); err != nil {
			return onward, err
		}
	}
}
