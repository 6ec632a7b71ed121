package conversation

import (
	"slices"
	"strings"

	"advisor/internal/advise"
	"advisor/internal/english"
	"advisor/internal/interview"
	"advisor/internal/questions"
	"advisor/internal/score"
	"advisor/internal/untrusted"
)

// preview is what the answers so far come to, in the words of a conversation.
func preview(b score.Basis) interview.Preview {
	as := score.Assess(b)
	p := interview.Preview{
		Recommendation: string(as.Recommendation), Strength: string(as.Strength),
		Score: as.Score, Low: as.Range.Low, High: as.Range.High,
		Leaning: as.Leaning, Firm: as.Firm, KnownWeight: as.KnownWeight,
	}
	for _, x := range as.Axes {
		p.Axes = append(p.Axes, interview.AxisPreview{Name: string(x.Axis), Score: x.Score, Low: x.Range.Low, High: x.Range.High})
	}
	for _, v := range as.Vetoes {
		p.RuledOut = append(p.RuledOut, interview.RuledOut{Side: string(v.Closes), Why: v.Why})
	}
	return p
}

// undecided is the strength of a result that recommends nothing.
const undecided = "undecided"

// ruledOut is the verdict of an option in a report that a requirement rules out.
const ruledOut = "ruled-out"

// conclude is what a decision rests on, as the report says it.
func (c Conversation) conclude(answers questions.Answers) interview.Conclusion {
	in := c.Input
	in.Answers = answers
	rep := advise.Report(in, advise.Judge(in.Project, in.Set, answers))
	var out interview.Conclusion
	for _, r := range rep.Summary.Reasons {
		out.Reasons = append(out.Reasons, untrusted.Text(r.Message).Whole())
	}
	switch {
	case len(rep.Summary.Against) > 0:
		out.Counter = untrusted.Text(rep.Summary.Against[0].Message).Whole()
	case len(rep.CounterCase) > 0 && rep.Strength != undecided:
		out.Counter = untrusted.Text(rep.CounterCase[0].Message).Whole()
	}
	for _, o := range rep.Options {
		if o.Verdict != ruledOut {
			out.Possible = append(out.Possible, english.Lower(strings.TrimSuffix(o.Title, ".")))
		}
	}
	return out
}

// rulesOut are the sides that an answer to an open question could rule out and
// that are not ruled out already.
func rulesOut(b score.Basis, answers questions.Answers, id questions.ID) []string {
	before := closed(score.Assess(b.With(answers)))
	var out []string
	for _, o := range b.Questions.Possible(answers, id) {
		with := questions.Overlay(answers, questions.Answers{id: {Option: o}})
		for _, side := range closed(score.Assess(b.With(with))) {
			if !slices.Contains(before, side) && !slices.Contains(out, side) {
				out = append(out, side)
			}
		}
	}
	slices.Sort(out)
	return out
}

// closed are the sides that are ruled out.
func closed(as score.Assessment) []string {
	var out []string
	for _, v := range as.Vetoes {
		out = append(out, string(v.Closes))
	}
	return out
}

// nextQuestions are the questions that could still change the result, the ones that
// can move the score most first, with how far each answer would move it.
func nextQuestions(b score.Basis) []interview.Next {
	var out []interview.Next
	now := score.Assess(b).Score
	for _, n := range score.Next(b) {
		next := interview.Next{ID: n.Question, CanFlip: n.CanFlip}
		for _, o := range b.Questions.Possible(b.Answers, n.Question) {
			with := questions.Overlay(b.Answers, questions.Answers{n.Question: {Option: o}})
			by := score.Assess(b.With(with)).Score - now
			next.Low, next.High = min(next.Low, by), max(next.High, by)
		}
		out = append(out, next)
	}
	return out
}
