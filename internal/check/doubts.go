package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/score"
)

// doubts are answers of people that the files speak against, so that the
// recommendation hangs on who is right. Doubts that change nothing are kept
// for the remarks, where no trigger that fired says it already.
func (c *checker) doubts(fired []report.CheckReason) []report.CheckReason {
	var out []report.CheckReason
	for _, x := range report.Counted(c.Report.Contradictions) {
		if len(x.Questions) == 0 || len(x.Evidence) == 0 {
			continue // answers that speak against each other
		}
		id := questions.ID(x.Questions[0])
		r := reason(report.Doubted, id, c.doubt(id, x), slices.Concat(c.at(id), x.Evidence))
		if c.turns(id) {
			out = append(out, r)
		} else if len(c.doubted) < most && !fires(fired, id) {
			c.doubted = append(c.doubted, r)
		}
	}
	return out
}

// fires reports whether a trigger on a question is among them.
func fires(fired []report.CheckReason, id questions.ID) bool {
	return slices.ContainsFunc(fired, func(r report.CheckReason) bool {
		return strings.HasPrefix(string(r.Subject), string(id)+" ")
	})
}

// turns reports whether the other side would be recommended, or what was decided
// ruled out, were the answer what the files show.
func (c *checker) turns(id questions.ID) bool {
	seen, ok := c.Judged.Suggested[id]
	if !ok || c.turned() || seen.Option == c.Advice.Answers[id].Option {
		return false
	}
	answers := maps.Clone(c.Advice.Answers)
	answers[id] = seen
	as := score.Assess(c.Advice.Basis().With(answers))
	if slices.ContainsFunc(as.Vetoes, func(v score.Veto) bool { return string(v.Closes) == c.Record.Decision && !c.wasClosed(v.ID) }) {
		return true
	}
	return string(as.Recommendation) != c.Record.Decision && as.Strength != model.Undecided && !c.against()
}

func (c *checker) doubt(id questions.ID, x facts.Contradiction) string {
	s := english.Sentence(x.Message.Whole())
	if !c.turns(id) {
		return s
	}
	seen := c.Judged.Suggested[id]
	return fmt.Sprintf("%s With %s %s, as the files show, %s would be recommended.", s, id, seen.Option, words.Side(words.Other(c.Record.Decision)))
}
