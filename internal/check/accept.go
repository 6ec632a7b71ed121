package check

import (
	"fmt"
	"slices"

	"advisor/internal/facts"
	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/rules"
	"advisor/internal/untrusted"
)

// Accept marks the findings that the team lives with, service by service. It
// changes no finding otherwise, and the findings given stay as they are.
func Accept(fs []facts.Finding, accepted []record.Accepted) []facts.Finding {
	out := slices.Clone(fs)
	all := longest(accepted)
	for i, f := range out {
		out[i].Accepted = nil
		for _, s := range f.Where() {
			if a, ok := all.of(f.Rule, s); ok {
				out[i].Accepted = append(out[i].Accepted, facts.Acceptance{Service: s, Reason: a.Reason, Until: untrusted.Text(a.Until)})
			}
		}
	}
	return out
}

// InForce are those that still hold on a day, YYYY-MM-DD.
func InForce(accepted []record.Accepted, day string) []record.Accepted {
	return slices.DeleteFunc(slices.Clone(accepted), func(a record.Accepted) bool { return !a.Holds(day) })
}

// acceptances are by rule and service the one that holds longest; a record can
// have thousands.
type acceptances map[place]record.Accepted

func longest(accepted []record.Accepted) acceptances {
	out := acceptances{}
	for _, a := range accepted {
		at := place{rules.Accepts(a.Rule), a.Service}
		if best, ok := out[at]; !ok || a.Until > best.Until {
			out[at] = a
		}
	}
	return out
}

// of is the one for a rule in a service: its own, or that of every service
// where that holds longer.
func (all acceptances) of(rule string, service untrusted.Text) (record.Accepted, bool) {
	own, ok := all[place{rule, service}]
	if every, found := all[place{rule, ""}]; found && (!ok || every.Until > own.Until) {
		return every, true
	}
	return own, ok
}

// Open counts in how many services a finding waits for somebody on a day,
// YYYY-MM-DD: those where it is not accepted, or no longer.
func Open(f facts.Finding, day string) int {
	n := len(f.Where())
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

// endings are remarks on acceptances that ended and on those that nothing is
// left of.
func (c *checker) endings() []report.CheckReason {
	out := c.ended()
	if more := len(out) - mostEnded; more > 0 {
		out = append(out[:mostEnded], reason(report.EndedAccept, "more", fmt.Sprintf("%d more accepted findings have ended or are no longer found.", more), nil))
	}
	return out
}

func (c *checker) ended() []report.CheckReason {
	var out []report.CheckReason
	all, has := longest(c.Record.Accepted), places(c.Report.Findings)
	for _, f := range c.Report.Findings {
		has[place{f.Rule, ""}] = true // for what is accepted in every service
	}
	for _, a := range c.Record.Accepted {
		id := rules.Accepts(a.Rule)
		found := has[place{id, a.Service}]
		last, _ := all.of(id, a.Service)
		at := []untrusted.Place{{File: c.File, Line: a.Line}}
		switch why := rules.NoFinding(a.Rule); {
		case !found && why != "":
			out = append(out, reason(report.EndedAccept, named(a), fmt.Sprintf("The accepted finding %s is no longer a finding: %s. Remove it from the record.", named(a), why), at))
		case !found && c.Report.Facts != nil:
			out = append(out, reason(report.EndedAccept, named(a), fmt.Sprintf("The accepted finding %s is no longer found. Remove it from the record.", named(a)), at))
		case found && !last.Holds(c.Today):
			out = append(out, reason(report.EndedAccept, named(a), fmt.Sprintf("The finding %s was accepted until %s.", named(a), a.Until), at))
		}
	}
	return out
}

// named is an accepted finding in a sentence.
func named(a record.Accepted) string {
	if a.Service == "" {
		return a.Rule
	}
	return a.Rule + " in " + a.Service.Clean()
}
