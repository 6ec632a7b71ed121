package interview

import (
	"slices"

	"advisor/internal/questions"
)

// Current is the question that is being shown.
func (iv *Interview) Current() (questions.Question, bool) {
	if iv.at < 0 || iv.at >= len(iv.path) {
		return questions.Question{}, false
	}
	return iv.Questionnaire.Question(iv.path[iv.at])
}

// Start goes to the first question that the person has not answered, with
// those answered in an earlier conversation behind it; false: none is left.
func (iv *Interview) Start() bool {
	iv.path, iv.at = nil, -1
	for _, q := range iv.Asked() {
		if _, done := iv.Given[q.ID]; done {
			iv.path = append(iv.path, q.ID)
		} else if !iv.Quick {
			break
		}
	}
	iv.at = len(iv.path) - 1
	return iv.Forward()
}

// Forward goes to the next question; false: there is none left.
func (iv *Interview) Forward() bool {
	if iv.Quick {
		return iv.forwardQuick()
	}
	asked := iv.Asked()
	next := 0
	if q, ok := iv.Current(); ok {
		next = iv.after(asked, q.ID)
	}
	if next == len(asked) {
		return false
	}
	iv.show(asked[next].ID)
	return true
}

// after is the index of the first asked question behind id in the order of
// the questionnaire.
func (iv *Interview) after(asked []questions.Question, id questions.ID) int {
	place := func(id questions.ID) int {
		return slices.IndexFunc(iv.Questionnaire.Questions, func(q questions.Question) bool { return q.ID == id })
	}
	here := place(id)
	for i, q := range asked {
		if place(q.ID) > here {
			return i
		}
	}
	return len(asked)
}

// forwardQuick first goes through what was shown before and gone back over,
// then to the open question that can move the result most, then to the rest.
func (iv *Interview) forwardQuick() bool {
	asked := ids(iv.Asked())
	for i := iv.at + 1; i < len(iv.path); i++ {
		if slices.Contains(asked, iv.path[i]) {
			iv.at = i
			return true
		}
	}
	fresh := func(id questions.ID) bool {
		_, done := iv.Given[id]
		return slices.Contains(asked, id) && !done
	}
	for _, id := range append(iv.order(), asked...) {
		if fresh(id) {
			iv.show(id)
			return true
		}
	}
	return false
}

// show makes a question the current one and cuts the path behind it, but for
// a quick conversation, whose order would be lost.
func (iv *Interview) show(id questions.ID) {
	if i := slices.Index(iv.path, id); i >= 0 {
		iv.at = i
		return
	}
	if !iv.Quick {
		iv.path = iv.path[:iv.at+1]
	}
	iv.path = append(iv.path, id)
	iv.at = len(iv.path) - 1
}

// Back goes to the question before this one that still applies; false: this
// is the first.
func (iv *Interview) Back() bool {
	asked := ids(iv.Asked())
	for i := iv.at - 1; i >= 0; i-- {
		if slices.Contains(asked, iv.path[i]) {
			iv.at = i
			return true
		}
	}
	return false
}

// Count is which question this is and of how many; both change honestly when
// an answer opens or closes questions.
// k is 0 for a question that is not part of the conversation.
func (iv *Interview) Count(id questions.ID) (k, n int) {
	order := ids(iv.Asked())
	n = len(order)
	if iv.Quick {
		order = slices.DeleteFunc(slices.Clone(iv.path), func(id questions.ID) bool { return !slices.Contains(order, id) })
	}
	return slices.Index(order, id) + 1, n
}

func ids(qs []questions.Question) []questions.ID {
	out := make([]questions.ID, 0, len(qs))
	for _, q := range qs {
		out = append(out, q.ID)
	}
	return out
}

// Ranked are the open questions that can still change the result, the most
// valuable first. What the scan suggests is not open: it is asked last.
func (iv *Interview) Ranked() []Next {
	if iv.Options.Next == nil {
		return nil
	}
	return iv.Options.Next(iv.Answers())
}

// order is what the quick way asks next, the best first.
func (iv *Interview) order() []questions.ID {
	if iv.Options.Order != nil {
		return iv.Options.Order(iv.Answers())
	}
	var out []questions.ID
	for _, n := range iv.Ranked() {
		out = append(out, n.ID)
	}
	return out
}

// NewlyFirm reports whether nothing that is left can change the result, and that
// the person has not been told so yet.
func (iv *Interview) NewlyFirm() bool {
	if !iv.Quick || iv.Onward {
		return false
	}
	p, ok := iv.Preview(iv.Answers())
	return ok && p.Firm && iv.Left() > 0
}

// Left is how many questions the person has not answered or skipped.
func (iv *Interview) Left() int {
	n := 0
	for _, q := range iv.Asked() {
		if _, done := iv.Given[q.ID]; !done {
			n++
		}
	}
	return n
}
