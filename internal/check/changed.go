package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"advisor/internal/advise"
	"advisor/internal/compare"
	"advisor/internal/english"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// most is how many causes are named; the report has all.
const most = 3

// changed says why the recommendation is the other side now: what flipped it
// since the baseline, else since the record alone, else what speaks most for
// the other side.
func (c *checker) changed() []report.CheckReason {
	if !c.turned() {
		return nil
	}
	if then, ok := c.before(); ok {
		if out := c.flipped(then); len(out) > 0 {
			return out
		}
	}
	return c.strongest()
}

// before is the other side of the comparison; false where it had no part in
// the decision.
func (c *checker) before() (compare.Side, bool) {
	if c.Baseline != nil {
		return compare.Side{Name: "the baseline", Kind: compare.Saved, Report: *c.Baseline}, c.Baseline.Recommendation == c.Record.Decision
	}
	in := c.Advice
	in.Answers, in.Project, in.Gaps = c.Record.Answers, nil, nil
	alone := advise.Report(in, advise.Judge(nil, in.Set, nil))
	return compare.Side{Name: "the record", Kind: compare.Record, Report: alone}, alone.Recommendation == c.Record.Decision
}

// flipped are the changes that flipped it, each with where it is seen.
func (c *checker) flipped(then compare.Side) []report.CheckReason {
	d := compare.Reports(compare.Input{
		Version: c.Advice.Version, Set: c.Advice.Set, Model: c.Advice.Model,
		Old: then, New: compare.Side{Name: "today", Kind: compare.Saved, Report: c.Report},
	})
	var out []report.CheckReason
	for _, id := range d.FlippedBy {
		if id == report.ChangedModel {
			return []report.CheckReason{reason(report.ChangedModel, "", english.Sentence(d.Because[0]), c.line("model"))}
		}
		i := slices.IndexFunc(d.Answers, func(x report.AnswerChange) bool { return x.Question == id })
		if i < 0 || len(out) == most {
			continue
		}
		out = append(out, reason(report.ChangedAnswer, id, c.change(d.Answers[i], len(d.FlippedBy)), c.at(questions.ID(id))))
	}
	return out
}

// written is an answer as a record has it: the number that was given, where one was,
// or the option.
func written(label, option string) string {
	if n, _, found := strings.Cut(label, " ("); found {
		if _, err := strconv.Atoi(n); err == nil {
			return n
		}
	}
	return words.AnswerWord(option)
}

// change says what an answer was and is, and why.
func (c *checker) change(x report.AnswerChange, together int) string {
	s := fmt.Sprintf("%s: %s, before %s", x.Question, written(x.ToLabel, x.To), written(x.FromLabel, x.From))
	if why := c.Advice.Answers[questions.ID(x.Question)].Because; why != "" {
		s += "; " + string(why)
	}
	for _, v := range c.Report.Vetoes {
		if v.Closes == c.Record.Decision && slices.Contains(v.Because, x.Question) {
			return s + ". That rules out " + words.Side(v.Closes) + ": " + english.Lower(english.Sentence(v.Why))
		}
	}
	if together > 1 && !x.Alone {
		return s + fmt.Sprintf(" (%s points; together with the others this turns it).", words.Points(x.Points))
	}
	return s + fmt.Sprintf(" (%s points; this alone turns it).", words.Points(x.Points))
}

// strongest are what speaks most for the side that is recommended now.
func (c *checker) strongest() []report.CheckReason {
	var out []report.CheckReason
	for _, v := range c.Report.Vetoes {
		if v.Closes == c.Record.Decision {
			out = append(out, c.veto(v))
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, r := range c.Report.Summary.Reasons {
		if len(out) == most {
			break
		}
		out = append(out, reason(report.ChangedAnswer, r.Factor, english.Sentence(r.Message), c.whereOf(r)))
	}
	if len(out) == 0 { // nothing is known that speaks for either side
		out = append(out, reason(report.ChangedAnswer, "decision", english.Sentence(c.Report.Summary.Strength), c.line("decision")))
	}
	return out
}

func (c *checker) whereOf(r report.Reason) []untrusted.Place {
	if at := c.at(questions.ID(r.Factor)); len(at) > 0 {
		return at
	}
	return r.Evidence
}

func (c *checker) veto(v report.Veto) report.CheckReason {
	var at []untrusted.Place
	for _, id := range v.Because {
		for _, p := range c.at(questions.ID(id)) {
			if !slices.Contains(at, p) {
				at = append(at, p)
			}
		}
	}
	return reason(report.ClosedOption, v.ID, fmt.Sprintf("%s is ruled out: %s", words.Side(v.Closes), english.Lower(english.Sentence(v.Why))), at)
}

// closed are the vetoes against the decision that nobody knew. Where the
// recommendation changed, that says it.
func (c *checker) closed() []report.CheckReason {
	both := c.bothClosed()
	if c.turned() && !both {
		return nil
	}
	var out []report.CheckReason
	for _, v := range c.Report.Vetoes {
		if (both || v.Closes == c.Record.Decision) && !c.wasClosed(v.ID) {
			out = append(out, c.veto(v))
		}
	}
	return out
}

// wasClosed reports whether a veto was there when the decision was taken: the
// baseline has it, or the record does, with a reason to decide all the same.
func (c *checker) wasClosed(id string) bool {
	if with := c.Record.DecidedWith; c.Record.Taken.Reason != "" && (slices.Contains(with.RuledOut, id) || with.Empty() && c.other()) {
		return true
	}
	return c.Baseline != nil && slices.ContainsFunc(c.Baseline.Vetoes, func(v report.Veto) bool { return v.ID == id })
}
