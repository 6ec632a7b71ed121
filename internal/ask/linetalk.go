package ask

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// why explains a question.
func (t *talk) why(q questions.Question) error {
	return t.write(strings.Join(prose(t.iv.explain(q), t.width), "\n") + "\n")
}

// takeNote keeps a note: the rest of the line, or the next one.
func (t *talk) takeNote(q questions.Question, text string) error {
	if text == "" {
		var err error
		if text, err = t.prompt("Note"); err != nil && !errors.Is(err, ErrInputEnded) {
			return err
		}
	}
	t.iv.note(q.ID, cleanNote(text))
	if cleanNote(text) == "" {
		return t.say("No note.")
	}
	return t.say("Noted.")
}

// evidence writes the lines that a suggestion rests on.
func (t *talk) evidence(q questions.Question) error {
	s, ok := t.iv.suggestion(q.ID)
	if !ok || len(s.Evidence) == 0 || t.iv.opts.Snippet == nil {
		return t.say("The files show nothing about this question.")
	}
	for _, p := range s.Evidence {
		if err := t.say("%s:", p); err != nil {
			return err
		}
		for _, line := range t.iv.opts.Snippet(p) {
			text := untrusted.Text(strings.ReplaceAll(string(line.Text), "\t", "  ")).Clean()
			if err := t.write(fmt.Sprintf("%6d  %s\n", line.Number, text)); err != nil {
				return err
			}
		}
	}
	return nil
}

// soFar says what the answers come to.
func (t *talk) soFar() error {
	p, ok := t.iv.preview(t.iv.answers())
	if !ok {
		return t.say("There is no result before the end.")
	}
	s := fmt.Sprintf("So far, provisional: %s of 100, where above 50 is towards Kubernetes; it could be %s.", points(p.Score), reach(p.Low, p.High))
	for _, a := range p.Axes {
		s += fmt.Sprintf(" %s: %s.", a.Name, points(a.Score))
	}
	return t.say("%s %s", s, strings.Join(verdict(p), " "))
}

// offerToFinish says that nothing can change any more; true: finish.
func (t *talk) offerToFinish() (bool, error) {
	if err := t.say("Nothing that is left can change this. Enter finishes, c goes on with the other %s.", counted(t.iv.left(), "question")); err != nil {
		return false, err
	}
	word, err := t.pick("Finish", "", "c", "q")
	switch {
	case errors.Is(err, ErrInputEnded):
		return true, nil
	case word == "q":
		return false, ErrCancelled
	}
	t.iv.onward = word == "c"
	return word == "", err
}

// pick asks until one of the words is typed; the empty one is Enter alone.
func (t *talk) pick(prompt string, words ...string) (string, error) {
	for {
		line, err := t.prompt(prompt)
		if err != nil || slices.Contains(words, line) {
			return line, err
		}
		if err := t.say("%s is not possible here: type %s, or Enter alone.", untrusted.Text(line), strings.Join(words[1:], " or ")); err != nil {
			return "", err
		}
	}
}

// resume offers to go on with a draft.
func (t *talk) resume() error {
	d := t.iv.opts.Draft
	if d == nil {
		return nil
	}
	fit, gone, added := d.Fit(t.iv.set)
	for _, s := range news(gone, added) {
		if err := t.say("%s", s); err != nil {
			return err
		}
	}
	if err := t.say("An earlier conversation was stopped after %s. Enter goes on with it, n starts over, d throws it away and starts over.", counted(len(fit.Given), "answer")); err != nil {
		return err
	}
	switch word, err := t.pick("Draft", "", "n", "d", "q"); {
	case err != nil:
		return err
	case word == "q":
		return ErrCancelled
	case word == "d" && t.iv.opts.DropDraft != nil:
		return t.iv.opts.DropDraft()
	case word == "":
		t.iv.resume(fit)
	}
	return nil
}

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

// offers asks about each thing that can be done with the result. At the end
// of the input nothing more is done.
func (t *talk) offers() ([]string, error) {
	var taken []string
	for _, o := range t.iv.opts.Offers {
		word := "no"
		if o.On {
			word = "yes"
		}
		if err := t.say("Also %s? y or n; Enter means %s.", clean(o.Label), word); err != nil {
			return taken, err
		}
		word, err := t.pick("Answer", "", "y", "n")
		if errors.Is(err, ErrInputEnded) {
			return taken, nil
		}
		if err != nil {
			return taken, err
		}
		if word == "y" || (word == "" && o.On) {
			taken = append(taken, o.ID)
		}
	}
	return taken, nil
}
