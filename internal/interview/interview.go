package interview

import (
	"maps"
	"slices"

	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// Interview is the conversation without a face: what has been answered, what
// applies and what it comes to. The way through the questions and the decision
// at the end are parts of their own.
type Interview struct {
	Questionnaire questions.Questionnaire
	Options       Options
	Given         questions.Answers // by the person, "not sure" included
	Notes         map[questions.ID]untrusted.Text
	Navigation    Navigation
	Decision      DecisionStep
}

// New begins a conversation: nothing is answered yet but what the options say.
func New(set questions.Questionnaire, o Options) *Interview {
	iv := &Interview{Questionnaire: set, Options: o, Given: questions.Answers{}, Notes: map[questions.ID]untrusted.Text{}}
	maps.Copy(iv.Notes, o.Notes)
	iv.Navigation = Navigation{Quick: o.Quick, interview: iv}
	iv.Decision = DecisionStep{Deciding: o.Deciding, answers: iv.Answers}
	return iv
}

// Answers are all answers as they stand. What the person answered to a
// question that does not apply is left out; it comes back with its question.
func (iv *Interview) Answers() questions.Answers {
	all := questions.Overlay(iv.Options.Known, iv.Options.Fixed)
	for _, q := range iv.Questionnaire.Questions {
		a, ok := iv.Given[q.ID]
		_, fixed := iv.Options.Fixed[q.ID]
		if ok && !fixed && len(iv.Questionnaire.ImpliedBy(all, q.ID)) == 0 {
			all[q.ID] = a
		}
	}
	return all
}

// Answer is the answer to one question, the strongest source first.
func (iv *Interview) Answer(id questions.ID) (questions.Answer, bool) {
	if a, ok := iv.Options.Fixed[id]; ok {
		return a, true
	}
	if a, ok := iv.Given[id]; ok {
		return a, true
	}
	a, ok := iv.Options.Known[id]
	return a, ok
}

// With is answers with one of them replaced, for looking ahead.
func (iv *Interview) With(id questions.ID, a questions.Answer) questions.Answers {
	old, had := iv.Given[id]
	iv.Given[id] = a
	all := iv.Answers()
	if had {
		iv.Given[id] = old
	} else {
		delete(iv.Given, id)
	}
	return all
}

// applying are the questions that apply as things stand, asked or not.
func (iv *Interview) applying() []questions.Question { return iv.Questionnaire.Asked(iv.Answers()) }

// Asked are the questions of this conversation: those that apply and were not
// answered before it began.
func (iv *Interview) Asked() []questions.Question {
	return slices.DeleteFunc(iv.applying(), func(q questions.Question) bool { return iv.settled(q.ID) })
}

// settled reports whether a flag or a record has answered the question.
func (iv *Interview) settled(id questions.ID) bool {
	if _, ok := iv.Options.Fixed[id]; ok {
		return true
	}
	if iv.Options.Settle != nil {
		return !slices.Contains(iv.Options.Settle, id)
	}
	a, ok := iv.Options.Known[id]
	return ok && a.Source != questions.FromScan
}

// Suggestion is what the scan found for a question.
func (iv *Interview) Suggestion(id questions.ID) (questions.Answer, bool) {
	a, ok := iv.Options.Known[id]
	return a, ok && a.Source == questions.FromScan && a.Option != questions.Unknown
}

// Voices is who said what to a question that people have to agree on; empty for
// every other.
func (iv *Interview) Voices(id questions.ID) string {
	if iv.Options.Voices == nil || !slices.Contains(iv.Options.Settle, id) {
		return ""
	}
	return iv.Options.Voices(id)
}

// Overruled is what the files suggest in place of an answer; false: they do not, or
// say the same.
func (iv *Interview) Overruled(id questions.ID, a questions.Answer) (questions.Answer, bool) {
	s, ok := iv.Suggestion(id)
	if !ok || a.Source == questions.FromScan {
		return questions.Answer{}, false
	}
	same := s.Option == a.Option && (!s.Plain || !a.Plain || s.Number == a.Number)
	return s, !same
}

// Choose records an answer. Agreeing with what was known keeps that answer:
// it carries where it came from and the evidence.
func (iv *Interview) Choose(id questions.ID, a questions.Answer) {
	known, ok := iv.Options.Known[id]
	if ok && known.Option == a.Option && len(known.AnyOf) == 0 && (!a.Plain || known.Plain && known.Number == a.Number) {
		a = known
	}
	iv.Given[id] = a
	iv.forget()
}

// forget drops what was worked out for the answers as they were.
func (iv *Interview) forget() { iv.Decision.proposals, iv.Navigation.ordered = nil, nil }

// Note records a note; an empty one removes it.
func (iv *Interview) Note(id questions.ID, text string) {
	if text == "" {
		delete(iv.Notes, id)
		return
	}
	iv.Notes[id] = untrusted.Text(text)
}

// Result is what the conversation comes to as it stands.
func (iv *Interview) Result() Result {
	return Result{Answers: iv.Answers(), Notes: maps.Clone(iv.Notes)}
}

// Section is the title of a section.
func (iv *Interview) Section(id string) string {
	for _, s := range iv.Questionnaire.Sections {
		if s.ID == id {
			return Clean(s.Title)
		}
	}
	return Clean(id)
}

// Preview is what the answers come to; false without a model.
func (iv *Interview) Preview(a questions.Answers) (Preview, bool) {
	if iv.Options.Live == nil {
		return Preview{}, false
	}
	p := iv.Options.Live(a)
	p.Complete = !slices.ContainsFunc(iv.Questionnaire.Asked(a), func(q questions.Question) bool { return Open(a[q.ID]) })
	return p, true
}

// CanRank reports whether something can say which question tells most.
func (iv *Interview) CanRank() bool { return iv.Options.Next != nil || iv.Options.Order != nil }

// Ranked are the open questions that can still change the result, the most
// valuable first. What the scan suggests is not open: it is asked last.
func (iv *Interview) Ranked() []Next {
	if iv.Options.Next == nil {
		return nil
	}
	return iv.Options.Next(iv.Answers())
}

// Left is how many questions the person was not asked yet, those that the files answer
// included.
func (iv *Interview) Left() int {
	n := 0
	for _, q := range iv.Asked() {
		if _, done := iv.Given[q.ID]; !done {
			n++
		}
	}
	return n
}
