package explain

import (
	"fmt"
	"math"
	"strings"

	"advisor/internal/english"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/score"
)

// derivation says how a weight follows from published sources.
func derivation(m model.Model, f model.Factor) string {
	if f.Named() == 0 && f.Exception != "" { // as in a model of one's own
		return "No published source is counted. " + f.Exception
	}
	var parts []string
	for _, c := range m.Criteria {
		if n := f.Counts[c.ID]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s (%s)", c.Says, share2(n, c.Sources)))
		}
	}
	n := f.Named() - len(f.Against)
	s := fmt.Sprintf("Published sources name it %s: %s", english.Count(f.Named(), "time", "times"), strings.Join(parts, "; "))
	if k := len(f.Against); k > 0 {
		s += fmt.Sprintf("; less %d that %s: %s", k, english.Agree(k, "contradicts", "contradict"), strings.Join(f.Against, ", "))
	}
	s += fmt.Sprintf(". The square root of %d is %.1f", n, math.Sqrt(float64(max(n, 0))))
	if f.Exception != "" {
		return s + fmt.Sprintf(", which would give a weight of %d. %s", f.Rooted(), f.Exception)
	}
	return s + fmt.Sprintf(", which gives a weight of %d.", f.Rooted())
}

func share2(n, of int) string {
	if n == of {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%d of %d", n, of)
}

// signed writes points of score with their sign: "+2.5", "-4", "0".
func signed(v float64) string {
	if v > 0 {
		return "+" + score.Number(v)
	}
	return score.Number(v)
}

// unweighedCounts is the same of a question that the model gives no weight.
const unweighedCounts = "A flag, a record or the files may still answer it. The answer adds nothing to the score, and may rule an option out all the same."

// answersOf says what an answer to the question of a factor does that is not asked.
func answersOf(f model.Factor) string {
	if f.Weight == 0 {
		return unweighedCounts
	}
	return retiredCounts
}

// retiredCounts says what an answer to a question does that is asked no more.
const retiredCounts = "A flag, a record or the files may still answer it, and then it counts. Without an answer it is as if it were not there."

// condition says when a question is asked and what follows when it is not.
// Empty where it is always asked, or never.
func condition(s questions.Questionnaire, q questions.Question) string {
	if q.Retired != "" {
		return ""
	}
	var parts []string
	for _, p := range s.Questions {
		if ids, ok := q.When[p.ID]; ok {
			parts = append(parts, fmt.Sprintf("%s is %s", p.ID, english.Or(ids)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return fmt.Sprintf("Asked only if %s; otherwise the answer is %s.", strings.Join(parts, " and "), q.Otherwise)
}

// holdsIf writes cases: "a is x and b is y or z; or c is w".
func holdsIf(s questions.Questionnaire, cs []model.Case) string {
	var out []string
	for _, c := range cs {
		var parts []string
		for _, q := range s.Questions {
			if ids, ok := c[q.ID]; ok {
				parts = append(parts, fmt.Sprintf("%s is %s", q.ID, english.Or(ids)))
			}
		}
		out = append(out, strings.Join(parts, " and "))
	}
	return strings.Join(out, "; or ")
}

// orderWords says what the order of a factor's options means.
func orderWords(o model.Order) string {
	switch o {
	case model.Need:
		return "a need: each option asks more of the platform than the one before"
	case model.Capacity:
		return "a capacity: each option means more means to run a cluster; means are no reason, so no points are above 0"
	case model.Unordered:
	}
	return "options without an order"
}
