package interview

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/questions"
)

// Stop is why a conversation may end before every question is answered. The zero
// value: it may not.
type Stop int

// Why a conversation may end, the strongest last.
const (
	GoOn    Stop = iota
	Enough       // nothing was answered in so many questions
	Skipped      // but for what was skipped, no single answer can change the result
	High         // the confidence is high
	Settled      // no single answer can change it
	Firm         // no answer at all can change it
)

// enoughSkipped is how many questions in a row are skipped before the quick way
// asks no more: whoever knows none of the most telling ones knows no others.
const enoughSkipped = 9

// Stop reports whether the conversation may end here and the person has not been
// told so yet.
func (nav *Navigation) Stop() Stop {
	if !nav.Quick || nav.interview.Left() == 0 || len(nav.interview.Options.Settle) > 0 && len(nav.interview.Given) == 0 {
		return GoOn // what people disagree about is asked, however sure the result is
	}
	// Before the first answer, what flags, records and files say may be enough.
	if s := nav.interview.Stop(); s > nav.told && (s >= High || len(nav.interview.Given) > 0) {
		return s
	}
	return GoOn
}

// Continue says that the person goes on all the same.
func (nav *Navigation) Continue(from Stop) { nav.told = max(nav.told, from) }

// Decided says in section mode, once, that the result is there.
func (nav *Navigation) Decided() Stop {
	if nav.Quick || nav.interview.Left() == 0 {
		return GoOn
	}
	if s := nav.interview.Stop(); s >= High {
		return s
	}
	return GoOn
}

// Stop says whether what is left matters.
func (iv *Interview) Stop() Stop {
	p, ok := iv.Preview(iv.Answers())
	if !ok {
		return GoOn
	}
	if p.Firm {
		return Firm
	}
	open := iv.Navigation.order()
	switch {
	case p.Strength != "undecided" && len(open) == 0:
		return Settled
	case p.Strength == "strong":
		return High
	case iv.onlySkipped(open), p.Strength != "undecided" && iv.onlySkippedFlips():
		return Skipped
	case iv.skippedAll():
		return Enough
	}
	return GoOn
}

// onlySkipped reports whether all of some questions were skipped.
func (iv *Interview) onlySkipped(open []questions.ID) bool {
	return len(open) > 0 && !slices.ContainsFunc(open, func(id questions.ID) bool { return !iv.skipped(id) })
}

// onlySkippedFlips reports whether single answers can still change the result, and
// all of those belong to what was skipped.
func (iv *Interview) onlySkippedFlips() bool {
	flips := slices.DeleteFunc(slices.Clone(iv.Ranked()), func(n Next) bool { return !n.CanFlip })
	return len(flips) > 0 && !slices.ContainsFunc(flips, func(n Next) bool { return !iv.skipped(n.ID) })
}

// assumed are the answers with, for each open question that was skipped, the one
// that changes the result least; nil: none was.
func (iv *Interview) assumed(open []questions.ID) questions.Answers {
	if iv.Options.Order == nil || iv.Options.Live == nil {
		return nil
	}
	var out questions.Answers
	for _, id := range open {
		q, ok := iv.Questionnaire.Question(id)
		if !ok || !iv.skipped(id) {
			continue
		}
		if out == nil {
			out = iv.Answers()
		}
		out = iv.leastOf(out, q)
	}
	return out
}

// leastOf are answers with the one to a question that rules out the fewest sides
// and then moves the score least.
func (iv *Interview) leastOf(all questions.Answers, q questions.Question) questions.Answers {
	now := iv.Options.Live(all).Score
	best, cost := all, math.Inf(1)
	for _, o := range q.Options {
		with := questions.Overlay(all, questions.Answers{q.ID: {Option: o.ID, Source: questions.FromWizard}})
		p := iv.Options.Live(with)
		if c := 100*float64(len(p.SidesRuledOut())) + math.Abs(p.Score-now); c < cost {
			best, cost = with, c
		}
	}
	return best
}

func (iv *Interview) skipped(id questions.ID) bool {
	a, given := iv.Given[id]
	return given && a.Option == questions.Unknown
}

// skippedAll reports whether nothing but "not sure" was said, often enough.
func (iv *Interview) skippedAll() bool {
	for id := range iv.Given {
		if !iv.skipped(id) {
			return false
		}
	}
	return len(iv.Given) >= enoughSkipped
}

