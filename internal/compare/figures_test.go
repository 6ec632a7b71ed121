package compare

import (
	"fmt"
	"strings"
	"testing"

	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// inWords is one line a change, in few words.
func inWords[T any](changes []T, line func(T) string) string {
	var out []string
	for _, c := range changes {
		out = append(out, line(c))
	}
	return strings.Join(out, "; ")
}

func ofFiles(change func(*report.Report)) report.Report {
	r := report.Report{Facts: &facts.Project{}}
	change(&r)
	return r
}

// Mistakes are told apart by file and message, however often they occur; a line
// that moved is no change.
func TestProblemChanges(t *testing.T) {
	problem := func(file string, line int, message string) facts.Problem {
		return facts.Problem{File: untrusted.Text(file), Line: line, Message: untrusted.Text(message)}
	}
	a, moved, b, other := problem("a", 1, "m"), problem("a", 9, "m"), problem("a", 2, "n"), problem("b", 1, "m")
	for name, c := range map[string]struct {
		old, now []facts.Problem
		want     string
	}{
		"nothing":          {nil, nil, ""},
		"the same":         {[]facts.Problem{a, b}, []facts.Problem{b, a}, ""},
		"moved":            {[]facts.Problem{a}, []facts.Problem{moved}, ""},
		"new":              {[]facts.Problem{a}, []facts.Problem{a, b}, "new a:2 n"},
		"gone":             {[]facts.Problem{a, b}, []facts.Problem{a}, "gone a:2 n"},
		"twice now":        {[]facts.Problem{a}, []facts.Problem{a, moved}, "new a:9 m"},
		"twice before":     {[]facts.Problem{a, moved}, []facts.Problem{a}, "gone a:9 m"},
		"in another file":  {[]facts.Problem{a}, []facts.Problem{other}, "new b:1 m; gone a:1 m"},
		"thrice to thrice": {[]facts.Problem{a, a, a}, []facts.Problem{moved, moved, moved}, ""},
	} {
		old, now := ofFiles(func(r *report.Report) { r.Problems = c.old }), ofFiles(func(r *report.Report) { r.Problems = c.now })
		got := inWords(problemChanges(old, now), func(p report.ProblemChange) string {
			return fmt.Sprintf("%s %s:%d %s", p.Change, p.File, p.Line, p.Message)
		})
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	if got := problemChanges(report.Report{}, ofFiles(func(r *report.Report) { r.Problems = []facts.Problem{a} })); got != nil {
		t.Errorf("one side was not scanned: %v", got)
	}
}

// Of an option is said what becomes of it, with the reasons that there are.
func TestOptionChanges(t *testing.T) {
	option := func(id, verdict string, why ...string) report.Option {
		return report.Option{ID: id, Title: "title of " + id, Verdict: verdict, Reasons: why}
	}
	for name, c := range map[string]struct {
		old, now []report.Option
		want     string
	}{
		"the same":             {[]report.Option{option("a", "possible")}, []report.Option{option("a", "possible", "x")}, ""},
		"another verdict":      {[]report.Option{option("a", "possible"), option("b", "possible")}, []report.Option{option("a", "possible"), option("b", "ruled-out", "x")}, "b (title of b): possible to ruled-out because [x]"},
		"the old reasons":      {[]report.Option{option("a", "ruled-out", "x")}, []report.Option{option("a", "possible")}, "a (title of a): ruled-out to possible because [x]"},
		"the new reasons":      {[]report.Option{option("a", "ruled-out", "x")}, []report.Option{option("a", "possible", "y")}, "a (title of a): ruled-out to possible because [y]"},
		"one more":             {[]report.Option{option("a", "possible")}, []report.Option{option("b", "possible"), option("a", "possible")}, "b (title of b):  to possible because []"},
		"one less":             {[]report.Option{option("a", "possible"), option("b", "possible", "x")}, []report.Option{option("a", "possible")}, "b (title of b): possible to  because [x]"},
		"of an earlier report": {nil, []report.Option{option("a", "possible")}, ""},
		"and the other way":    {[]report.Option{option("a", "possible")}, nil, ""},
	} {
		got := inWords(optionChanges(report.Report{Options: c.old}, report.Report{Options: c.now}), func(o report.OptionChange) string {
			return fmt.Sprintf("%s (%s): %s to %s because %v", o.ID, o.Title, o.From, o.To, o.Why)
		})
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Figures that are others are said, each of its option.
func TestEstimateChanges(t *testing.T) {
	of := func(n float64) *report.Range { return &report.Range{Low: n, High: n} }
	estimate := func(memory, money, setup, hours, failure float64) *report.Estimate {
		return &report.Estimate{
			Currency: "USD", MemoryBytes: of(memory),
			Costs:        []report.OptionCost{{Option: "a", MoneyMonth: of(money), SetupHours: of(setup), HoursMonth: of(hours)}, {Option: "other"}},
			Availability: []report.OptionAvailability{{Option: "a", OneFailure: of(failure)}, {Option: "other"}},
		}
	}
	base := estimate(1, 2, 3, 4, 5)
	for name, c := range map[string]struct {
		old, now *report.Estimate
		want     string
	}{
		"the same":           {base, estimate(1, 2, 3, 4, 5), ""},
		"memory":             {base, estimate(9, 2, 3, 4, 5), " memory_bytes bytes 1 to 9"},
		"money":              {base, estimate(1, 9, 3, 4, 5), "a money_month USD 2 to 9"},
		"hours":              {base, estimate(1, 2, 9, 8, 5), "a setup_hours hours 3 to 9; a hours_month hours 4 to 8"},
		"a failure":          {base, estimate(1, 2, 3, 4, 9), "a one_failure_minutes minutes 5 to 9"},
		"no estimate before": {nil, base, ""},
		"no estimate now":    {base, nil, ""},
		"an option more": {
			&report.Estimate{Currency: "USD", MemoryBytes: of(1)}, base,
			"a money_month USD none to 2; a setup_hours hours none to 3; a hours_month hours none to 4; a one_failure_minutes minutes none to 5",
		},
	} {
		figure := func(r *report.Range) string {
			if r == nil {
				return "none"
			}
			return fmt.Sprint(r.Low)
		}
		got := inWords(estimateChanges(report.Report{Estimate: c.old}, report.Report{Estimate: c.now}), func(e report.EstimateChange) string {
			return fmt.Sprintf("%s %s %s %s to %s", e.Option, e.Figure, e.Unit, figure(e.From), figure(e.To))
		})
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Kinds of work are told apart by effort and feature, and name their services once.
func TestPortabilityChanges(t *testing.T) {
	work := func(effort facts.Effort, feature, service string) facts.Portability {
		return facts.Portability{Effort: effort, Feature: feature, Service: untrusted.Text(service)}
	}
	large, small := work(facts.Large, "f", "a"), work(facts.Small, "g", "a")
	for name, c := range map[string]struct {
		old, now []facts.Portability
		want     string
	}{
		"the same":       {[]facts.Portability{large, small}, []facts.Portability{small, large}, ""},
		"new":            {nil, []facts.Portability{large}, "new large f [a]"},
		"gone":           {[]facts.Portability{large}, nil, "gone large f [a]"},
		"two services":   {nil, []facts.Portability{large, work(facts.Large, "f", "b"), large}, "new large f [a b]"},
		"the project":    {nil, []facts.Portability{work(facts.Large, "f", "")}, "new large f []"},
		"other features": {nil, []facts.Portability{large, work(facts.Large, "h", "a")}, "new large f [a]; new large h [a]"},
		"other efforts":  {nil, []facts.Portability{work(facts.Small, "f", "a"), large}, "new large f [a]; new small f [a]"},
		"another service": {
			[]facts.Portability{large}, []facts.Portability{work(facts.Large, "f", "b")}, "new large f [b]; gone large f [a]",
		},
	} {
		old, now := ofFiles(func(r *report.Report) { r.Portability = c.old }), ofFiles(func(r *report.Report) { r.Portability = c.now })
		got := inWords(portabilityChanges(old, now), func(p report.PortabilityChange) string {
			return fmt.Sprintf("%s %s %s %v", p.Change, p.Effort, p.Feature, p.Services)
		})
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
