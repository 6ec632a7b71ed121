package advise

import (
	"slices"

	"advisor/internal/estimate"
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
	return &report.Shape{ID: s.ID, Title: s.Title, Why: s.Why, Conditions: s.Conditions, Remarks: score.Remarks(in.Basis(), as), Like: s.Like}
}

// ways are the options in the report's type.
func ways(all []options.Option) []report.Option {
	out := make([]report.Option, 0, len(all))
	for _, o := range all {
		x := report.Option{
			ID: o.ID, Side: string(o.Side), Verdict: string(o.Verdict), Title: o.Title, Short: o.Short,
			Reasons: o.Reasons, Demands: report.Demands(o.Demands), Conditions: o.Conditions,
			Own: !slices.Contains(estimate.OptionIDs(), o.ID),
		}
		for _, m := range o.Meets {
			x.Requirements = append(x.Requirements, report.OptionRequirement{
				Question: string(m.Question), Met: string(m.Met), RulesOut: m.RulesOut, Capacity: m.Capacity, Why: m.Why, Source: m.Source,
			})
		}
		out = append(out, x)
	}
	return out
}
