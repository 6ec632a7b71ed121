package check

import (
	"fmt"
	"slices"

	"advisor/internal/facts"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// Accept marks the findings that the team lives with, service by service. It
// changes no finding otherwise, and the findings given stay as they are.
func Accept(fs []facts.Finding, accepted []questions.Accepted) []facts.Finding {
	out := slices.Clone(fs)
	for i, f := range out {
		out[i].Accepted = nil
		for _, s := range parts(f) {
			if a, ok := acceptance(accepted, f.Rule, s); ok {
				out[i].Accepted = append(out[i].Accepted, facts.Acceptance{Service: s, Reason: a.Reason, Until: untrusted.Text(a.Until)})
			}
		}
	}
	return out
}

// InForce are those that still hold on a day, YYYY-MM-DD.
func InForce(accepted []questions.Accepted, day string) []questions.Accepted {
	return slices.DeleteFunc(slices.Clone(accepted), func(a questions.Accepted) bool { return !a.Holds(day) })
}

// acceptance is the one that holds longest for a rule in a service.
func acceptance(accepted []questions.Accepted, rule string, service untrusted.Text) (questions.Accepted, bool) {
	var best questions.Accepted
	found := false
	for _, a := range accepted {
		if a.Covers(rule, service) && (!found || a.Until > best.Until) {
			best, found = a, true
		}
	}
	return best, found
}

// parts are the services of a finding; one without a name where it is about
// the project as a whole.
func parts(f facts.Finding) []untrusted.Text {
	if len(f.Services) == 0 {
		return []untrusted.Text{""}
	}
	return f.Services
}

// Open counts in how many services a finding waits for somebody on a day,
// YYYY-MM-DD: those where it is not accepted, or no longer.
func Open(f facts.Finding, day string) int {
	n := len(parts(f))
	for _, a := range f.Accepted {
		if day <= string(a.Until) {
			n--
		}
	}
	return n
}

// mostEnded is how many acceptances are remarked on; a list that nobody looks
// after has more.
const mostEnded = 10

// acceptances are remarks on acceptances that ended and on those that nothing
// is left of.
func (c *checker) acceptances() []report.CheckReason {
	out := c.ended()
	if more := len(out) - mostEnded; more > 0 {
		out = append(out[:mostEnded], reason(report.EndedAccept, "more", fmt.Sprintf("%d more accepted findings have ended or are no longer found.", more), nil))
	}
	return out
}

func (c *checker) ended() []report.CheckReason {
	var out []report.CheckReason
	for _, a := range c.Record.Accepted {
		found := slices.ContainsFunc(c.Report.Findings, func(f facts.Finding) bool {
			return slices.ContainsFunc(parts(f), func(s untrusted.Text) bool { return a.Covers(f.Rule, s) })
		})
		at := []untrusted.Place{{File: c.File, Line: a.Line}}
		switch {
		case !found && c.Report.Facts != nil:
			out = append(out, reason(report.EndedAccept, named(a), fmt.Sprintf("The accepted finding %s is no longer found; take it out.", named(a)), at))
		case found && !a.Holds(c.Today):
			out = append(out, reason(report.EndedAccept, named(a), fmt.Sprintf("The finding %s was accepted until %s.", named(a), a.Until), at))
		}
	}
	return out
}

// named is an accepted finding in a sentence.
func named(a questions.Accepted) string {
	if a.Service == "" {
		return a.Rule
	}
	return a.Rule + " in " + a.Service.Clean()
}
