package record

import "advisor/internal/questions"

// Disagreement is a question that respondents answer differently.
type Disagreement struct {
	Question questions.ID
	Said     []Said // in the order of the question's options
	Unsure   []int  // who answered "unknown": indexes of the records, rising
}

// Said is an answer and who gave it.
type Said struct {
	Option questions.OptionID
	By     []int // indexes of the records, rising
}

// Merge puts the answers of several respondents together. Where all who know
// the answer agree, it counts, and so does the number if it is the same; where
// they differ, AnyOf has what they said and nothing is chosen. "Unknown" is no
// vote. The order of the records changes nothing but the indexes.
func Merge(s questions.Questionnaire, rs []Record) (questions.Answers, []Disagreement) {
	out := questions.Answers{}
	var differ []Disagreement
	for _, q := range s.Questions {
		a, said, ok := mergeAnswers(q, rs)
		if ok {
			out[q.ID] = a
		}
		if len(said) > 1 {
			differ = append(differ, Disagreement{q.ID, said, unsure(q.ID, rs)})
		}
	}
	return out, differ
}

// unsure are the records that answer a question with "unknown".
func unsure(id questions.ID, rs []Record) []int {
	var out []int
	for i, r := range rs {
		if a, there := r.Answers[id]; there && !a.Known() {
			out = append(out, i)
		}
	}
	return out
}

// mergeAnswers is what the records say on one question; ok is false where none
// does.
func mergeAnswers(q questions.Question, rs []Record) (a questions.Answer, said []Said, ok bool) {
	votes := map[questions.OptionID][]int{}
	for i, r := range rs {
		x, there := r.Answers[q.ID]
		ok = ok || there
		if x.Known() {
			a = agreed(a, x, len(votes[x.Option]) > 0)
			votes[x.Option] = append(votes[x.Option], i)
		}
	}
	for _, o := range q.Options {
		if by := votes[o.ID]; len(by) > 0 {
			said = append(said, Said{o.ID, by})
		}
	}
	a.Source = questions.FromFile
	if len(said) > 1 {
		a = questions.Answer{Source: questions.FromFile}
		for _, x := range said {
			a.AnyOf = append(a.AnyOf, x.Option)
		}
	}
	return a, said, ok
}

// agreed is an answer after one more vote for the same option: a number that
// is not the same counts no longer.
func agreed(before, a questions.Answer, voted bool) questions.Answer {
	if voted && (!before.Plain || !a.Plain || before.Number != a.Number) {
		return questions.Answer{Option: a.Option}
	}
	return questions.Answer{Option: a.Option, Number: a.Number, Plain: a.Plain}
}
