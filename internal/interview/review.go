package interview

import (
	"fmt"
	"slices"

	"advisor/internal/english"
	"advisor/internal/questions"
)

// Row is one answer of the review.
type Row struct {
	Question questions.Question
	Answer   questions.Answer
	Fixed    bool // a flag gave it: it cannot be changed here
	// Follows are the short names of the questions whose answers imply this one;
	// none where it was asked.
	Follows []string
}

// Open reports whether nobody knows the answer.
func (r Row) Open() bool { return Open(r.Answer) }

// Origin is where the answer came from, in a few words.
func (r Row) Origin() string {
	if len(r.Follows) > 0 {
		return "follows from " + english.And(r.Follows)
	}
	return Origin(r.Answer)
}

// Unchangeable says why the answer cannot be changed in the review; empty: it can.
func (r Row) Unchangeable() string {
	switch {
	case r.Fixed:
		return fmt.Sprintf("A flag gave this answer: start again with another --%s.", r.Question.ID)
	case len(r.Follows) > 0:
		return fmt.Sprintf("This follows from %s: change that answer.", english.And(r.Follows))
	}
	return ""
}

// Review are the answers that the review lists: those of questions that apply, those
// that follow from others, and those that count although their question is asked no
// more, since a flag, a record or the files gave it. They are what a report counts.
func (iv *Interview) Review() []Row {
	all := iv.Questionnaire.Resolve(iv.Answers())
	asked := ids(iv.Questionnaire.Asked(all))
	var out []Row
	for _, q := range iv.Questionnaire.Questions {
		_, changed := iv.Given[q.ID]
		if !slices.Contains(asked, q.ID) && !all[q.ID].Known() && (!changed || q.Retired == "") {
			continue
		}
		_, fixed := iv.Options.Fixed[q.ID]
		r := Row{Question: q, Answer: all[q.ID], Fixed: fixed}
		if r.Answer.Source == questions.FromImplied {
			r.Follows = iv.shorts(iv.Questionnaire.ImpliedBy(all, q.ID))
		}
		out = append(out, r)
	}
	return out
}

// shorts are the short names of questions.
func (iv *Interview) shorts(of []questions.ID) []string {
	var out []string
	for _, id := range of {
		if q, ok := iv.Questionnaire.Question(id); ok {
			out = append(out, Clean(q.Short))
		}
	}
	return out
}

// known is how many of the answers of the review are known.
func known(rows []Row) int {
	n := 0
	for _, r := range rows {
		if !r.Open() {
			n++
		}
	}
	return n
}

// Tally says how many questions are answered, and what the open ones could change.
func (o Openness) Tally(rows []Row) string {
	left := len(rows) - known(rows)
	if left == 0 {
		return "All " + english.Count(len(rows), "question is", "questions are") + " answered."
	}
	s := fmt.Sprintf("%d of %d answered", known(rows), len(rows))
	if o.iv.Options.Next == nil {
		return s + "."
	}
	could, alone := 0, 0
	for _, r := range rows {
		if n, ok := o.moves[r.Question.ID]; ok && r.Open() {
			could++
			if n.CanFlip {
				alone++
			}
		}
	}
	switch {
	case could == 0, left == 1 && alone == 0:
		return s + "; the rest cannot change the result."
	case left == 1:
		return s + "; the open answer can change the result."
	case alone == 0:
		return s + "; no single answer to the rest can change the result, several can."
	default:
		return fmt.Sprintf("%s; %d of %s can change the result alone.", s, alone, english.Count(left, "open answer", "open answers"))
	}
}
