package compare

import (
	"cmp"
	"reflect"
	"slices"

	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// problemChanges are the mistakes in the files that one side has and the other has
// not, new ones first. Lines move with every edit, so they tell nothing apart.
func problemChanges(old, now report.Report) []report.ProblemChange {
	if !scannedBoth(old, now) {
		return nil
	}
	type key struct{ file, message untrusted.Text }
	more := func(has, others []facts.Problem, change string) (out []report.ProblemChange) {
		left := map[key]int{}
		for _, p := range others {
			left[key{p.File, p.Message}]++
		}
		for _, p := range has {
			if k := (key{p.File, p.Message}); left[k] > 0 {
				left[k]--
				continue
			}
			out = append(out, report.ProblemChange{Change: change, File: p.File, Line: p.Line, Message: p.Message})
		}
		return out
	}
	return append(more(now.Problems, old.Problems, report.IsNew), more(old.Problems, now.Problems, report.IsGone)...)
}

// optionChanges are the options of which something else becomes, in the order of the
// new side.
func optionChanges(old, now report.Report) []report.OptionChange {
	if len(old.Options) == 0 || len(now.Options) == 0 { // reports of earlier versions
		return nil
	}
	var out []report.OptionChange
	for _, o := range slices.Concat(now.Options, old.Options) {
		was, is := optionOf(old, o.ID), optionOf(now, o.ID)
		if was.Verdict == is.Verdict || slices.ContainsFunc(out, func(x report.OptionChange) bool { return x.ID == o.ID }) {
			continue
		}
		why := is.Reasons
		if len(why) == 0 {
			why = was.Reasons
		}
		out = append(out, report.OptionChange{ID: o.ID, Title: o.Title, From: was.Verdict, To: is.Verdict, Why: why})
	}
	return out
}

// optionOf is the option of an id; the zero value where there is none.
func optionOf(r report.Report, id string) report.Option {
	if i := slices.IndexFunc(r.Options, func(o report.Option) bool { return o.ID == id }); i >= 0 {
		return r.Options[i]
	}
	return report.Option{}
}

// estimateChanges are the figures that are others, by option. An option that is ruled
// out has none.
func estimateChanges(old, now report.Report) []report.EstimateChange {
	if old.Estimate == nil || now.Estimate == nil {
		return nil
	}
	var out []report.EstimateChange
	add := func(id, title, figure, unit string, from, to *report.Range) {
		if !reflect.DeepEqual(from, to) {
			out = append(out, report.EstimateChange{Option: id, Title: title, Figure: figure, Unit: unit, From: from, To: to})
		}
	}
	add("", "", "memory_bytes", "bytes", old.Estimate.MemoryBytes, now.Estimate.MemoryBytes)
	var seen []string
	for _, c := range slices.Concat(now.Estimate.Costs, old.Estimate.Costs) {
		if slices.Contains(seen, c.Option) {
			continue
		}
		seen = append(seen, c.Option)
		title := cmp.Or(optionOf(now, c.Option).Title, optionOf(old, c.Option).Title, c.Option)
		was, is := costIn(*old.Estimate, c.Option), costIn(*now.Estimate, c.Option)
		add(c.Option, title, "money_month", now.Estimate.Currency, was.MoneyMonth, is.MoneyMonth)
		add(c.Option, title, "setup_hours", "hours", was.SetupHours, is.SetupHours)
		add(c.Option, title, "hours_month", "hours", was.HoursMonth, is.HoursMonth)
		add(c.Option, title, "one_failure_minutes", "minutes", failureOf(*old.Estimate, c.Option), failureOf(*now.Estimate, c.Option))
	}
	return out
}

// costIn is what an option costs; the zero value where that is not estimated.
func costIn(e report.Estimate, id string) report.OptionCost {
	if i := slices.IndexFunc(e.Costs, func(c report.OptionCost) bool { return c.Option == id }); i >= 0 {
		return e.Costs[i]
	}
	return report.OptionCost{}
}

// failureOf is how long one dead host is felt; nil where that is not estimated.
func failureOf(e report.Estimate, id string) *report.Range {
	if i := slices.IndexFunc(e.Availability, func(a report.OptionAvailability) bool { return a.Option == id }); i >= 0 {
		return e.Availability[i].OneFailure
	}
	return nil
}

// portabilityChanges are the kinds of work that one side has and the other has not,
// with the services that have it; new ones first, the largest first.
func portabilityChanges(old, now report.Report) []report.PortabilityChange {
	if !scannedBoth(old, now) {
		return nil
	}
	type piece struct {
		effort  facts.Effort
		feature string
		service untrusted.Text
	}
	more := func(has, others []facts.Portability, change string) (out []report.PortabilityChange) {
		left := map[piece]bool{}
		for _, p := range others {
			left[piece{p.Effort, p.Feature, p.Service}] = true
		}
		for _, p := range has {
			if left[piece{p.Effort, p.Feature, p.Service}] {
				continue
			}
			i := slices.IndexFunc(out, func(x report.PortabilityChange) bool { return x.Effort == p.Effort && x.Feature == p.Feature })
			if i < 0 {
				i = len(out)
				out = append(out, report.PortabilityChange{Change: change, Effort: p.Effort, Feature: p.Feature})
			}
			if p.Service != "" && !slices.Contains(out[i].Services, p.Service) {
				out[i].Services = append(out[i].Services, p.Service)
			}
		}
		slices.SortStableFunc(out, func(a, b report.PortabilityChange) int { return cmp.Compare(a.Effort.Rank(), b.Effort.Rank()) })
		return out
	}
	return append(more(now.Portability, old.Portability, report.IsNew), more(old.Portability, now.Portability, report.IsGone)...)
}
