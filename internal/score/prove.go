package score

import (
	"fmt"

	"advisor/internal/model"
	"advisor/internal/questions"
)

// ReadModel reads a model as model.Read does, and proves it by weighing: its
// score stays in its limits, and its own scenarios come out as they say. More are
// checks of what it does not know.
func ReadModel(name string, data []byte, s questions.Questionnaire, more ...model.Check) (model.Model, error) {
	return model.Read(name, data, s, append(more, extent, scenarios)...)
}

// maxTogether is how many ways of answering may have to be listed one by one:
// questions that vetoes and conditions tie together. More would make an
// assessment slow.
const maxTogether = 20_000

// extent checks what only the whole model shows: that the score stays between
// 0 and 100, and that not too much is tied together.
func extent(m model.Model, s questions.Questionnaire) []model.Flaw {
	p := newPlan(&m, &s, nil)
	low, high := 0, 0
	for i := range p.slots {
		l, h := p.slots[i].bounds(p.slots[i].all())
		low, high = low+l, high+h
	}
	var out []model.Flaw
	if reach := max(-low, high); reach > halfScale*p.divisor {
		out = append(out, model.Flaw{Path: []any{"thresholds", "divisor"}, Message: fmt.Sprintf(
			"divisor %d is too small: weights times points reach from %d to %d, and the score would leave 0 to 100; %s", p.divisor, low, high, wayOut(reach))})
	}
	for _, g := range p.groups(p.stateOf(nil)) {
		ways := 1
		for _, i := range append(g.core, g.leaves...) {
			ways *= len(p.slots[i].options)
			if ways > maxTogether {
				return append(out, model.Flaw{Path: []any{"vetoes"}, Message: fmt.Sprintf(
					"vetoes and conditions tie too many questions together, %q among them", p.slots[i].id)})
			}
		}
	}
	return out
}

// halfScale is how far the score lies from 50 at most, and largestDivisor the largest
// number that divides 100, as a divisor has to.
const halfScale, largestDivisor = 50, 100

// wayOut says which divisor keeps the score in its limits where weights times points
// reach that far.
func wayOut(reach int) string {
	for d := 1; d <= largestDivisor; d++ {
		if largestDivisor%d == 0 && reach <= halfScale*d {
			return fmt.Sprintf("%d is large enough", d)
		}
	}
	return fmt.Sprintf("100 is the largest, so lower weights until they reach %d at most", halfScale*largestDivisor)
}

// scenarios runs the scenarios of the model.
func scenarios(m model.Model, s questions.Questionnaire) []model.Flaw {
	var out []model.Flaw
	for i, x := range m.Scenarios {
		if err := verify(x, m, s); err != nil {
			out = append(out, model.Flaw{Path: []any{"scenarios", i}, Message: err.Error()})
		}
	}
	return out
}
