// Package diagnostics collects what is wrong with the files of a project and
// what was left out, each at its place, and holds the caps that all steps of
// the loading share.
package diagnostics

import (
	"fmt"
	"sort"

	"advisor/internal/compose/taint"
	"advisor/internal/compose/tree"
	"advisor/internal/facts"
	"advisor/internal/untrusted"
)

// The caps on what is reported of one project.
const (
	maxProblems = 100 // the rest is counted
	maxGaps     = 1_000
)

// Log collects the problems and the gaps of a project, and holds the budget
// that all steps of the loading share. The zero value is not of use.
type Log struct {
	Budget   *Budget
	Book     *taint.Book // what may not be repeated
	names    []string    // of the files, by their number
	problems []located
	dropped  int // problems beyond maxProblems
	gaps     []gap
	left     map[string]bool // the paths that were left out
	// Cut: a file, or a part of one, is not there, so that a name which is not
	// defined may be defined in it.
	Cut bool
}

type located struct {
	at tree.Pos
	Problem
}

type gap struct {
	at     tree.Pos
	reason string
}

// NewLog is a log with nothing in it and the whole budget.
func NewLog() *Log {
	return &Log{Budget: newBudget(), Book: taint.NewBook(), left: map[string]bool{}}
}

// AddFile numbers a file.
func (l *Log) AddFile(name string) int32 {
	l.names = append(l.names, name)
	return int32(len(l.names) - 1)
}

// Problem records a mistake because of which nothing is left out.
func (l *Log) Problem(at tree.Pos, hint, format string, args ...any) {
	l.add(at, Problem{Place: l.Place(at), Message: fmt.Sprintf(format, args...), Hint: hint})
}

// LeaveOut records a mistake because of which the part at a path is left out.
func (l *Log) LeaveOut(at tree.Pos, part, hint, format string, args ...any) {
	l.left[part] = true
	l.add(at, Problem{Place: l.Place(at), Message: fmt.Sprintf(format, args...), Hint: hint, LeftOut: Shown(part)})
}

// FileProblem records a mistake of a file that is no Compose file, or that has
// not been read.
func (l *Log) FileProblem(name string, line int, part, hint, format string, args ...any) {
	l.add(tree.Pos{File: -1}, Problem{
		Place: untrusted.Place{File: untrusted.Text(name), Line: line}, Message: fmt.Sprintf(format, args...), Hint: hint, LeftOut: part,
	})
}

func (l *Log) add(at tree.Pos, p Problem) {
	for _, q := range l.problems {
		if q.Place == p.Place && q.Message == p.Message {
			return
		}
	}
	if len(l.problems) == maxProblems {
		l.dropped++
		return
	}
	l.problems = append(l.problems, located{at, p})
}

// MarkLeft notes that the part at a path is not there because of something that
// has been reported, so that what follows from it is not reported, too.
func (l *Log) MarkLeft(part string) { l.left[part] = true }

// Left reports whether the part at a path was left out.
func (l *Log) Left(part string) bool { return l.left[part] }

// Gap records what was left out without a mistake, or what is not known.
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

// GapOf is Gap for the part at a path, which is left out.
func (l *Log) GapOf(at tree.Pos, part, format string, args ...any) {
	l.left[part] = true
	l.Gap(at, format, args...)
}

// Place turns a position into what a user reads.
func (l *Log) Place(at tree.Pos) untrusted.Place {
	if at.File < 0 || int(at.File) >= len(l.names) {
		return untrusted.Place{}
	}
	return untrusted.Place{File: untrusted.Text(l.Book.Name(l.names[at.File])), Line: int(at.Line)}
}

// Problems are all mistakes so far, in file order.
func (l *Log) Problems() Problems {
	sort.SliceStable(l.problems, func(i, j int) bool { return l.problems[i].at.Before(l.problems[j].at) })
	ps := make(Problems, 0, len(l.problems)+1)
	for _, p := range l.problems {
		ps = append(ps, l.safe(p.Problem))
	}
	if l.dropped > 0 {
		ps = append(ps, Problem{Message: fmt.Sprintf("%d more problems", l.dropped)})
	}
	return ps
}

// Gaps gives others and then the gaps, in file order.
func (l *Log) Gaps(others []facts.Gap) []facts.Gap {
	if l.Budget.Over != "" {
		l.Gap(l.Budget.at, "%s", l.Budget.Over)
	}
	sort.SliceStable(l.gaps, func(i, j int) bool { return l.gaps[i].at.Before(l.gaps[j].at) })
	out := others
	for _, g := range l.gaps {
		p := l.Place(g.at)
		out = append(out, facts.Gap{File: p.File, Line: p.Line, Reason: untrusted.Text(g.reason)})
	}
	for i, g := range out {
		out[i].File, out[i].Reason = untrusted.Text(l.Book.Name(string(g.File))), untrusted.Text(l.Book.Message(string(g.Reason)))
	}
	return out
}

// safe is the problem without the values of variables.
func (l *Log) safe(p Problem) Problem {
	p.Place.File = untrusted.Text(l.Book.Name(string(p.Place.File)))
	p.Message, p.Hint, p.LeftOut = l.Book.Message(p.Message), l.Book.Message(p.Hint), l.Book.Message(p.LeftOut)
	return p
}

// Safe are problems that were not recorded here, without the values of
// variables.
func (l *Log) Safe(all Problems) Problems {
	out := make(Problems, len(all))
	for i, p := range all {
		out[i] = l.safe(p)
	}
	return out
}
