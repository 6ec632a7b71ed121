package fleet

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"advisor/internal/record"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/saved"
	"advisor/internal/untrusted"
)

// dueWithin is how many days ahead a day of review is said.
const dueWithin = 30

// Comparable reports whether two files hold lines of projects: one of them may be
// what an empty part wrote.
func Comparable(inputs saved.Files) bool {
	lines := func(in *saved.File) bool { return in.Fleet || in.Empty() }
	return len(inputs) == 2 && inputs.HoldLines() && lines(inputs[0]) && lines(inputs[1])
}

// CompareFiles compares the lines of two runs that were saved, as Compare does.
func CompareFiles(version string, inputs saved.Files, today string) (report.FleetComparison, error) {
	old, errOld := readLines(inputs[0])
	now, errNow := readLines(inputs[1])
	if err := errors.Join(errOld, errNow); err != nil {
		return report.FleetComparison{}, err
	}
	return Compare(version, old, now, today), nil
}

// readLines reads the lines of projects that were saved, in their order. What an
// empty part wrote has none.
func readLines(in *saved.File) ([]report.FleetLine, error) {
	var out []report.FleetLine
	if !in.Fleet {
		return nil, nil
	}
	known := paths{}
	err := in.Each(func(line []byte) error {
		l, err := known.read(line, true)
		out = append(out, l)
		return err
	})
	return out, err
}

// Compare says what changed between two runs over many projects, and whose review is
// due within 30 days of a day, YYYY-MM-DD.
func Compare(version string, old, now []report.FleetLine, today string) report.FleetComparison {
	c := report.FleetComparison{
		SchemaVersion: report.SchemaVersion, Tool: report.Tool{Version: version}, Today: today,
		Changed: []report.FleetChange{}, New: []untrusted.Text{}, Gone: []untrusted.Text{}, Due: []report.FleetDue{},
	}
	before, there := map[untrusted.Text]report.FleetLine{}, map[untrusted.Text]bool{}
	for _, l := range old {
		before[l.Path] = l
	}
	until := record.DayAfter(today, 0, dueWithin)
	for _, l := range now {
		there[l.Path] = true
		was, ok := before[l.Path]
		changes := lineChanges(was, l)
		switch {
		case !ok:
			c.New = append(c.New, l.Path)
		case len(changes) > 0:
			c.Changed = append(c.Changed, report.FleetChange{Path: l.Path, Changes: changes})
		default:
			c.Unchanged++
		}
		if l.ReviewBy != "" && l.ReviewBy <= until {
			c.Due = append(c.Due, report.FleetDue{Path: l.Path, ReviewBy: l.ReviewBy, Owner: l.Owner})
		}
	}
	for _, l := range old {
		if !there[l.Path] {
			c.Gone = append(c.Gone, l.Path)
		}
	}
	slices.SortStableFunc(c.Due, func(a, b report.FleetDue) int { return cmp.Compare(a.ReviewBy, b.ReviewBy) })
	return c
}

// lineChanges are what changed of a project, in the words of the table.
func lineChanges(was, now report.FleetLine) []report.FleetValue {
	var out []report.FleetValue
	add := func(what, from, to string) {
		if from != to {
			out = append(out, report.FleetValue{What: what, Old: untrusted.Text(from), New: untrusted.Text(to)})
		}
	}
	add("decision", was.Decision, now.Decision)
	add("status", words.DecisionState(was), words.DecisionState(now))
	add("error", was.Error.Whole(), now.Error.Whole())
	add("review", was.ReviewBy, now.ReviewBy)
	add("owner", was.Owner.Clean(), now.Owner.Clean())
	if was.Assessed == nil || now.Assessed == nil {
		return out
	}
	add("recommended", words.Advised(*was.Assessed), words.Advised(*now.Assessed))
	add("score", words.Number(was.Score), words.Number(now.Score))
	add("model", was.Model.Version, now.Model.Version)
	count := func(what string, from, to int) { add(what, fmt.Sprint(from), fmt.Sprint(to)) }
	count("services", was.Counts.Services, now.Counts.Services)
	count("blockers", was.Counts.Blockers, now.Counts.Blockers)
	count("high findings", was.Counts.High, now.Counts.High)
	count("problems", was.Counts.Problems, now.Counts.Problems)
	return out
}
