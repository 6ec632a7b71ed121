package check

import (
	"cmp"
	"slices"

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
			fresh = append(fresh, only(today.Facts, f, left))
		}
	}
	for _, f := range before {
		left := slices.DeleteFunc(slices.Clone(f.Where()), func(s untrusted.Text) bool { return has[place{f.Rule, s}] })
		switch {
		case len(left) == 0:
		case unasked(today.Facts, f, left):
			out.Unchanged += len(left)
		default:
			out.Gone = append(out.Gone, gone(f, left))
		}
	}
	slices.SortStableFunc(out.Gone, func(a, b report.FindingChange) int {
		return cmp.Or(cmp.Compare(a.Severity.Rank(), b.Severity.Rank()), cmp.Compare(a.Rule, b.Rule))
	})
	return fresh, out
}

// unasked reports whether a finding is still there in some services and nobody asked
// for it, since today's answers do not make it matter.
func unasked(p *facts.Project, f facts.Finding, in []untrusted.Text) bool {
	if p == nil {
		return false
	}
	_, there := rules.Only(*p, f, in)
	return there
}

// only is a finding of a project in some of its services.
func only(p *facts.Project, f facts.Finding, in []untrusted.Text) facts.Finding {
	if len(in) == len(f.Where()) {
		return f
	}
	if p != nil {
		if own, ok := rules.Only(*p, f, in); ok {
			return own
		}
	}
	wanted := map[untrusted.Text]bool{}
	for _, s := range in {
		wanted[s] = true
	}
	f.Message = untrusted.Text(f.Title) + ": " + english.List(in, mostNames) + "."
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

func gone(f facts.Finding, in []untrusted.Text) report.FindingChange {
	x := report.FindingChange{Rule: f.Rule, Severity: f.Severity, Title: f.Title, Change: report.IsGone, Count: len(in), Common: f.Common}
	if in[0] != "" {
		x.Services = in
	}
	return x
}
