package advise

import (
	"fmt"
	"strings"

	"advisor/internal/cases"
	"advisor/internal/english"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/score"
)

// maxSettling is how many questions are named that would settle it.
const maxSettling = 3

// filesAlone goes on from the verdict where nothing but the files has answered
// and that decides nothing: what others of this size did, and what to answer. It
// is empty otherwise.
func filesAlone(in Input, r report.Report, as score.Assessment) string {
	if as.Strength != model.Undecided || as.BothClosed || !onlyFiles(r) {
		return ""
	}
	var out []string
	for _, f := range r.Factors {
		if f.ID != "services" || f.Source != string(questions.FromScan) {
			continue
		}
		all, compose := cases.OfSize(cases.All(), questions.OptionID(f.Answer))
		if all > 0 {
			out = append(out, fmt.Sprintf("Of %s about projects of this size (%s services), %d chose Compose.",
				english.Count(all, "published decision", "published decisions"), f.Answer, compose))
		}
	}
	var ask []string
	for _, id := range score.Quickest(in.Basis()) {
		if q, _ := in.Set.Question(id); len(ask) < maxSettling && id != "vendor-support" {
			ask = append(ask, q.Ask)
		}
	}
	if len(ask) > 0 {
		out = append(out, "What would settle it soonest: "+strings.Join(ask, " "))
	}
	if len(out) == 0 {
		return ""
	}
	return " " + strings.Join(out, " ")
}

// onlyFiles reports whether every answer is one that the files suggest, and there is
// one.
func onlyFiles(r report.Report) bool {
	seen := false
	for _, f := range r.Factors {
		switch questions.Source(f.Source) {
		case questions.FromScan:
			seen = true
		case questions.FromImplied:
		default:
			if f.Source != "unknown" {
				return false
			}
		}
	}
	return seen
}
