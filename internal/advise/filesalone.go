package advise

import (
	"fmt"

	"advisor/internal/cases"
	"advisor/internal/english"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/score"
)

// maxSettling is how many questions are named that would settle it.
const maxSettling = 3

// ask are the questions to answer first where nothing is recommended: those that
// settle it soonest where nothing but the files has answered, else those that
// could move the score most.
func ask(in Input, r report.Report, as score.Assessment) []string {
	out := []string{}
	switch {
	case as.Strength != model.Undecided || as.BothClosed:
	case onlyFiles(r):
		for _, id := range score.Quickest(in.Basis()) {
			if q, _ := in.Set.Question(id); len(out) < maxSettling && id != "vendor-support" {
				out = append(out, q.Ask)
			}
		}
	default:
		for _, q := range settleFirst(r, maxSettling) {
			out = append(out, q.Ask)
		}
	}
	return out
}

// peers says what others of this size chose, where nothing but the files has
// answered and that decides nothing. It is empty otherwise.
func peers(r report.Report, as score.Assessment) string {
	if as.Strength != model.Undecided || as.BothClosed || !onlyFiles(r) {
		return ""
	}
	for _, f := range r.Factors {
		if f.ID != "services" || f.Source != string(questions.FromScan) {
			continue
		}
		if all, compose := cases.OfSize(cases.All(), questions.OptionID(f.Answer)); all > 0 {
			return fmt.Sprintf("Of %s about projects of this size (%s services), %d chose Compose.",
				english.Count(all, "published decision", "published decisions"), f.Answer, compose)
		}
	}
	return ""
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
