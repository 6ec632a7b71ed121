package score

import (
	"slices"
)

// Shape is the form that the recommended side takes.
type Shape struct {
	ID         string
	Title      string
	Why        string
	Conditions []string
	Remarks    []string // third options and ways out, with their conditions
	Sources    []string
}

// ShapeOf picks the form of the recommended side: the first of the model whose
// conditions certainly hold. Remarks on third options and ways out come with it
// where their conditions hold too.
func ShapeOf(b Basis, as Assessment) Shape {
	p := b.plan()
	st := p.stateOf(b.Answers)
	var out Shape
	for _, x := range b.Model.Shapes {
		if x.Side == as.Recommendation && (len(x.When) == 0 || p.holds(st, p.cases(x.When))) {
			out = Shape{ID: x.ID, Title: x.Title, Why: x.Why, Conditions: x.Conditions, Sources: x.Sources}
			break
		}
	}
	for _, r := range b.Model.Remarks {
		if r.Side != "" && r.Side != as.Recommendation {
			continue
		}
		if slices.Contains(r.Strength, as.Strength) && p.holds(st, p.cases(r.When)) {
			out.Remarks = append(out.Remarks, r.Words)
		}
	}
	return out
}
