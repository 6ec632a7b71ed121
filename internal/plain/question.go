package plain

import (
	"errors"
	"fmt"
	"slices"

	"advisor/internal/english"
	"advisor/internal/interview"
	"advisor/internal/questions"
)

// introduce says what this is and how to answer.
func (t *session) introduce() error {
	w := t.iv.Options.Welcome
	if err := t.say("Docker Compose or Kubernetes for production? %s Nothing leaves this machine.", t.iv.Length()); err != nil {
		return err
	}
	if w.Project != "" {
		if err := t.say("Found in %s:", w.Project.Clean()); err != nil {
			return err
		}
		for _, f := range t.iv.Finds() {
			if err := t.sayItem("- ", f); err != nil {
				return err
			}
		}
	}
	if w.Nothing != "" {
		if err := t.say("%s", w.Nothing.Whole()); err != nil {
			return err
		}
	}
	if others := t.iv.Options.Welcome.Others; t.iv.Options.Judge != nil && len(others) > 0 {
		var said []string
		for _, x := range others {
			said = append(said, x.Said())
		}
		if err := t.say("Before the first answer, e NAME judges another environment: %s.", english.And(said)); err != nil {
			return err
		}
	}
	lines := ""
	if w.Project != "" {
		lines = " v: lines of the file,"
	}
	return t.say("Answer with the number of an option; Enter alone takes the answer that is named. Or type b: back, s: skip, ?: what each answer changes, n: note,%s p: result so far, r: review, save: keep a draft and go on, q: quit.", lines)
}

// others are the names of the environments that could be judged instead.
func (t *session) others() []string {
	if t.iv.Options.Judge == nil {
		return nil
	}
	var out []string
	for _, x := range t.iv.Options.Welcome.Others {
		out = append(out, x.Name.Clean())
	}
	return out
}

// judge begins again with another environment, which is errJudged. What was
// answered rests on the files of this one.
func (t *session) judge(name string) error {
	others := t.others()
	i := slices.Index(others, name)
	switch {
	case len(others) == 0:
		return t.say("The files describe no other environment.")
	case len(t.iv.Given) > 0:
		return t.say("Another environment can be judged before the first answer only; start again with --environment.")
	case i < 0:
		return t.say("Another environment is one of %s.", english.And(others))
	}
	o, err := t.iv.Options.Judge(t.iv.Options.Welcome.Others[i].Name)
	if err != nil {
		return t.say("It cannot be judged: %s.", interview.Clean(err.Error()))
	}
	t.iv = interview.New(t.iv.Questionnaire, o)
	return errJudged
}

// askQuestion asks one question until it is answered or left.
func (t *session) askQuestion(q questions.Question) (move, error) {
	if err := t.pose(q); err != nil {
		return onward, err
	}
	for {
		line, err := t.prompt("Answer")
		if errors.Is(err, interview.ErrInputEnded) {
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
func (t *session) endedAt(q questions.Question, err error) error {
	if k, n := t.iv.Navigation.Count(q.ID); k > 0 {
		return fmt.Errorf("%w at question %d of %d", err, k, n)
	}
	return fmt.Errorf("%w while the answer to %s was being changed", err, q.ID)
}

// pose writes a question with its options and what Enter alone means.
func (t *session) pose(q questions.Question) error {
	k, n := t.iv.Navigation.Count(q.ID)
	which := fmt.Sprintf("Question %d of %d.", k, n)
	switch {
	case k == 0:
		which = "Changing an answer."
	case t.iv.Navigation.Quick:
		which = interview.Place(k, n) + "."
	}
	if err := t.write("\n"); err != nil {
		return err
	}
	if err := t.say("%s %s.", which, t.iv.Section(q.Section)); err != nil {
		return err
	}
	if err := t.say("%s", interview.Clean(q.Ask)); err != nil {
		return err
	}
	if s := t.iv.Voices(q.ID); s != "" {
		if err := t.say("%s", s); err != nil {
			return err
		}
	}
	if err := t.listOptions(q); err != nil {
		return err
	}
	return t.say("Enter means: %s", t.standing(q))
}

func (t *session) listOptions(q questions.Question) error {
	for i, c := range interview.Choices(q) {
		lead := fmt.Sprintf("%d. ", i+1)
		if q.Numeric {
			lead = ""
			if o, ok := q.Option(c.Option); !ok {
				lead = "s: "
			} else if !o.Counts {
				lead = string(o.ID) + ": "
			}
		}
		label := c.Label
		if s, ok := t.iv.Suggestion(q.ID); ok && s.Option == c.Option {
			label += interview.FromFiles
		}
		if err := t.sayItem(lead, label); err != nil {
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
func (t *session) standing(q questions.Question) string {
	a, _ := t.iv.Answer(q.ID)
	s := interview.Said(q, a) + "."
	if a.Source == questions.FromScan && a.Option != questions.Unknown {
		s = interview.Said(q, a) + ", from " + interview.Origin(a)
		if a.Because != "" {
			s += ": " + a.Because.Whole()
		}
		s += "."
	}
	return s
}
