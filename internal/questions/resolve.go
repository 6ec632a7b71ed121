package questions

import "slices"

// Resolve adds the answers that follow from others: a question that is not
// asked and that nobody answered gets its Otherwise, with the source
// FromImplied. What somebody did answer stays as it is, since the stronger
// source wins; Conflicts names where that speaks against what follows. Implied
// answers among the given ones are worked out anew. The given map is left
// alone.
func (s Questionnaire) Resolve(a Answers) Answers {
	out := Answers{}
	for _, q := range s.Questions {
		given, ok := a[q.ID]
		if given.Source == FromImplied {
			given, ok = Answer{}, false
		}
		switch {
		case given.Said():
			out[q.ID] = given
		case q.Retired == "" && len(s.closedBy(q, out)) > 0:
			out[q.ID] = Answer{Option: q.Otherwise, Source: FromImplied}
		case ok:
			out[q.ID] = given
		}
	}
	return out
}

// Asked are the questions that apply to the answers, in their order, answered
// or not, without those that are retired. An unknown answer keeps the questions
// that depend on it.
func (s Questionnaire) Asked(a Answers) []Question {
	resolved := s.Resolve(a)
	var out []Question
	for _, q := range s.Questions {
		if q.Retired == "" && len(s.closedBy(q, resolved)) == 0 {
			out = append(out, q)
		}
	}
	return out
}

// Possible are the options that the answer to a question can still be, in
// their order: one where it is known or follows from others, those that people
// named where they disagree, otherwise all. nil for a question that is not
// there.
func (s Questionnaire) Possible(a Answers, id ID) []OptionID {
	q, ok := s.Question(id)
	if !ok {
		return nil
	}
	switch x := s.Resolve(a)[id]; {
	case x.Known():
		return []OptionID{x.Option}
	case len(x.AnyOf) > 0:
		return x.AnyOf
	}
	return q.OptionIDs()
}

// ImpliedBy are the questions whose answers settle this one, in their order;
// none where it is asked.
func (s Questionnaire) ImpliedBy(a Answers, id ID) []ID {
	q, _ := s.Question(id)
	return s.closedBy(q, s.Resolve(a))
}

// closedBy are the questions whose answers do not meet the condition of q.
func (s Questionnaire) closedBy(q Question, resolved Answers) []ID {
	if len(q.When) == 0 {
		return nil
	}
	var out []ID
	for _, id := range s.parents(q) {
		a := resolved[id]
		said := a.AnyOf
		if a.Known() {
			said = []OptionID{a.Option}
		}
		open := func(o OptionID) bool { return slices.Contains(q.When[id], o) }
		if len(said) > 0 && !slices.ContainsFunc(said, open) {
			out = append(out, id)
		}
	}
	return out
}

// Conflict is an answer that speaks against what follows from other answers.
type Conflict struct {
	Question ID
	Given    Answer
	Implied  OptionID
	Because  []ID // the questions whose answers imply it
}

// Conflicts are all answers that speak against what follows from others, in
// the order of the questions. Both answers count as they were given.
func (s Questionnaire) Conflicts(a Answers) []Conflict {
	resolved := s.Resolve(a)
	var out []Conflict
	for _, q := range s.Questions {
		given := resolved[q.ID]
		by := s.closedBy(q, resolved)
		if len(by) == 0 || !given.Said() || given.Option == q.Otherwise || slices.Contains(given.AnyOf, q.Otherwise) {
			continue
		}
		out = append(out, Conflict{Question: q.ID, Given: given, Implied: q.Otherwise, Because: by})
	}
	return out
}
