package score

import (
	"fmt"
	"math"
	"strconv"

	"advisor/internal/model"
)

// Confidence is the estimated share of comparable published decisions that
// went the recommended way, from the answers that are known:
//
//	z = slope * (sum of what the answers count) / (weight of the questions answered + neutral)
//	confidence = 1 / (1 + e^-|z|), at most cap
//
// What is known stands for what is open, drawn to the middle as if questions of
// weight neutral had been answered with 0. The divisor grows with what is
// known, because answers repeat each other and are no independent evidence.

// link turns a sum of values into a confidence.
type link struct{ slope, neutral, cap, good, high, closed float64 }

func linkOf(t *model.Thresholds) link {
	return link{
		slope: t.Slope.Value, neutral: t.Neutral.Value, cap: t.Cap.Value,
		good: t.Good.Value, high: t.High.Value, closed: t.Closed.Value,
	}
}

// side is the confidence in a side, rounded to four places, which makes it
// equal on all machines. It is 0.5 where the evidence speaks for the other one:
// that is so where only answers that were not given turned the score.
func (l link) side(kubernetes bool, sum, weight int) float64 {
	if !kubernetes {
		sum = -sum
	}
	z := l.slope * float64(max(sum, 0)) / (float64(weight) + l.neutral)
	return round4(min(1/(1+math.Exp(-z)), l.cap))
}

func round4(v float64) float64 { return math.Round(v*1e4) / 1e4 }

// tooFew is how far below good the confidence stays while one answer is known,
// or nothing but what the files show: published decisions name what mattered, and
// neither has been asked.
const tooFew = 0.01

// confidence is how sure the recommendation of a state is.
func (p *plan) confidence(st state, rec model.Recommendation) float64 {
	e := p.evidence(st)
	v := p.link.side(rec == model.Kubernetes, e.sum, e.weight)
	if e.known < 2 || st.scanned {
		v = min(v, round4(p.link.good-tooFew))
	}
	costC, costK := p.costs(st)
	switch {
	case costC > 0 && costK > 0:
		return 0.5
	case costC == 0 && costK == 0:
		return v
	}
	return max(v, p.link.closed)
}

// evidence is what the confidence rests on: the answers that were given, and
// not those that only follow from others.
type evidence struct{ known, sum, weight int }

func (p *plan) evidence(st state) evidence {
	var e evidence
	for i := range p.slots {
		if st.implied[i] {
			continue
		}
		e.sum += p.points(st, i)
		if st.answered[i] && st.known(i) >= 0 {
			e.known++
			e.weight += p.slots[i].weight
		}
	}
	return e
}

// headline is what a report says first: a side, or that none is recommended.
type headline int

const (
	headNone headline = iota
	headCompose
	headKubernetes
)

// headline is that of a state.
func (p *plan) headline(st state) headline {
	rec, _ := p.recommend(st)
	return p.head(rec, p.confidence(st, rec))
}

func (p *plan) head(rec model.Recommendation, confidence float64) headline {
	switch {
	case confidence < p.link.good:
		return headNone
	case rec == model.Kubernetes:
		return headKubernetes
	}
	return headCompose
}

// strength puts a confidence into words.
func strength(m *model.Model, a Assessment) (model.Strength, string) {
	t := &m.Thresholds
	if a.BothClosed {
		return model.Undecided, "Requirements rule out both sides."
	}
	hundred := inHundred(t.High.Value, t.Good.Value, t.Leaning.Value)
	var s model.Strength
	var why string
	switch {
	case a.Confidence >= t.High.Value:
		s, why = model.Strong, fmt.Sprintf("from %s the confidence is high", hundred(t.High.Value))
	case a.Confidence >= t.Good.Value:
		s, why = model.Lean, fmt.Sprintf("from %s the confidence is good, from %s high", hundred(t.Good.Value), hundred(t.High.Value))
	case a.Confidence >= t.Leaning.Value:
		s, why = model.Undecided, fmt.Sprintf("that is leaning towards %s, and below %s nothing is recommended", a.Recommendation.Name(), hundred(t.Good.Value))
	default:
		s, why = model.Undecided, fmt.Sprintf("below %s nothing is recommended", hundred(t.Good.Value))
	}
	if !m.Calibrated() {
		why += "; the model is not the built-in one, so this is not calibrated"
	}
	said := fmt.Sprintf("An estimated %s of 100 comparable published decisions chose %s", hundred(a.Confidence), a.Recommendation.Name())
	if len(a.Vetoes) > 0 {
		said = fmt.Sprintf("A requirement rules out %s; the confidence is %s of 100", a.Recommendation.Other().Name(), hundred(a.Confidence))
	}
	return s, said + ": " + why + "."
}

// inHundred writes shares as numbers of 100, with as many decimals as the
// thresholds need, rounded down: then a share that is below a threshold is also
// written as a smaller number.
func inHundred(thresholds ...float64) func(share float64) string {
	decimals := 0
	for _, t := range thresholds {
		for decimals < 4 && math.Abs(t*scale(decimals)-math.Round(t*scale(decimals))) > 1e-9 {
			decimals++
		}
	}
	return func(share float64) string {
		return strconv.FormatFloat(math.Floor(share*scale(decimals)+1e-9)/math.Pow10(decimals), 'f', -1, 64)
	}
}

// scale turns a share into a whole number with so many decimals of a hundredth.
func scale(decimals int) float64 { return 100 * math.Pow10(decimals) }
