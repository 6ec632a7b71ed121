package questions

import "slices"

// Written is a question in the form of the questionnaire's file, for other
// files that may add questions.
type Written = fileQuestion

// With is the questionnaire with further questions at its end, and with other words
// for those that it has: an entry with the id of one of them says what differs. All
// mistakes are reported at once: the error is of the type Flaws.
func (s Questionnaire) With(more []Written) (Questionnaire, error) {
	out := Questionnaire{Sections: s.Sections, Questions: slices.Clone(s.Questions)}
	var wrong Flaws
	for _, w := range more {
		i := slices.IndexFunc(s.Questions, func(q Question) bool { return q.ID == w.ID })
		if i < 0 {
			out.Questions = append(out.Questions, w.question())
			continue
		}
		q, flaws := out.Questions[i].reworded(w)
		out.Questions[i], wrong = q, append(wrong, flaws...)
	}
	return out, append(wrong, out.flaws()...).err()
}

// reworded is a question in other words, or one that is asked no more. Which answers
// there are, and what they mean, stays: records and flags hold them.
func (q Question) reworded(w Written) (Question, Flaws) {
	var wrong Flaws
	for _, x := range []struct{ of, by *string }{
		{&q.Ask, &w.Ask}, {&q.Short, &w.Short}, {&q.Why, &w.Why}, {&q.Example, &w.Example}, {&q.Retired, &w.Retired},
	} {
		if *x.by != "" {
			*x.of = *x.by
		}
	}
	if w.Section != "" && w.Section != q.Section || w.Numeric || w.OnlyIf != nil || w.Otherwise != "" {
		wrong.add(q, "is one of the questionnaire: only its words can be others (ask, short, why, example, labels of options), and retired, which takes it out")
	}
	q.Options = slices.Clone(q.Options)
	for _, o := range w.Options {
		i := q.Index(o.ID)
		switch {
		case i < 0:
			wrong.add(q, "has no option %q, and gets none: a record says what the options are", o.ID)
		case o.From != nil || o.To != nil:
			wrong.add(q, "option %q: which numbers it means stays; leave from and to out", o.ID)
		default:
			q.Options[i].Label = o.Label
		}
	}
	return q, wrong
}
