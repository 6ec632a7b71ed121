package compare

import (
	"strings"

	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/score"
)

// assessment is a report as the model's result that it was made from.
func assessment(r report.Report) score.Assessment {
	as := score.Assessment{Recommendation: model.Recommendation(r.Recommendation), Score: r.Score}
	for _, f := range r.Factors {
		as.Factors = append(as.Factors, score.Contribution{Question: questions.ID(f.ID), Answer: AnswerOf(f.Answer, f.Source), Points: f.Contribution})
	}
	for _, v := range r.Vetoes {
		x := score.Veto{ID: v.ID, Closes: model.Recommendation(v.Closes), Why: v.Why}
		for _, id := range v.Because {
			x.Because = append(x.Because, questions.ID(id))
		}
		as.Vetoes = append(as.Vetoes, x)
	}
	return as
}

// AnswerOf is an answer as a report has it, without its number; the zero value where
// nobody gave one.
func AnswerOf(id, source string) questions.Answer {
	a := questions.Answer{Source: questions.Source(source)}
	switch {
	case id == "" || id == questions.UnknownWord:
		return questions.Answer{}
	case strings.Contains(id, "|"):
		for one := range strings.SplitSeq(id, "|") {
			a.AnyOf = append(a.AnyOf, questions.OptionID(one))
		}
	default:
		a.Option = questions.OptionID(id)
	}
	return a
}

// AnswersOf are the answers that a report was made from, exact numbers too.
func AnswersOf(r report.Report) questions.Answers {
	out := answersOf(assessment(r))
	for _, f := range r.Factors {
		if a, ok := out[questions.ID(f.ID)]; ok && f.Number != nil {
			a.Number, a.Plain = *f.Number, true
			out[questions.ID(f.ID)] = a
		}
	}
	return out
}

// answersOf are the answers that a report was made from. What followed from
// others is left out: it follows again.
func answersOf(as score.Assessment) questions.Answers {
	out := questions.Answers{}
	for _, f := range as.Factors {
		known := f.Answer.Known() || len(f.Answer.AnyOf) > 0
		if known && f.Answer.Source != questions.FromImplied {
			out[f.Question] = f.Answer
		}
	}
	return out
}
