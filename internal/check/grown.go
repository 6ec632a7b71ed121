package check

import (
	"fmt"
	"slices"

	"advisor/internal/facts"
	"advisor/internal/questions"
	"advisor/internal/untrusted"
)

// mostPlaces is how many places a trigger that is true is shown with.
const mostPlaces = 8

// nearest puts the places first that most likely tipped a trigger: services
// that the baseline had not, then one place of each file, so that an override
// is named beside the file that was always there.
func (c *checker) nearest(name string, at []untrusted.Place) []untrusted.Place {
	fresh := c.fresh(name, at)
	rest := slices.DeleteFunc(slices.Clone(at), func(p untrusted.Place) bool { return slices.Contains(fresh, p) })
	var first, later []untrusted.Place
	for _, p := range rest {
		if slices.ContainsFunc(first, func(o untrusted.Place) bool { return o.File == p.File }) {
			later = append(later, p)
		} else {
			first = append(first, p)
		}
	}
	out := slices.Concat(fresh, first, later)
	return out[:min(len(out), mostPlaces)]
}

// fresh are the places of what is counted in services that the baseline had
// not. A number of services counts them all, shown or not.
func (c *checker) fresh(name string, at []untrusted.Place) []untrusted.Place {
	if c.Baseline == nil || c.Baseline.Facts == nil || c.Report.Facts == nil {
		return nil
	}
	var out []untrusted.Place
	for _, s := range c.Report.Facts.Services {
		was := slices.ContainsFunc(c.Baseline.Facts.Services, func(o facts.Service) bool { return o.Name == s.Name })
		if !was && (slices.Contains(at, s.Place) || name == "services" && s.Orchestrated()) {
			out = append(out, s.Place)
		}
	}
	return out
}

// counted says what was counted at the time of the baseline, where that is
// known and another number: " (3 before)".
func (c *checker) counted(name string, now int) string {
	if c.Baseline == nil || c.Baseline.Facts == nil {
		return ""
	}
	then := c.Baseline.Facts.Orchestrated
	if name != "services" {
		if _, asked := c.Advice.Set.Question(questions.ID(name)); asked {
			return ""
		}
		then, _ = count(name, *c.Baseline)
	}
	if then == now {
		return ""
	}
	return fmt.Sprintf(" (%d before)", then)
}
