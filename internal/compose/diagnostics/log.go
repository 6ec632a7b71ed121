// Package diagnostics collects what is wrong with the files of a project and
// what was left out, each at its place, and holds the caps that all steps of
// the loading share.
package diagnostics

import (
	"fmt"
	"sort"

	"advisor/internal/compose/tree"
	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// The caps on what is reported of one project.
const (
	maxProblems = 100 // the rest is counted
	maxGaps     = 1_000
)

// Log collects what is wrong with a project and what was left out, and
// holds the budget that all steps of the loading share. The zero value is not
// of use.
type Log struct {
	Budget   *Budget
	names    []string // of the files, by their number
	Problems []Located
	dropped  int // problems beyond maxProblems
	Phase    Phase
	gaps     []gap
}

// NewLog is a log with nothing in it and the whole budget.
func NewLog() *Log { return &Log{Budget: newBudget()} }

// AddFile numbers a file.
func (l *Log) AddFile(name string) int32 {
	l.names = append(l.names, name)
	return int32(len(l.names) - 1)
}

// Located is a problem before its file has a name.
type Located struct {
	At    tree.Pos
	phase Phase
	Problem
}

// Phase is a step of the loading. What a later step says of a line of which an
// earlier one has complained is only its consequence.
type Phase int

// The steps of the loading, in their order.
const (
	Expanding Phase = iota
	Validating
	Rewriting
	Merging
	Requiring
	Decoding
	Checking
)

type gap struct {
	at     tree.Pos
	reason string
}

// Problem records a mistake of the project.
func (l *Log) Problem(at tree.Pos, hint, format string, args ...any) {
	if l.Budget.Over != "" { // what was cut short only looks wrong
		return
	}
	if len(l.Problems) == maxProblems {
		l.dropped++
		return
	}
	p := Problem{Place: l.Place(at), Message: fmt.Sprintf(format, args...), Hint: hint}
	for _, q := range l.Problems {
		if q.At == at && (q.phase < l.Phase || q.Message == p.Message) {
			return
		}
	}
	l.Problems = append(l.Problems, Located{at, l.Phase, p})
}

// Gap records something that was left out.
func (l *Log) Gap(at tree.Pos, format string, args ...any) {
	g := gap{at, fmt.Sprintf(format, args...)}
	for _, h := range l.gaps {
		if h == g {
			return
		}
	}
	if len(l.gaps) < maxGaps {
		l.gaps = append(l.gaps, g)
	}
}

// Place turns a position into what a user reads.
func (l *Log) Place(at tree.Pos) untrusted.Place {
	if at.File < 0 || int(at.File) >= len(l.names) {
		return untrusted.Place{}
	}
	return untrusted.Place{File: untrusted.Text(l.names[at.File]), Line: int(at.Line)}
}

// Failure is the error of the session so far, or nil.
func (l *Log) Failure() error {
	if l.Budget.Over != "" {
		return &LimitError{Place: l.Place(l.Budget.at), Message: l.Budget.Over}
	}
	if len(l.Problems) == 0 {
		return nil
	}
	sort.SliceStable(l.Problems, func(i, j int) bool { return l.Problems[i].At.Before(l.Problems[j].At) })
	ps := make(Problems, 0, len(l.Problems)+1)
	for _, p := range l.Problems {
		ps = append(ps, p.Problem)
	}
	if l.dropped > 0 {
		ps = append(ps, Problem{Message: fmt.Sprintf("%d more problems", l.dropped)})
	}
	return ps
}

// Gaps gives others and then the gaps, in file order.
func (l *Log) Gaps(others []facts.Gap) []facts.Gap {
	sort.SliceStable(l.gaps, func(i, j int) bool { return l.gaps[i].at.Before(l.gaps[j].at) })
	out := others
	for _, g := range l.gaps {
		p := l.Place(g.at)
		out = append(out, facts.Gap{File: p.File, Line: p.Line, Reason: untrusted.Text(g.reason)})
	}
	return out
}
