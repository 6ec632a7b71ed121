package ask

import (
	"maps"
	"slices"

	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// interview is the conversation without a face: what has been answered, what
// applies, what comes next and what came before.
type interview struct {
	set   questions.Questionnaire
	opts  Options
	given questions.Answers // by the person, "not sure" included
	notes map[questions.ID]untrusted.Text
	quick bool
	// path are the questions in the order in which they were shown; at is the
	// one that is being shown. Going back moves at, not the path.
	path []questions.ID
	at   int
	// onward is set once the person chose to go on although nothing that is
	// left can change the result.
	onward bool
	// decided is what was said of the decision at the end.
	decided decided
}

func newInterview(set questions.Questionnaire, o Options) *interview {
	iv := &interview{set: set, opts: o, given: questions.Answers{}, notes: map[questions.ID]untrusted.Text{}, quick: o.Quick}
	maps.Copy(iv.notes, o.Notes)
	return iv
}

// answers are all answers as they stand. What the person answered to a
// question that does not apply is left out; it comes back with its question.
func (iv *interview) answers() questions.Answers {
	all := questions.Overlay(iv.opts.Known, iv.opts.Fixed)
	for _, q := range iv.set.Questions {
		a, ok := iv.given[q.ID]
		_, fixed := iv.opts.Fixed[q.ID]
		if ok && !fixed && len(iv.set.ImpliedBy(all, q.ID)) == 0 {
			all[q.ID] = a
		}
	}
	return all
}

// answer is the answer to one question, the strongest source first.
func (iv *interview) answer(id questions.ID) (questions.Answer, bool) {
	if a, ok := iv.opts.Fixed[id]; ok {
		return a, true
	}
	if a, ok := iv.given[id]; ok {
		return a, true
	}
	a, ok := iv.opts.Known[id]
	return a, ok
}

// with is answers with one of them replaced, for looking ahead.
func (iv *interview) with(id questions.ID, a questions.Answer) questions.Answers {
	old, had := iv.given[id]
	iv.given[id] = a
	all := iv.answers()
	if had {
		iv.given[id] = old
	} else {
		delete(iv.given, id)
	}
	return all
}

// applying are the questions that apply as things stand, asked or not.
func (iv *interview) applying() []questions.Question { return iv.set.Asked(iv.answers()) }

// reviewed are the questions that the review lists: those that apply, and
// those whose answer counts although they do not, since a flag, a record or
// the files gave it.
func (iv *interview) reviewed() []questions.Question {
	all := iv.answers()
	asked := ids(iv.set.Asked(all))
	var out []questions.Question
	for _, q := range iv.set.Questions {
		if slices.Contains(asked, q.ID) || all[q.ID].Known() {
			out = append(out, q)
		}
	}
	return out
}

// asked are the questions of this conversation: those that apply and were not
// answered before it began.
func (iv *interview) asked() []questions.Question {
	return slices.DeleteFunc(iv.applying(), func(q questions.Question) bool { return iv.settled(q.ID) })
}

// settled tells that a flag or a record has answered the question.
func (iv *interview) settled(id questions.ID) bool {
	if _, ok := iv.opts.Fixed[id]; ok {
		return true
	}
	a, ok := iv.opts.Known[id]
	return ok && a.Source != questions.FromScan
}

// suggestion is what the scan found for a question.
func (iv *interview) suggestion(id questions.ID) (questions.Answer, bool) {
	a, ok := iv.opts.Known[id]
	return a, ok && a.Source == questions.FromScan && a.Option != questions.Unknown
}

// choose records an answer. Agreeing with what was known keeps that answer:
// it carries where it came from and the evidence.
func (iv *interview) choose(id questions.ID, a questions.Answer) {
	known, ok := iv.opts.Known[id]
	if ok && known.Option == a.Option && len(known.AnyOf) == 0 && (!a.Plain || known.Plain && known.Number == a.Number) {
		a = known
	}
	iv.given[id] = a
	iv.decided.proposals = nil
}

// note records a note; an empty one removes it.
func (iv *interview) note(id questions.ID, text string) {
	if text == "" {
		delete(iv.notes, id)
		return
	}
	iv.notes[id] = untrusted.Text(text)
}

// result is what the conversation comes to as it stands.
func (iv *interview) result() Result {
	return Result{Answers: iv.answers(), Notes: maps.Clone(iv.notes)}
}

// section is the title of a section.
func (iv *interview) section(id string) string {
	for _, s := range iv.set.Sections {
		if s.ID == id {
			return clean(s.Title)
		}
	}
	return clean(id)
}

// preview is what the answers come to; false without a model.
func (iv *interview) preview(a questions.Answers) (Preview, bool) {
	if iv.opts.Live == nil {
		return Preview{}, false
	}
	return iv.opts.Live(a), true
}
