package compose

import (
	"fmt"
	"sort"

	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// The caps on what is reported of one project.
const (
	maxProblems = 100 // the rest is counted
	maxGaps     = 1_000
)

// reportLog collects what is wrong with a project and what was left out, and
// holds the budget that all steps of the loading share. The zero value is not
// of use.
type reportLog struct {
	budget   *budget
	names    []string // of the files, by their number
	problems []located
	dropped  int // problems beyond maxProblems
	phase    phase
	gaps     []gap
}

func newLog() *reportLog { return &reportLog{budget: newBudget()} }

// addFile numbers a file.
func (l *reportLog) addFile(name string) int32 {
	l.names = append(l.names, name)
	return int32(len(l.names) - 1)
}

type located struct {
	at    pos
	phase phase
	Problem
}

// phase is a step of the loading. What a later step says of a line of which an
// earlier one has complained is only its consequence.
type phase int

const (
	expanding phase = iota
	validating
	rewriting
	merging
	requiring
	decoding
	checking
)

type gap struct {
	at     pos
	reason string
}

// problem records a mistake of the project.
func (l *reportLog) problem(at pos, hint, format string, args ...any) {
	if l.budget.over != "" { // what was cut short only looks wrong
		return
	}
	if len(l.problems) == maxProblems {
		l.dropped++
		return
	}
	p := Problem{Place: l.place(at), Message: fmt.Sprintf(format, args...), Hint: hint}
	for _, q := range l.problems {
		if q.at == at && (q.phase < l.phase || q.Message == p.Message) {
			return
		}
	}
	l.problems = append(l.problems, located{at, l.phase, p})
}

// gap records something that was left out.
func (l *reportLog) gap(at pos, format string, args ...any) {
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

// place turns a position into what a user reads.
func (l *reportLog) place(at pos) untrusted.Place {
	if at.file < 0 || int(at.file) >= len(l.names) {
		return untrusted.Place{}
	}
	return untrusted.Place{File: untrusted.Text(l.names[at.file]), Line: int(at.line)}
}

// failure is the error of the session so far, or nil.
func (l *reportLog) failure() error {
	if l.budget.over != "" {
		return &LimitError{Place: l.place(l.budget.at), Message: l.budget.over}
	}
	if len(l.problems) == 0 {
		return nil
	}
	sort.SliceStable(l.problems, func(i, j int) bool { return l.problems[i].at.before(l.problems[j].at) })
	ps := make(Problems, 0, len(l.problems)+1)
	for _, p := range l.problems {
		ps = append(ps, p.Problem)
	}
	if l.dropped > 0 {
		ps = append(ps, Problem{Message: fmt.Sprintf("%d more problems", l.dropped)})
	}
	return ps
}

// gapList gives others and then the gaps, in file order.
func (l *reportLog) gapList(others []facts.Gap) []facts.Gap {
	sort.SliceStable(l.gaps, func(i, j int) bool { return l.gaps[i].at.before(l.gaps[j].at) })
	out := others
	for _, g := range l.gaps {
		p := l.place(g.at)
		out = append(out, facts.Gap{File: p.File, Line: p.Line, Reason: untrusted.Text(g.reason)})
	}
	return out
}
