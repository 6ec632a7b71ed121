package check

import (
	"fmt"
	"slices"

	"advisor/internal/questions"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// triggers are those that are true, as reasons, and those that may be, as
// remarks. An answer of a person and what the files show both count: a number
// in the record must not hide what was added since.
func (c *checker) triggers() (fired, perhaps []report.CheckReason) {
	resolved := c.Advice.Set.Resolve(c.Advice.Answers)
	unseen := Unseen(c.Input)
	for _, t := range c.Record.Triggers {
		if slices.Contains(unseen, t) {
			continue // nothing was counted, which is not none
		}
		truth, why, at := c.fired(t, resolved)
		at = slices.Concat(c.nearest(t.Name, at), []untrusted.Place{{File: c.File, Line: t.Line}}) // the places are an answer's own
		switch truth {
		case record.Yes:
			fired = append(fired, reason(report.FiredTrigger, t.String(), fmt.Sprintf("The trigger `%s` is true: %s.", t, why), at))
		case record.Perhaps:
			perhaps = append(perhaps, reason(report.FiredTrigger, t.String(), fmt.Sprintf("The trigger `%s` may be true: %s. Answer with a number to make sure.", t, why), at))
		case record.No:
		}
	}
	return fired, perhaps
}

// TrueNow are the triggers among some that are true, each with what makes it:
// "hosts > 1 (hosts is 3)".
func TrueNow(in Input, ts []record.Trigger) []string {
	c := &checker{Input: in}
	resolved := in.Advice.Set.Resolve(in.Advice.Answers)
	var out []string
	for _, t := range ts {
		if truth, why, _ := c.fired(t, resolved); truth == record.Yes {
			out = append(out, fmt.Sprintf("%s (%s)", t, why))
		}
	}
	return out
}

// fired reports whether a trigger holds, what makes it, and where.
func (c *checker) fired(t record.Trigger, resolved questions.Answers) (record.Truth, string, []untrusted.Place) {
	id := questions.ID(t.Name)
	if _, asked := c.Advice.Set.Question(id); !asked {
		n, at := count(t.Name, c.Report)
		if !t.Reached(n) {
			return record.No, "", nil
		}
		return record.Yes, fmt.Sprintf("%s is %d%s", t.Name, n, c.counted(t.Name, n)), at
	}
	said, seen := resolved[id], c.Judged.Suggested[id]
	bySaid, bySeen := t.Fired(c.Advice.Set, said), t.Fired(c.Advice.Set, seen)
	if bySeen > bySaid {
		return bySeen, fmt.Sprintf("%s is %s in the files%s: %s", t.Name, value(seen), c.counted(t.Name, seen.Number), string(seen.Because)), seen.Evidence
	}
	why := fmt.Sprintf("%s is %s", t.Name, value(said))
	if said.Source == questions.FromScan && said.Because != "" {
		why += c.counted(t.Name, said.Number) + ": " + string(said.Because)
	}
	return bySaid, why, c.at(id)
}

// value is an answer as a record would have it.
func value(a questions.Answer) string {
	if a.Plain {
		return fmt.Sprint(a.Number)
	}
	s := string(a.Option)
	for i, o := range a.AnyOf {
		if i > 0 {
			s += " or "
		}
		s += string(o)
	}
	return s
}

// review says that the day of the review has passed. The day itself is in
// time.
func (c *checker) review() []report.CheckReason {
	by := c.Record.ReviewBy
	if by == "" || c.Today <= by {
		return nil
	}
	return []report.CheckReason{reason(report.PassedReview, "", fmt.Sprintf("The review was due on %s.", by), c.line("review-by"))}
}
