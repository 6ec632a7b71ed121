package score

import (
	"math"

	"advisor/internal/model"
	"advisor/internal/questions"
)

// Basis is what an assessment rests on.
type Basis struct {
	Model model.Model
	// Questions are those that the model is used with: with the ones that it
	// adds (model.Model.Set).
	Questions questions.Questionnaire
	Answers   questions.Answers
}

// With is the same basis with other answers.
func (b Basis) With(a questions.Answers) Basis {
	b.Answers = a
	return b
}

// plan has the questions that count: one that is retired and that nobody answered
// is as if it were not there.
func (b *Basis) plan() *plan {
	return newPlan(&b.Model, &b.Questions, func(q *questions.Question) bool { return !q.Counts(b.Answers[q.ID]) })
}

// Assess weighs answers. It asks nothing of the outside: an equal basis gives
// an equal assessment.
func Assess(b Basis) Assessment {
	return b.plan().assess(&b.Model, b.Answers)
}

func (p *plan) assess(m *model.Model, a questions.Answers) Assessment {
	st := p.stateOf(a)
	out := p.verdict(m, st)
	out.Factors, out.Axes = p.contributions(m, st, a)
	p.certainty(&out, st)
	out.Known, out.KnownWeight = p.knowledge(st)
	return out
}

// verdict is what an assessment says of the answers that are known: without what each
// of them adds, and without what the others could change.
func (p *plan) verdict(m *model.Model, st state) Assessment {
	var out Assessment
	var sum int
	out.Recommendation, sum = p.recommend(st)
	out.Score = 50 + p.scale(sum)
	out.Vetoes = p.closed(m, st)
	out.BothClosed, out.Relax = relax(m, out.Vetoes, out.Recommendation)
	out.Confidence = p.confidence(st, out.Recommendation)
	out.Strength, out.StrengthWhy = strength(m, out)
	out.Leaning = out.Strength == model.Undecided && !out.BothClosed && out.Confidence >= m.Thresholds.Leaning.Value
	return out
}

// scale turns weight times points into points of score.
func (p *plan) scale(sum int) float64 { return float64(sum) / float64(p.divisor) }

// contributions are what each factor adds, in the order of the model, and the
// score of each axis.
func (p *plan) contributions(m *model.Model, st state, a questions.Answers) ([]Contribution, []AxisScore) {
	out := make([]Contribution, len(m.Factors))
	for i := range m.Factors { // those that nothing is counted of have their row too
		f := &m.Factors[i]
		out[i] = Contribution{Question: f.ID, Axis: f.Axis, Weight: f.Weight, Sources: f.Sources}
	}
	sums := [3]int{}
	for i := range p.slots {
		x := &p.slots[i]
		v := p.points(st, i)
		sums[x.axis] += v
		out[x.factor] = p.contribution(&m.Factors[x.factor], st, i, v, a[x.id])
	}
	axes := make([]AxisScore, 0, len(sums))
	for i, axis := range model.Axes() {
		axes = append(axes, AxisScore{Axis: axis, Score: float64(sums[i])})
	}
	return out, axes
}

func (p *plan) contribution(f *model.Factor, st state, i, v int, a questions.Answer) Contribution {
	x := &p.slots[i]
	low, high := x.bounds(st.possible[i])
	c := Contribution{
		Question: f.ID, Axis: f.Axis, Answer: a, Weight: f.Weight, Sources: f.Sources,
		Points: p.scale(v), Range: Range{p.scale(low), p.scale(high)},
	}
	least, most := x.bounds(x.all())
	c.Could = Range{p.scale(least), p.scale(most)}
	switch known := st.known(i); {
	case st.implied[i]:
		c.Answer = questions.Answer{Option: x.options[x.otherwise], Source: questions.FromImplied}
		c.Why = why(f, c.Answer.Option)
	case !st.answered[i]:
		c.Answer = questions.Answer{}
	case known >= 0:
		c.Why = why(f, x.options[known])
	}
	return c
}

// why is the reason of an option; empty where there is no such option.
func why(f *model.Factor, id questions.OptionID) string {
	for i := range f.Options {
		if f.Options[i].ID == id {
			return f.Options[i].Why
		}
	}
	return ""
}

// certainty fills in what the completions of the unknown answers say.
func (p *plan) certainty(out *Assessment, st state) {
	f := p.outcomes(st)
	out.Range = Range{50 + p.scale(f.totalLow), 50 + p.scale(f.totalHigh)}
	spans := p.axisSpans()
	for i := range out.Axes {
		x := &out.Axes[i]
		x.Score = axisScore(int(x.Score), spans[i])
		x.Range = Range{axisScore(f.low[i], spans[i]), axisScore(f.high[i], spans[i])}
	}
	out.Firm = f.firm(p.head(out.Recommendation, out.Confidence))
}

// axisSpans is, for each axis, the farthest that all its answers together can
// go from the middle.
func (p *plan) axisSpans() [3]int {
	var low, high, span [3]int
	for i := range p.slots {
		l, h := p.slots[i].bounds(p.slots[i].all())
		low[p.slots[i].axis] += l
		high[p.slots[i].axis] += h
	}
	for i := range span {
		span[i] = max(-low[i], high[i], 1)
	}
	return span
}

// axisScore puts the sum of an axis on 0 to 100, rounded to two places.
func axisScore(sum, span int) float64 {
	return math.Round((50+50*float64(sum)/float64(span))*100) / 100
}

// knowledge counts what is known.
func (p *plan) knowledge(st state) (known int, weight float64) {
	sum, total := 0, 0
	for i := range p.slots {
		total += p.slots[i].weight
		if st.answered[i] && st.known(i) >= 0 {
			known++
			sum += p.slots[i].weight
		}
	}
	return known, math.Round(float64(sum)/float64(max(total, 1))*1e4) / 1e4
}
