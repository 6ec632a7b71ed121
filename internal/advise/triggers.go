package advise

import (
	"slices"

	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/score"
)

// The numbers of conditions that are proposed.
const (
	mostTriggers = 5 // as many as a team keeps in mind
	fewTriggers  = 3 // below this, parts of pairs are looked at
)

// Triggers are conditions under which to decide again, the most telling first.
// Each names answers to one question that change the headline by themselves, as
// the tipping points do; no question has two. Where only answers
// that hardly any team gives would do that, the two halves of the smallest pair
// of changes follow. None is true today, of the answers or of what the files
// suggest, and none may be where people disagree.
func Triggers(today score.Basis, suggested questions.Answers) []record.Trigger {
	return triggers(today, suggested, "")
}

// triggers are Triggers once a side is decided, empty where none is: what would then
// have that side recommended is no reason to decide again.
func triggers(today score.Basis, suggested questions.Answers, decided model.Recommendation) []record.Trigger {
	w := watch{today: today, resolved: today.Questions.Resolve(today.Answers), suggested: suggested, decided: decided}
	w.now = headline(score.Assess(today))
	var pair []score.Change
	common := false
	for _, tip := range score.Tipping(today) {
		if len(w.out) == mostTriggers {
			break
		}
		switch c := tip.Changes[0]; {
		case decided != "" && tip.Strength != model.Undecided && tip.Recommendation == decided:
		case len(tip.Changes) > 1 && pair == nil:
			pair = tip.Changes
		case len(tip.Changes) == 1 && !w.farFetched(c):
			w.add(w.single(c))
			common = common || !w.rare(c)
		}
	}
	if !common && len(w.out) < fewTriggers {
		for _, c := range pair {
			w.add(w.half(c))
		}
	}
	return w.out
}

// watch collects conditions.
type watch struct {
	today               score.Basis
	resolved, suggested questions.Answers
	now                 model.Recommendation // empty where nothing is recommended
	decided             model.Recommendation // empty where nothing is decided
	out                 []record.Trigger
}

// add takes a condition that does not hold yet; the zero value is none.
func (w *watch) add(t record.Trigger) {
	id := questions.ID(t.Name)
	fired := max(t.Fired(w.today.Questions, w.resolved[id]), t.Fired(w.today.Questions, w.suggested[id]))
	there := func(x record.Trigger) bool { return x.Name == t.Name }
	if t.Name != "" && fired == record.No && !slices.ContainsFunc(w.out, there) {
		w.out = append(w.out, t)
	}
}

// rareShare is the share of teams, in percent, below which an answer is rare.
const rareShare = 10

// rare reports whether hardly any team gives an answer.
func (w *watch) rare(c score.Change) bool {
	f, _ := w.today.Model.Factor(c.Question)
	o, _ := f.Option(c.To)
	return o.Share < rareShare
}

// farFetched reports whether an answer is rare and lies several options away: a team that
// the business hangs on does not become one that only plays.
func (w *watch) farFetched(c score.Change) bool {
	q, _ := w.today.Questions.Question(c.Question)
	f, _ := w.today.Model.Factor(c.Question)
	from, to := q.Index(c.From), q.Index(c.To)
	return f.Order != model.Unordered && from >= 0 && max(from-to, to-from) > 1 && w.rare(c)
}

// headline is the side that is recommended, empty where there is none.
func headline(as score.Assessment) model.Recommendation {
	if as.Strength == model.Undecided {
		return ""
	}
	return as.Recommendation
}

// single is the condition of a change that changes the headline by itself: that
// answer, and where the options have an order all beyond it that do so too. The
// zero value where any answer at all would do, which says nothing.
func (w *watch) single(c score.Change) record.Trigger {
	q, _ := w.today.Questions.Question(c.Question)
	f, _ := w.today.Model.Factor(c.Question)
	turns := w.turning(q)
	low := max(slices.Index(turns, false), 0) // all below turn
	high := len(turns)
	for high > 0 && turns[high-1] {
		high--
	}
	to, ordered := q.Index(c.To), f.Order != model.Unordered
	switch {
	case high == 0:
		return record.Trigger{}
	case ordered && to >= high:
		return atLeast(q, high)
	case ordered && to < low:
		return atMost(q, low-1)
	}
	return exactly(c)
}

// turning reports for each option of a question whether it changes the headline
// by itself, and not to what is decided.
func (w *watch) turning(q questions.Question) []bool {
	out := make([]bool, len(q.Options))
	for i, o := range q.Options {
		changed := questions.Overlay(w.today.Answers, questions.Answers{q.ID: {Option: o.ID}})
		then := headline(score.Assess(w.today.With(changed)))
		out[i] = then != w.now && (w.decided == "" || then != w.decided)
	}
	return out
}

// half is the condition of one change of a pair.
func (w *watch) half(c score.Change) record.Trigger {
	q, _ := w.today.Questions.Question(c.Question)
	f, _ := w.today.Model.Factor(c.Question)
	from, to := q.Index(c.From), q.Index(c.To)
	switch {
	case f.Order == model.Unordered:
		return exactly(c)
	case from < to:
		return atLeast(q, to)
	}
	return atMost(q, to)
}
