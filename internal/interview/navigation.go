package interview

import (
	"slices"

	"advisor/internal/questions"
)

// Navigation is the way through the questions of a conversation: which one is
// shown, what comes next and what came before.
type Navigation struct {
	// Quick asks what can move the result most first.
	Quick     bool
	interview *Interview
	told      Stop // that the conversation may end, and why
	// path are the questions in the order in which they were shown; at is the
	// one that is being shown. Going back moves at, not the path.
	path []questions.ID
	at   int
	// ordered is the order for the answers as they are: whether to stop and what
	// comes next both ask for it. nil: it is to be worked out.
	ordered []questions.ID
}

// Current is the question that is being shown.
func (nav *Navigation) Current() (questions.Question, bool) {
	if nav.at < 0 || nav.at >= len(nav.path) {
		return questions.Question{}, false
	}
	return nav.interview.Questionnaire.Question(nav.path[nav.at])
}

// Start goes to the first question that the person has not answered, with
// those answered in an earlier conversation behind it; false: none is left.
func (nav *Navigation) Start() bool {
	nav.path, nav.at = nil, -1
	for _, q := range nav.interview.Asked() {
		if _, done := nav.interview.Given[q.ID]; done {
			nav.path = append(nav.path, q.ID)
		} else if !nav.Quick {
			break
		}
	}
	nav.at = len(nav.path) - 1
	return nav.Forward()
}

// Forward goes to the next question; false: there is none left.
func (nav *Navigation) Forward() bool {
	if nav.Quick {
		return nav.forwardQuick()
	}
	asked := nav.interview.Asked()
	next := 0
	if q, ok := nav.Current(); ok {
		next = nav.after(asked, q.ID)
	}
	if next == len(asked) {
		return false
	}
	nav.show(asked[next].ID)
	return true
}

// after is the index of the first asked question behind id in the order of
// the questionnaire.
func (nav *Navigation) after(asked []questions.Question, id questions.ID) int {
	place := func(id questions.ID) int {
		return slices.IndexFunc(nav.interview.Questionnaire.Questions, func(q questions.Question) bool { return q.ID == id })
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
// then to the open question that can move the result most, then to the rest. What
// decides hardly ever comes last.
func (nav *Navigation) forwardQuick() bool {
	asked := ids(nav.interview.Asked())
	for i := nav.at + 1; i < len(nav.path); i++ {
		if slices.Contains(asked, nav.path[i]) {
			nav.at = i
			return true
		}
	}
	fresh := func(id questions.ID) bool {
		_, done := nav.interview.Given[id]
		return slices.Contains(asked, id) && !done
	}
	order := slices.Concat(nav.interview.Options.Settle, nav.askNext(), asked) // which is sorted
	late := func(id questions.ID) int {
		if q, _ := nav.interview.Questionnaire.Question(id); q.Late {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(order, func(a, b questions.ID) int { return late(a) - late(b) })
	for _, id := range order {
		if fresh(id) {
			nav.show(id)
			return true
		}
	}
	return false
}

// show makes a question the current one and cuts the path behind it, but for
// a quick conversation, whose order would be lost.
func (nav *Navigation) show(id questions.ID) {
	if i := slices.Index(nav.path, id); i >= 0 {
		nav.at = i
		return
	}
	if !nav.Quick {
		nav.path = nav.path[:nav.at+1]
	}
	nav.path = append(nav.path, id)
	nav.at = len(nav.path) - 1
}

// Back goes to the question before this one that still applies; false: this
// is the first.
func (nav *Navigation) Back() bool {
	asked := ids(nav.interview.Asked())
	for i := nav.at - 1; i >= 0; i-- {
		if slices.Contains(asked, nav.path[i]) {
			nav.at = i
			return true
		}
	}
	return false
}

// Count is which question this is and of how many; both change honestly when
// an answer opens or closes questions.
// k is 0 for a question that is not part of the conversation.
func (nav *Navigation) Count(id questions.ID) (k, n int) {
	order := ids(nav.interview.Asked())
	n = len(order)
	if nav.Quick {
		order = slices.DeleteFunc(slices.Clone(nav.path), func(id questions.ID) bool { return !slices.Contains(order, id) })
	}
	return slices.Index(order, id) + 1, n
}

// order is what the quick way asks next, the best first.
func (nav *Navigation) order() []questions.ID {
	if nav.ordered != nil {
		return nav.ordered
	}
	if nav.interview.Options.Order != nil {
		nav.ordered = nav.interview.Options.Order(nav.interview.Answers())
		return nav.ordered
	}
	for _, n := range nav.interview.Ranked() {
		nav.ordered = append(nav.ordered, n.ID)
	}
	return nav.ordered
}

// askNext is the order in which to ask: as if what was skipped had the answer that
// changes least, since otherwise each question left seems to matter for its sake.
func (nav *Navigation) askNext() []questions.ID {
	open := nav.order()
	if assumed := nav.interview.assumed(open); assumed != nil {
		if order := nav.interview.Options.Order(assumed); len(order) > 0 {
			return order
		}
	}
	return open
}

func ids(qs []questions.Question) []questions.ID {
	out := make([]questions.ID, 0, len(qs))
	for _, q := range qs {
		out = append(out, q.ID)
	}
	return out
}
