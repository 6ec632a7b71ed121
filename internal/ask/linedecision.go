package ask

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"advisor/internal/untrusted"
)

// lastStep is one thing that is asked after the review. It gives backward to
// go to the one before, else onward.
type lastStep func(*talk) (move, error)

// lastly asks what comes after the review, as far as there is something to
// ask; backward: to the review. At the end of the input nothing more is asked,
// and what was not said stays as it was.
func (t *talk) lastly() (move, error) {
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
		case errors.Is(err, ErrInputEnded):
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
func (t *talk) lastSteps() []lastStep {
	var out []lastStep
	if len(t.iv.opts.Offers) > 0 {
		out = append(out, (*talk).offers)
	}
	if !t.iv.decides(t.taken) {
		return out
	}
	d := t.iv.opts.Deciding
	if !d.SideGiven {
		out = append(out, (*talk).takeSide)
	}
	if t.iv.side() == "" {
		return out
	}
	if !d.TriggersGiven && len(t.iv.conditions()) > 0 {
		out = append(out, (*talk).takeConditions)
	}
	if !d.ReviewGiven {
		out = append(out, (*talk).takeDay)
	}
	return out
}

// says writes several sentences, each on lines of its own.
func (t *talk) says(sentences ...string) error {
	for _, s := range sentences {
		if err := t.say("%s", s); err != nil {
			return err
		}
	}
	return nil
}

// takeSide asks what is decided.
func (t *talk) takeSide() (move, error) {
	var now string
	head := []string{askDecision}
	if p, ok := t.iv.preview(t.iv.answers()); ok {
		head = append(head, strings.Join(verdict(p), " "))
	}
	err := t.says(append(head, aboutDecision)...)
	for i, c := range sides() {
		if string(c.option) == t.iv.side() {
			now = c.label
		}
		err = errors.Join(err, t.item(fmt.Sprintf("%d. ", i+1), c.label))
	}
	if err = errors.Join(err, t.say("Enter means: %s. b goes back.", now)); err != nil {
		return onward, err
	}
	word, err := t.pick("Decision", "", "1", "2", "3", "compose", "kubernetes", "b", "q")
	if m, left, err := t.leaves(word, err); left {
		return m, err
	}
	side := t.iv.side()
	for i, c := range sides() {
		if word == strconv.Itoa(i+1) || word == string(c.option) && word != "" {
			side, now = string(c.option), c.label
		}
	}
	t.iv.decide(side)
	return onward, t.say("Taken: %s.", now)
}

// leaves answers what means the same at each of the last questions.
func (t *talk) leaves(word string, err error) (m move, left bool, _ error) {
	switch {
	case err != nil:
		return onward, true, err
	case word == "b":
		return backward, true, nil
	case word == "q":
		return onward, true, ErrCancelled
	}
	return onward, false, nil
}

// takeConditions asks which conditions call for a new decision.
func (t *talk) takeConditions() (move, error) {
	if err := t.listConditions(); err != nil {
		return onward, err
	}
	for {
		line, err := t.prompt("Conditions")
		if m, left, err := t.leaves(line, err); left {
			return m, err
		}
		if line == "" || line == "s" {
			t.iv.decided.marked, t.iv.decided.touched = line == "", true
			return onward, nil
		}
		if err := t.switches(line); err != nil {
			return onward, err
		}
	}
}

func (t *talk) listConditions() error {
	err := t.say("%s", askConditions)
	for i, c := range t.iv.conditions() {
		err = errors.Join(err, t.item(fmt.Sprintf("%d. ", i+1), c.state()+": "+c.words+". In the record: "+c.trigger.String()))
	}
	return errors.Join(err, t.say("Enter takes those that are on. Type a number to switch one on or off, s to add none, b to go back."))
}

// state is whether a condition is on, in a word.
func (c condition) state() string {
	if c.on {
		return "on"
	}
	return "off"
}

// switches switches the conditions of a line of numbers.
func (t *talk) switches(line string) error {
	conditions := t.iv.conditions()
	for _, word := range strings.Fields(line) {
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 || n > len(conditions) {
			return t.say("%s is not possible here: type a number from 1 to %d, Enter, s, b or q.", untrusted.Text(word), len(conditions))
		}
		c := conditions[n-1]
		t.iv.mark(c.trigger.String(), !c.on)
		c.on = !c.on
		if err := t.say("Now %s: %s.", c.state(), c.words); err != nil {
			return err
		}
	}
	return nil
}

// noDay are the words for no day of review.
var noDay = []string{"-", "none", "s"}

// takeDay asks for the day of the next review.
func (t *talk) takeDay() (move, error) {
	now := t.iv.day()
	meant := now
	if meant == "" {
		meant = "no day"
	}
	if err := t.say("%s Type a day such as 2027-06-30, or - for none. Enter means: %s. b goes back.", askReview, meant); err != nil {
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
		wrong := t.iv.wrongDay(line)
		if wrong == "" {
			t.iv.reviewOn(line)
			return onward, nil
		}
		if err := t.say("%s", wrong); err != nil {
			return onward, err
		}
	}
}
