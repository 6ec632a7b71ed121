// Package fleet runs over many projects: which lie below some folders, which of
// them are this part's, many at once and in their order. What is made of a
// project is given to it as a function.
package fleet

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/exit"
	"advisor/internal/output"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/scan"
)

// LineMaker turns a project into its line; it may be called for many at once.
// An error is one of the whole run, and ends it.
type LineMaker func(context.Context, scan.Found) (report.FleetLine, error)

// Run reads many projects.
type Run struct {
	Version string // of the program
	Found   []scan.Found
	Make    LineMaker
	Done    func(done, bad int) // is told how far it is
}

// Into writes a line or a row for each project, in their order. A project that
// cannot be read is a line with its error and stops nothing.
func (r Run) Into(ctx context.Context, out *output.Many) (Summary, error) {
	one := &reader{version: r.Version, make: r.Make, limit: projectTime}
	sum := Summary{All: len(r.Found)}
	compute := func(i int) output.Written {
		l, err := one.line(ctx, r.Found[i])
		if err != nil {
			return output.Written{Err: err}
		}
		return out.Render(l)
	}
	err := inOrder(len(r.Found), compute, func(i int, w output.Written) error {
		sum.count(w.Row)
		r.Done(i+1, sum.Bad)
		return out.Add(w)
	})
	return sum, errors.Join(err, one.givenUp())
}

// Summary counts what decides the exit status.
type Summary struct {
	All, Bad             int
	inPart               int  // files that were read in part
	checked              bool // decisions were
	decisions, gone, due int
	tripped              map[string]int // projects by the gate that they trip
}

func (s *Summary) count(l report.FleetLine) {
	if l.Error != "" {
		s.Bad++
	}
	if l.Assessed != nil {
		s.inPart += l.Counts.InPart
	}
	for _, g := range l.Gates {
		if s.tripped == nil {
			s.tripped = map[string]int{}
		}
		s.tripped[g.Gate]++
	}
	s.checked = s.checked || l.Status != ""
	switch l.Status {
	case report.DecisionStands:
		s.decisions++
	case report.DecisionChanged:
		s.decisions++
		if words.IsDue(l) {
			s.due++
		} else {
			s.gone++
		}
	}
}

// decided says how many decisions no longer hold and how many are due for review;
// empty where all hold.
func (s Summary) decided() string {
	of := fmt.Sprintf(" of %d decisions ", s.decisions)
	var parts []string
	if s.gone > 0 {
		parts = append(parts, fmt.Sprintf("%d%sno longer %s", s.gone, of, english.Agree(s.gone, "holds", "hold")))
		of = " "
	}
	if s.due > 0 {
		parts = append(parts, fmt.Sprintf("%d%s%s due for review", s.due, of, english.Agree(s.due, "is", "are")))
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, ", ") + "; their lines say why"
}

// Conclude says what was wrong: in notes, or in an error where it decides the exit
// status: a decision that no longer holds or is due for review, a gate that is tripped in a project, and
// with unreadable a project that cannot be read.
func (s Summary) Conclude(unreadable bool) (notes []string, err error) {
	if s.inPart > 0 {
		notes = append(notes, english.Count(s.inPart, "file was", "files were")+" read in part; the gaps and problems of their projects say why")
	}
	var why []error
	if said := s.decided(); said != "" {
		why = append(why, errors.New(said))
	}
	for _, gate := range slices.Sorted(maps.Keys(s.tripped)) {
		n := s.tripped[gate]
		why = append(why, fmt.Errorf("%s: tripped in %d of %d projects; their lines say why", words.GateFlag(report.Gate{Gate: gate}), n, s.All))
	}
	bad := fmt.Sprintf("%d of %d projects could not be read; their lines say why", s.Bad, s.All)
	switch {
	case s.Bad > 0 && unreadable:
		why = append(why, errors.New("--fail-on unreadable: "+bad))
	case s.Bad > 0:
		notes = append(notes, bad)
	}
	return notes, exit.Error(exit.Gate, errors.Join(why...))
}
