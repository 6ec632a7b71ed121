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

// introduce says what this is and how to answer.
func (t *talk) introduce() error {
	w := t.iv.opts.Welcome
	if err := t.say("Docker Compose or Kubernetes for production? %s Nothing leaves this machine.", t.iv.length()); err != nil {
		return err
	}
	if w.Project != "" {
		if err := t.say("Found in %s:", w.Project.Clean()); err != nil {
			return err
		}
		for _, f := range t.iv.finds() {
			if err := t.item("- ", f); err != nil {
				return err
			}
		}
	}
	return t.say("Answer with the number of an option; Enter alone takes the answer that is named. Or type b: back, s: skip, ?: why, n: note, v: lines of the file, p: result so far, r: review, q: quit.")
}

// ask asks one question until it is answered or left.
func (t *talk) ask(q questions.Question) (move, error) {
	if err := t.pose(q); err != nil {
		return onward, err
	}
	for {
		line, err := t.prompt("Answer")
		if errors.Is(err, ErrInputEnded) {
			return onward, t.endedAt(q, err)
		}
		if err != nil {
			return onward, err
		}
		if m, left, err := t.command(q, line); left || err != nil {
			return m, err
		}
	}
}

// endedAt says at which question the input ended.
func (t *talk) endedAt(q questions.Question, err error) error {
	if k, n := t.iv.count(q.ID); k > 0 {
		return fmt.Errorf("%w at question %d of %d", err, k, n)
	}
	return fmt.Errorf("%w while the answer to %s was being changed", err, q.ID)
}

// pose writes a question with its options and what Enter alone means.
func (t *talk) pose(q questions.Question) error {
	k, n := t.iv.count(q.ID)
	which := fmt.Sprintf("Question %d of %d.", k, n)
	switch {
	case k == 0:
		which = "Changing an answer."
	case t.iv.quick:
		which = fmt.Sprintf("Question %d of at most %d.", k, n)
	}
	if err := t.write("\n"); err != nil {
		return err
	}
	if err := t.say("%s %s.", which, t.iv.section(q.Section)); err != nil {
		return err
	}
	if err := t.say("%s", clean(q.Ask)); err != nil {
		return err
	}
	if err := t.options(q); err != nil {
		return err
	}
	return t.say("Enter means: %s", t.standing(q))
}

func (t *talk) options(q questions.Question) error {
	for i, c := range choices(q) {
		lead := fmt.Sprintf("%d. ", i+1)
		if q.Numeric {
			lead = ""
			if o, ok := q.Option(c.option); !ok {
				lead = "s: "
			} else if !o.Counts {
				lead = string(o.ID) + ": "
			}
		}
		if err := t.item(lead, c.label); err != nil {
			return err
		}
	}
	if q.Numeric {
		return t.say("Type the number itself, for example %d.", exampleNumber(q))
	}
	return nil
}

// exampleNumber is a number that a numeric question accepts.
func exampleNumber(q questions.Question) int {
	for _, o := range slices.Backward(q.Options) {
		if o.Counts && o.High < questions.MaxNumber {
			return o.High
		}
	}
	return 1
}

// standing is what Enter alone means, in words.
func (t *talk) standing(q questions.Question) string {
	a, _ := t.iv.answer(q.ID)
	s := said(q, a) + "."
	if a.Source == questions.FromScan && a.Option != questions.Unknown {
		s = said(q, a) + ", from " + origin(a)
		if a.Because != "" {
			s += ": " + a.Because.Whole()
		}
		s += "."
	}
	return s
}

// command answers one line; left: the question is done with.
func (t *talk) command(q questions.Question, line string) (m move, left bool, err error) {
	word, rest, _ := strings.Cut(line, " ")
	switch word {
	case "b":
		return backward, true, nil
	case "r":
		return toReview, true, nil
	case "q":
		return onward, true, ErrCancelled
	case "?":
		return onward, false, t.why(q)
	case "n":
		return onward, false, t.takeNote(q, rest)
	case "v":
		return onward, false, t.evidence(q)
	case "p":
		return onward, false, t.soFar()
	}
	a, err := t.read(q, line)
	if err != nil {
		return onward, false, t.say("%s", err)
	}
	return onward, true, t.take(q, a)
}

// read reads a line as an answer: nothing, s, a number, or the id of an option.
func (t *talk) read(q questions.Question, line string) (questions.Answer, error) {
	wizard := func(id questions.OptionID) questions.Answer {
		return questions.Answer{Option: id, Source: questions.FromWizard}
	}
	switch o, ok := q.Option(questions.OptionID(line)); {
	case line == "":
		a, ok := t.iv.answer(q.ID)
		if !ok {
			a.Source = questions.FromWizard
		}
		return a, nil
	case line == "s" || line == questions.UnknownWord:
		return wizard(questions.Unknown), nil
	case q.Numeric && isNumber(line):
		a, _, err := readNumber(q, line)
		return a, err
	case ok:
		return wizard(o.ID), nil
	case q.Numeric:
		return questions.Answer{}, fmt.Errorf("%s is not possible here: type %s, or b, s, ?, n, r or q", untrusted.Text(line), span(q))
	}
	cs := choices(q)
	n, err := strconv.Atoi(line)
	if err != nil || !isNumber(line) || n < 1 || n > len(cs) {
		return questions.Answer{}, fmt.Errorf("%s is not possible here: type a number from 1 to %d, or b, s, ?, n, r or q", untrusted.Text(line), len(cs))
	}
	return wizard(cs[n-1].option), nil
}

// isNumber tells a whole number in plain digits.
func isNumber(s string) bool {
	return s != "" && len(s) <= maxDigits && strings.Trim(s, "0123456789") == ""
}

// take records an answer, says it back, and says what the files hold against
// it.
func (t *talk) take(q questions.Question, a questions.Answer) error {
	t.iv.choose(q.ID, a)
	if err := t.say("Taken: %s.", said(q, a)); err != nil {
		return err
	}
	for _, c := range t.iv.objections(q.ID, t.iv.answers()) {
		if err := t.say("The files speak against this: %s.", c.Message.Whole()); err != nil {
			return err
		}
	}
	return nil
}
