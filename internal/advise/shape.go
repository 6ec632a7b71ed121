package advise

import (
	"advisor/internal/options"
	"advisor/internal/report"
	"advisor/internal/score"
)

// shape is the form that the recommended side takes, in the report's type; nil
// where nothing is recommended.
func shape(in Input, as score.Assessment, all []options.Option) *report.Shape {
	s := score.ShapeOf(in.Basis(), as, all)
	if s.ID == "" {
		return nil
	}
	return &report.Shape{ID: s.ID, Title: s.Title, Why: s.Why, Conditions: s.Conditions, Remarks: score.Remarks(in.Basis(), as)}
}
