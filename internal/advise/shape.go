package advise

import (
	"advisor/internal/report"
	"advisor/internal/score"
)

// shape is the form that the recommended side takes, in the report's type.
func shape(in Input, as score.Assessment) *report.Shape {
	s := score.ShapeOf(in.Basis(), as)
	return &report.Shape{ID: s.ID, Title: s.Title, Why: s.Why, Conditions: s.Conditions, Remarks: s.Remarks}
}
