package score

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"advisor/internal/model"
	"advisor/internal/questions"
)

// WeightTip says how wrong a single weight would have to be to turn the score to
// the other side, everything else being right.
type WeightTip struct {
	Question questions.ID
	Weight   int
	// Times is the factor by which the weight would have to be multiplied:
	// beyond it, away from 1, the score turns to the other side. From 0.01; 1 means that any
	// change would do.
	Times    float64
	Sentence string
}

// WeightTips returns, for each factor that could, by what its weight would
// have to be multiplied to flip the recommendation; the nearest to 1 first.
// Empty where a veto decides: no weight could change that.
func WeightTips(b Basis) []WeightTip {
	p := b.plan()
	st := p.stateOf(b.Answers)
	if c, k := p.costs(st); c > 0 || k > 0 {
		return nil
	}
	rec, sum := p.recommend(st)
	var out []WeightTip
	for i := range p.slots {
		v := p.points(st, i)
		if v == 0 {
			continue
		}
		times := 1 - float64(sum)/float64(v)
		if times < 0.01 {
			continue // not even without the factor
		}
		q, _ := b.Questions.Question(p.slots[i].id)
		out = append(out, weightTip(q, p.slots[i].weight, times, rec.Other()))
	}
	slices.SortStableFunc(out, func(a, b WeightTip) int {
		return cmp.Compare(math.Abs(math.Log(a.Times)), math.Abs(math.Log(b.Times)))
	})
	return out
}

func weightTip(q questions.Question, weight int, times float64, to model.Recommendation) WeightTip {
	t := WeightTip{Question: q.ID, Weight: weight, Times: math.Round(times*100) / 100}
	t.Sentence = fmt.Sprintf("The score turns to %s if %q counts %s what the model gives it.", to.Name(), q.Short, multiple(times))
	return t
}

// multiple is how often a weight has to count in words, as "more than 6 times",
// rounded away from 1, so that the sentence stays true.
func multiple(times float64) string {
	const slack = 1e-6
	switch {
	case times < 1:
		return fmt.Sprintf("less than %v %% of", math.Floor(times*100+slack))
	case times < 2:
		return fmt.Sprintf("more than %v %% of", math.Ceil(times*100-slack))
	}
	return fmt.Sprintf("more than %v times", math.Ceil(times*10-slack)/10)
}
