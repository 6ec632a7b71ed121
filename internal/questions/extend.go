package questions

import (
	"slices"

	"advisor/internal/diag"
)

// Written is a question in the form of the questionnaire's file, for other
// files that may add questions.
type Written = fileQuestion

// OtherWords reports whether an entry for a question of the questionnaire says it in
// other words.
func (w Written) OtherWords() bool {
	return w.Ask != "" || w.Short != "" || w.Why != "" || w.Example != "" || len(w.Options) > 0
}

// With is the questionnaire with further questions, and with other words for those
// that it has: an entry with the id of one of them says what differs. All mistakes are
// reported at once: the error is of the type Flaws.
func (s Questionnaire) With(more []Written) (Questionnaire, error) {
	out := Questionnaire{Sections: s.Sections, Questions: slices.Clone(s.Questions)}
	var wrong Flaws
	behind := map[ID]ID{} // of added questions: the one that after names
	for _, w := range more {
		i := slices.IndexFunc(out.Questions, func(q Question) bool { return q.ID == w.ID })
		if _, known := s.Question(w.ID); i >= 0 && known {
			q, flaws := out.Questions[i].reworded(w)
			out.Questions[i], wrong = q, append(wrong, flaws...)
			continue
		}
		q := w.question()
		at, flaws := out.place(&q, w.After, behind)
		if len(flaws) == 0 {
			behind[w.ID] = w.After
		}
		wrong = append(wrong, flaws...)
		out.Questions = slices.Insert(out.Questions, at, q)
	}
	return out, append(wrong, out.flaws()...).err()
}

// place is where an added question is asked: behind the one that it names, whose
// section it takes, and behind those that were put there before it, else at the end of its section, and always behind those that its
// condition names.
func (s Questionnaire) place(q *Question, after ID, behind map[ID]ID) (int, Flaws) {
	if after != "" {
		i := slices.IndexFunc(s.Questions, func(x Question) bool { return x.ID == after })
		if i < 0 {
			var wrong Flaws
			wrong.add(*q, "after names %s, but no question before it has that id%s", diag.Quoted(string(after)), diag.DidYouMean(string(after), s.IDStrings()))
			return len(s.Questions), wrong
		}
		if q.Section == "" {
			q.Section = s.Questions[i].Section
		}
		if q.Section != s.Questions[i].Section {
			var wrong Flaws
			wrong.add(*q, "after names %q of section %s, and section is %s; leave one of the two out", after, s.Questions[i].Section, q.Section)
			return i + 1, wrong
		}
		for i++; i < len(s.Questions) && follows(s.Questions[i].ID, after, behind); i++ {
		}
		return i, nil
	}
	at := len(s.Questions)
	for i, x := range slices.Backward(s.Questions) {
		if x.Section == q.Section {
			at = i + 1
			break
		}
	}
	for i, x := range s.Questions {
		if _, named := q.When[x.ID]; named {
			at = max(at, i+1)
		}
	}
	return at, nil
}

// follows reports whether a question was put behind another, or behind one that was.
func follows(id, other ID, behind map[ID]ID) bool {
	for next, added := behind[id]; added && next != ""; next, added = behind[next] {
		if next == other {
			return true
		}
	}
	return false
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
	if w.Section != "" && w.Section != q.Section || w.Numeric || w.OnlyIf != nil || w.Otherwise != "" || w.After != "" {
		wrong.add(q, "is one of the questionnaire: only its words can be others (ask, short, why, example, labels of options), its hints, and retired, which takes it out")
	}
	if len(w.Hints) > 0 {
		q.Hints = w.question().Hints
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
