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
	if limit := 50 * p.divisor; -low > limit || high > limit {
		out = append(out, model.Flaw{Path: []any{"thresholds", "divisor"}, Message: fmt.Sprintf(
			"divisor %d is too small: weights times points reach from %d to %d, and the score would leave 0 to 100", p.divisor, low, high)})
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
