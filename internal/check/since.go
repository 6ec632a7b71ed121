package check

import (
	"cmp"
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/rules"
	"advisor/internal/untrusted"
)

// place is what a finding is known by again: the rule and the service, not the
// line.
type place struct {
	rule    string
	service untrusted.Text
}

func places(fs []facts.Finding) map[place]bool {
	out := map[place]bool{}
	for _, f := range fs {
		for _, s := range f.Where() {
			out[place{f.Rule, s}] = true
		}
	}
	return out
}

// State is what was found in a project at some time. Facts are nil without a scan.
type State struct {
	Findings []facts.Finding
	Facts    *facts.Project
}

// Since are the findings that a saved report has not, and what became of its
// own. A finding that is in more services than before is new in those alone, and
// a service that has another name is the same one where its image and build are.
func Since(today, then State, baseline string) ([]facts.Finding, report.Since) {
	out := report.Since{Baseline: untrusted.Text(baseline)}
	now := rules.Today(today.Findings)
	before := renamed(rules.Today(then.Findings), renames(then.Facts, today.Facts))
	had, has := places(before), places(now)
	var fresh []facts.Finding
	for _, f := range now {
		left := slices.DeleteFunc(slices.Clone(f.Where()), func(s untrusted.Text) bool { return had[place{f.Rule, s}] })
		out.New += len(left)
		out.Unchanged += len(f.Where()) - len(left)
		if len(left) > 0 {
			fresh = append(fresh, only(f, left))
		}
	}
	for _, f := range before {
		left := slices.DeleteFunc(slices.Clone(f.Where()), func(s untrusted.Text) bool { return has[place{f.Rule, s}] })
		if len(left) > 0 {
			out.Gone = append(out.Gone, gone(f, left))
		}
	}
	slices.SortStableFunc(out.Gone, func(a, b report.FindingChange) int {
		return cmp.Or(cmp.Compare(a.Severity.Rank(), b.Severity.Rank()), cmp.Compare(a.Rule, b.Rule))
	})
	return fresh, out
}

// only is a finding in some of its services.
func only(f facts.Finding, in []untrusted.Text) facts.Finding {
	wanted := map[untrusted.Text]bool{}
	for _, s := range in {
		wanted[s] = true
	}
	if len(in) == len(f.Where()) {
		return f
	}
	f.Message = naming(f.Message, in)
	f.Services = in
	f.Hits = slices.DeleteFunc(slices.Clone(f.Hits), func(h facts.Hit) bool { return !wanted[h.Service] })
	f.Accepted = slices.DeleteFunc(slices.Clone(f.Accepted), func(a facts.Acceptance) bool { return !wanted[a.Service] })
	if len(f.Hits) > 0 {
		f.Evidence = nil
		seen := map[untrusted.Place]bool{}
		for _, h := range f.Hits {
			if !seen[h.Place] {
				seen[h.Place] = true
				f.Evidence = append(f.Evidence, h.Place)
			}
		}
	}
	return f
}

// mostNames is how many services a message names; the list of them has all.
const mostNames = 5

// naming is a message, "what was seen: where.", about other services.
func naming(message untrusted.Text, in []untrusted.Text) untrusted.Text {
	says, _, _ := strings.Cut(string(message), ": ")
	return untrusted.Text(says+": ") + english.List(in, mostNames) + "."
}

func gone(f facts.Finding, in []untrusted.Text) report.FindingChange {
	x := report.FindingChange{Rule: f.Rule, Severity: f.Severity, Title: f.Title, Change: report.IsGone, Count: len(in), Common: f.Common}
	if in[0] != "" {
		x.Services = in
	}
	return x
}
