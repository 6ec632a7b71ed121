package plain

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"advisor/internal/interview"
	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// command answers one line; left: the question is done with.
func (t *session) command(q questions.Question, line string) (m move, left bool, err error) {
	word, rest, _ := strings.Cut(line, " ")
	switch word {
	case "b":
		return backward, true, nil
	case "r":
		return toReview, true, nil
	case "q":
		return onward, true, interview.ErrCancelled
	case "?", "??":
		return onward, false, t.why(q, word == "??")
	case "n":
		return onward, false, t.takeNote(q, rest)
	case "v":
		return onward, false, t.evidence(q)
	case "p":
		return onward, false, t.soFar()
	case "save":
		return onward, false, t.say("%s", t.iv.Save())
	case "e":
		err := t.judge(strings.TrimSpace(rest))
		return onward, errors.Is(err, errJudged), err
	}
	a, err := t.readAnswer(q, line)
	if err != nil {
		return onward, false, t.say("%s.", err)
	}
	return onward, true, t.takeAnswer(q, a)
}

// readAnswer reads a line as an answer: nothing, s, a number, or the id of an option.
func (t *session) readAnswer(q questions.Question, line string) (questions.Answer, error) {
	wizard := func(id questions.OptionID) questions.Answer {
		return questions.Answer{Option: id, Source: questions.FromWizard}
	}
	switch o, ok := q.Option(questions.OptionID(line)); {
	case line == "":
		a, ok := t.iv.Answer(q.ID)
		if !ok {
			a.Source = questions.FromWizard
		}
		return a, nil
	case line == "s" || line == questions.UnknownWord:
		return wizard(questions.Unknown), nil
	case q.Numeric && isNumber(line):
		a, _, err := interview.ReadNumber(q, line)
		return a, err
	case ok:
		return wizard(o.ID), nil
	case q.Numeric:
		return questions.Answer{}, fmt.Errorf("%s is not an answer here. Enter %s, or b, s, ?, n, r or q", shown(line), interview.NumberSpan(q))
	}
	cs := interview.Choices(q)
	n, err := strconv.Atoi(line)
	if err != nil || !isNumber(line) || n < 1 || n > len(cs) {
		return questions.Answer{}, fmt.Errorf("%s is not an answer here. Enter a number from 1 to %d, or b, s, ?, n, r or q", shown(line), len(cs))
	}
	return wizard(cs[n-1].Option), nil
}

// mostShown is how much of what was typed is repeated, in cells.
const mostShown = 40

// shown is what was typed, to be said back.
func shown(typed string) string {
	return ansi.Truncate(untrusted.Text(typed).Clean(), mostShown, "...")
}

// isNumber tells a whole number in plain digits.
func isNumber(s string) bool {
	return s != "" && len(s) <= interview.MaxDigits && strings.Trim(s, "0123456789") == ""
}

// takeAnswer records an answer, says it back, and says what the files hold against
// it.
func (t *session) takeAnswer(q questions.Question, a questions.Answer) error {
	before, _ := t.iv.Preview(t.iv.Answers())
	t.iv.Choose(q.ID, a)
	if err := t.say("Taken: %s.", interview.Said(q, a)); err != nil {
		return err
	}
	after, _ := t.iv.Preview(t.iv.Answers())
	for _, s := range interview.RulingsOut(after) {
		if slices.Contains(interview.RulingsOut(before), s) {
			continue
		}
		if err := t.say("%s", s); err != nil {
			return err
		}
	}
	for _, c := range t.iv.Objections(q.ID, t.iv.Answers()) {
		if err := t.say("%s.", interview.Objection(c)); err != nil {
			return err
		}
	}
	return nil
}
