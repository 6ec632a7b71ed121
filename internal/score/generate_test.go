package score_test

import (
	"math/rand/v2"

	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/score"
)

// random answers about known of 100 questions, one in ten of them with the
// answers of several people.
func random(r *rand.Rand, s questions.Questionnaire, known int) questions.Answers {
	a := questions.Answers{}
	for _, q := range s.Questions {
		if r.IntN(100) >= known {
			continue
		}
		ans := questions.Answer{Option: pick(r, q), Source: questions.FromFile}
		if r.IntN(10) == 0 {
			ans = questions.Answer{AnyOf: some(r, q), Source: questions.FromFile}
		}
		a[q.ID] = ans
	}
	return a
}

func pick(r *rand.Rand, q questions.Question) questions.OptionID {
	return q.Options[r.IntN(len(q.Options))].ID
}

// some are two options or more, in their order.
func some(r *rand.Rand, q questions.Question) []questions.OptionID {
	first := r.IntN(len(q.Options) - 1)
	out := []questions.OptionID{q.Options[first].ID}
	for _, o := range q.Options[first+1:] {
		if r.IntN(2) == 0 || len(out) == 1 && o.ID == q.Options[len(q.Options)-1].ID {
			out = append(out, o.ID)
		}
	}
	return out
}

// complete answers everything that is open and asked, at random; what is asked no
// more stays open.
func complete(r *rand.Rand, s questions.Questionnaire, a questions.Answers) questions.Answers {
	out := questions.Answers{}
	for _, q := range s.Questions {
		ans := a[q.ID]
		switch {
		case len(ans.AnyOf) > 0:
			ans = questions.Answer{Option: ans.AnyOf[r.IntN(len(ans.AnyOf))]}
		case ans.Option == questions.Unknown && q.Retired != "":
			continue
		case ans.Option == questions.Unknown:
			ans = questions.Answer{Option: pick(r, q)}
		}
		if a[q.ID].Source != questions.FromNobody && a[q.ID].Source != "" || len(s.ImpliedBy(out, q.ID)) == 0 {
			out[q.ID] = ans
		}
	}
	return out
}

// with is a copy of the answers with one of them replaced.
func with(a questions.Answers, id questions.ID, o questions.OptionID) questions.Answers {
	out := questions.Answers{}
	for k, v := range a {
		out[k] = v
	}
	out[id] = questions.Answer{Option: o}
	return out
}

func basis(m model.Model, s questions.Questionnaire, a questions.Answers) score.Basis {
	return score.Basis{Model: m, Questions: s, Answers: a}
}
