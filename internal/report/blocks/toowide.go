package blocks

import (
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// tooWide says what to answer for the figures that the table has no range of. What
// narrows those of the recommended option comes first; nothing where every figure
// has a range, or no single answer narrows one.
func tooWide(r report.Report) string {
	var order []string // of questions
	narrows := map[string][]string{}
	for _, f := range []struct{ key, name string }{
		{report.FigureMoney, r.Estimate.Currency + " a month"},
		{report.FigureSetup, "hours to set up"},
		{report.FigureHours, "hours a month"},
		{report.FigureDeadHost, "hours down when a host dies"},
	} {
		for _, id := range narrowing(r, f.key) {
			if !slices.Contains(order, id) {
				order = append(order, id)
			}
			narrows[id] = append(narrows[id], f.name)
		}
	}
	if len(order) == 0 {
		return ""
	}
	parts := make([]string, len(order))
	for i, name := range words.QuestionNames(r, order) {
		parts[i] = name + " (" + english.And(narrows[order[i]]) + ")"
	}
	return "Where a ? stands, the ends are more than a hundredfold apart; answers that narrow it most: " + strings.Join(parts, "; ") + "."
}

// narrowing are the questions that narrow a figure: of the recommended option where
// it has no range of it, else of all that have none.
func narrowing(r report.Report, figure string) []string {
	var out []string
	for _, recommended := range []bool{true, false} {
		for _, w := range r.Estimate.TooWide {
			if w.Figure != figure || recommended != isRecommended(r, w.Option) {
				continue
			}
			for _, id := range w.AnswerFirst {
				if !slices.Contains(out, id) {
					out = append(out, id)
				}
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

func isRecommended(r report.Report, option string) bool {
	return slices.ContainsFunc(r.Options, func(o report.Option) bool { return o.ID == option && o.Verdict == report.OptionRecommended })
}
