package ask

import (
	"slices"

	"advisor/internal/questions"
)

// current is the question that is being shown.
func (iv *interview) current() (questions.Question, bool) {
	if iv.at < 0 || iv.at >= len(iv.path) {
		return questions.Question{}, false
	}
	return iv.set.Question(iv.path[iv.at])
}

// start goes to the first question that the person has not answered, with
// those answered in an earlier conversation behind it; false: none is left.
func (iv *interview) start() bool {
	iv.path, iv.at = nil, -1
	for _, q := range iv.asked() {
		if _, done := iv.given[q.ID]; done {
			iv.path = append(iv.path, q.ID)
		} else if !iv.quick {
			break
		}
	}
	iv.at = len(iv.path) - 1
	return iv.forward()
}

// forward goes to the next question; false: there is none left.
func (iv *interview) forward() bool {
	if iv.quick {
		return iv.forwardQuick()
	}
	asked := iv.asked()
	next := 0
	if q, ok := iv.current(); ok {
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
func (iv *interview) after(asked []questions.Question, id questions.ID) int {
	place := func(id questions.ID) int {
		return slices.IndexFunc(iv.set.Questions, func(q questions.Question) bool { return q.ID == id })
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
func (iv *interview) forwardQuick() bool {
	asked := ids(iv.asked())
	for i := iv.at + 1; i < len(iv.path); i++ {
		if slices.Contains(asked, iv.path[i]) {
			iv.at = i
			return true
		}
	}
	fresh := func(id questions.ID) bool {
		_, done := iv.given[id]
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
func (iv *interview) show(id questions.ID) {
	if i := slices.Index(iv.path, id); i >= 0 {
		iv.at = i
		return
	}
	if !iv.quick {
		iv.path = iv.path[:iv.at+1]
	}
	iv.path = append(iv.path, id)
	iv.at = len(iv.path) - 1
}

// back goes to the question before this one that still applies; false: this
// is the first.
func (iv *interview) back() bool {
	asked := ids(iv.asked())
	for i := iv.at - 1; i >= 0; i-- {
		if slices.Contains(asked, iv.path[i]) {
			iv.at = i
			return true
		}
	}
	return false
}

// count is which question this is and of how many; both change honestly when
// an answer opens or closes questions.
// k is 0 for a question that is not part of the conversation.
func (iv *interview) count(id questions.ID) (k, n int) {
	order := ids(iv.asked())
	n = len(order)
	if iv.quick {
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

// ranked are the open questions that can still change the result, the most
// valuable first. What the scan suggests is not open: it is asked last.
func (iv *interview) ranked() []Next {
	if iv.opts.Next == nil {
		return nil
	}
	return iv.opts.Next(iv.answers())
}

// order is what the quick way asks next, the best first.
func (iv *interview) order() []questions.ID {
	if iv.opts.Order != nil {
		return iv.opts.Order(iv.answers())
	}
	var out []questions.ID
	for _, n := range iv.ranked() {
		out = append(out, n.ID)
	}
	return out
}

// settledNow tells that nothing that is left can change the result, and that
// the person has not been told so yet.
func (iv *interview) settledNow() bool {
	if !iv.quick || iv.onward {
		return false
	}
	p, ok := iv.preview(iv.answers())
	return ok && p.Firm && iv.left() > 0
}

// left is how many questions the person has not answered or skipped.
func (iv *interview) left() int {
	n := 0
	for _, q := range iv.asked() {
		if _, done := iv.given[q.ID]; !done {
			n++
		}
	}
	return n
}
