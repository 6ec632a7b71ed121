package plain

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/interview"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/untrusted"
)

// why explains a question in short, or in whole.
func (t *session) why(q questions.Question, whole bool) error {
	text := t.iv.ExplainAll(q)
	if !whole {
		if short := t.iv.Explain(q); short != text {
			text = short + "\n\n?? says all there is."
		}
	}
	return t.write(interview.ProseWhole(text, t.width))
}

// takeNote keeps a note: the rest of the line, or the next one.
func (t *session) takeNote(q questions.Question, text string) error {
	if text == "" {
		var err error
		if text, err = t.prompt(fmt.Sprintf("Note, at most %d characters", record.MaxNote)); err != nil && !errors.Is(err, interview.ErrInputEnded) {
			return err
		}
	}
	note, err := interview.ReadNote(text)
	if err != nil {
		return t.say("Not kept: %s.", err)
	}
	if t.iv.Note(q.ID, note); note == "" {
		return t.say("No note.")
	}
	return t.say("Noted.")
}

// evidence writes the lines that a suggestion rests on.
func (t *session) evidence(q questions.Question) error {
	s, ok := t.iv.Suggestion(q.ID)
	if !ok || len(s.Evidence) == 0 || t.iv.Options.Snippet == nil {
		return t.say("The files show nothing about this question.")
	}
	for _, p := range s.Evidence {
		if err := t.say("%s:", p); err != nil {
			return err
		}
		for _, line := range t.iv.Options.Snippet(p) {
			text := untrusted.Text(strings.ReplaceAll(string(line.Text), "\t", "  ")).Clean()
			if err := t.write(fmt.Sprintf("%6d  %s\n", line.Number, text)); err != nil {
				return err
			}
		}
	}
	return nil
}

// soFar says what the answers come to.
func (t *session) soFar() error {
	p, ok := t.iv.Preview(t.iv.Answers())
	if !ok {
		return t.say("There is no result before the end.")
	}
	verdict := strings.Join(interview.Verdict(p), " ")
	if len(p.RuledOut) > 0 { // no score counts against that
		return t.say("So far, provisional: %s", verdict)
	}
	s := fmt.Sprintf("So far, provisional: %s of 100, where above 50 is towards Kubernetes; it could be %s.", interview.Points(p.Score), interview.Reach(p.Low, p.High))
	var axes []string
	for _, a := range p.Axes {
		axes = append(axes, a.Name+" "+interview.Points(a.Score))
	}
	if len(axes) > 0 {
		s += " " + english.Upper(strings.Join(axes, ", ")) + "."
	}
	return t.say("%s %s", s, verdict)
}

// enough offers to finish where enough is known before the first question.
func (t *session) enough() (finish bool, _ error) {
	stop := t.iv.Navigation.Stop()
	if stop == interview.GoOn {
		return false, nil
	}
	return t.offerToFinish(stop)
}

// offerToFinish says why the conversation may end; true: finish.
func (t *session) offerToFinish(why interview.Stop) (bool, error) {
	if err := t.say("%s Enter finishes, c goes on.", t.iv.Stopping(why)); err != nil {
		return false, err
	}
	word, err := t.pick("Finish", "", "c", "q")
	switch {
	case errors.Is(err, interview.ErrInputEnded):
		return true, nil
	case word == "q":
		return false, interview.ErrCancelled
	}
	if word == "c" {
		t.iv.Navigation.Continue(why)
	}
	return word == "", err
}

// pick asks until one of the words is typed; the empty one is Enter alone.
func (t *session) pick(prompt string, words ...string) (string, error) {
	for {
		line, err := t.prompt(prompt)
		if err != nil || slices.Contains(words, line) {
			return line, err
		}
		if err := t.say("%s is not an answer here. Enter %s, or Enter alone.", shown(line), english.Or(words[1:])); err != nil {
			return "", err
		}
	}
}

// resume offers to go on with a draft.
func (t *session) resume() error {
	d := t.iv.Options.Draft
	if d == nil {
		return nil
	}
	fit, gone, added := d.Fit(t.iv.Questionnaire)
	for _, s := range interview.News(gone, added) {
		if err := t.say("%s", s); err != nil {
			return err
		}
	}
	words, other := []string{"", "n", "d", "q"}, ""
	switch {
	case fit.Quick:
		words, other = append(words, "o"), " o goes on section by section,"
	case t.iv.CanRank():
		words, other = append(words, "o"), " o goes on with the most telling questions first,"
	}
	if err := t.say("An earlier conversation was stopped: %s, %d to go. Enter goes on with it,%s n starts over, d throws it away and starts over.", fit.Summary(), t.iv.ToGo(fit), other); err != nil {
		return err
	}
	switch word, err := t.pick("Draft", words...); {
	case err != nil:
		return err
	case word == "q":
		return interview.ErrCancelled
	case word == "d" && t.iv.Options.DropDraft != nil:
		return t.iv.Options.DropDraft()
	case word == "" || word == "o":
		t.iv.Resume(fit)
		t.iv.Navigation.Quick = fit.Quick != (word == "o")
	}
	return nil
}

// takeRecord offers to go on from the record that was found.
func (t *session) takeRecord() error {
	rec := t.iv.Options.Record
	if rec == nil || len(t.iv.Given) > 0 {
		return nil
	}
	name := interview.Clean(rec.Name)
	if err := t.say("There is %s: %s. Enter continues from it, n starts over; what you do not answer again stays in it.", name, interview.Clean(rec.Summary)); err != nil {
		return err
	}
	word, err := t.pick("Record", "", "n", "q")
	switch {
	case err != nil:
		return err
	case word == "q":
		return interview.ErrCancelled
	case word == "":
		return nil
	}
	o, err := t.iv.Options.Fresh()
	if err != nil {
		return t.say("%s", interview.Clean(err.Error()))
	}
	t.iv = interview.New(t.iv.Questionnaire, o)
	return t.say("%s", t.iv.Length())
}

// takeOffers asks about each thing that can be done with the result.
func (t *session) takeOffers() (move, error) {
	t.taken = nil
	for _, o := range t.iv.Options.Offers {
		word := "no"
		if o.On {
			word = "yes"
		}
		if err := t.say("Also %s? y or n; Enter means %s, b goes back.", interview.Clean(o.Label), word); err != nil {
			return onward, err
		}
		word, err := t.pick("Answer", "", "y", "n", "b", "q")
		if m, left, err := t.leaves(word, err); left {
			return m, err
		}
		if word == "y" || (word == "" && o.On) {
			t.taken = append(t.taken, o.ID)
		}
	}
	return onward, nil
}