// Stopping says why a conversation may end, and what going on would do.
func (iv *Interview) Stopping(s Stop) string {
	asked := iv.soFar()
	left := len(iv.openLeft())
	switch s {
	case Firm:
		if left == 0 {
			return asked + ". What is left the files answer."
		}
		return fmt.Sprintf("%s. No answer to %s can change the result.", asked, others(left))
	case Settled:
		return fmt.Sprintf("%s. No single answer to %s can change the result.", asked, others(left))
	case High:
		return strings.TrimSpace(fmt.Sprintf("%s, confidence high. Finish, or go on (%s could still move it)? %s", asked, iv.moving(), iv.overturns(iv.recommended())))
	case Skipped:
		if left == 0 {
			return fmt.Sprintf("%s. Only what you skipped could change the result: %s.", asked, english.And(iv.skippedNames()))
		}
		return fmt.Sprintf("%s. No single answer to %s can change the result; what you skipped could: %s.", asked, others(left), english.And(iv.skippedNames()))
	case Enough:
		rest := "without answers"
		if iv.Options.Welcome.Project != "" {
			rest = "with what the files show"
		}
		return fmt.Sprintf("%s skipped. Finish %s, or go on with the other %d?", english.Count(len(iv.Given), "question", "questions"), rest, iv.Left())
	case GoOn:
	}
	return ""
}

// soFar says how many questions are answered, as the review and the report count
// them, and how many of those the person answered.
func (iv *Interview) soFar() string {
	rows, own := iv.Review(), 0
	for _, r := range rows {
		if _, given := iv.Given[r.Question.ID]; given && !r.Open() && len(r.Follows) == 0 {
			own++
		}
	}
	s := fmt.Sprintf("%d of %s answered", known(rows), english.Count(len(rows), "question", "questions"))
	switch own {
	case known(rows):
		return s
	case 0:
		return s + " already"
	}
	return fmt.Sprintf("%s (%d by you)", s, own)
}

// openLeft are the questions that are open and that the person was not asked yet.
func (iv *Interview) openLeft() []questions.ID {
	all := iv.Answers()
	var out []questions.ID
	for _, q := range iv.Asked() {
		if _, given := iv.Given[q.ID]; !given && Open(all[q.ID]) {
			out = append(out, q.ID)
		}
	}
	return out
}

// GoingOn says with which questions a conversation that may end would go on.
func (iv *Interview) GoingOn() string {
	open := len(iv.openLeft())
	suggested := iv.Left() - open
	switch {
	case suggested == 0:
		return "Go on with " + others(open)
	case open == 0:
		return "Go on with " + english.Count(suggested, "question that the files answer", "questions that the files answer")
	}
	return fmt.Sprintf("Go on with %s, and %d that the files answer", others(open), suggested)
}

// moving says how many of the open questions that are left could move the result.
func (iv *Interview) moving() string {
	o, n := iv.Openness(), 0
	left := iv.openLeft()
	for _, id := range left {
		if o.Matters(id) {
			n++
		}
	}
	if n < len(left) {
		return fmt.Sprintf("%d of the %d left", n, len(left))
	}
	return fmt.Sprintf("%d left", n)
}

// recommended is the side that the answers recommend so far.
func (iv *Interview) recommended() string {
	p, _ := iv.Preview(iv.Answers())
	return p.Recommendation
}

func others(n int) string {
	if n == 1 {
		return "the other question"
	}
	return fmt.Sprintf("the other %d questions", n)
}

// skippedNames are the skipped questions that could change the result.
func (iv *Interview) skippedNames() []string {
	var out []string
	for _, id := range iv.Navigation.order() {
		if q, ok := iv.Questionnaire.Question(id); ok && iv.skipped(id) {
			out = append(out, Clean(q.Short))
		}
	}
	return out
}

// Usual is how many questions the quick way asks at most of half of the scenarios of
// the model, which a test holds: for the first screen and beside the number of a
// question.
const Usual = 7

// Place says which question of the quick way this is, of which nobody knows how
// many it will ask.
func Place(k, n int) string {
	if k <= Usual && Usual < n {
		return fmt.Sprintf("Question %d, usually about %d", k, Usual)
	}
	return fmt.Sprintf("Question %d of at most %d", k, n)
}
