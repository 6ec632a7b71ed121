package check

import (
	"fmt"
	"slices"

	"advisor/internal/english"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// next is what to do about it, which also clears it.
func (c *checker) next(out report.Check) string {
	if out.Stands {
		return ""
	}
	file, read := c.File.Clean(), fmt.Sprintf("`advisor --answers %s` in the project's folder", c.File.Clean())
	if c.Apart {
		file, read = "the record", "`advisor` with the same `--answers`"
	}
	fired := 0
	for _, r := range out.Reasons {
		if r.Kind == report.FiredTrigger {
			fired++
		}
	}
	only := func(kind string) bool {
		return !slices.ContainsFunc(out.Reasons, func(r report.CheckReason) bool { return r.Kind != kind })
	}
	triggers := english.Agree(fired, "the trigger that is true", "the triggers that are true")
	switch {
	case only(report.PassedReview):
		return fmt.Sprintf("Review the decision, then write a new review-by into %s.", file)
	case only(report.Doubted):
		return fmt.Sprintf("Correct the answer in %s or the files, then decide again.", file)
	case only(report.FiredTrigger):
		return fmt.Sprintf("Read the report (%s), decide again, then change or drop %s in %s: until then %s each check.", read, triggers, file, english.Agree(fired, "it trips", "they trip"))
	}
	s := fmt.Sprintf("Read the report (%s), decide again, and write decision and review-by into the record", read)
	if fired > 0 {
		s += "; change or drop " + triggers
	}
	if c.turned() || words.HasReason(out, report.ClosedOption) {
		s += fmt.Sprintf("; to keep %s all the same, write why as `reason:` and decide with `--decision %s --save`", words.Side(out.Decision), out.Decision)
	}
	return s + "."
}
