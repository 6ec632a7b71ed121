package compose

import (
	"fmt"
	"sort"

	"advisor/internal/facts"
	"advisor/internal/files"
	"advisor/internal/untrusted"
)

// session is the loading of one project.
type session struct {
	loader  *Loader
	in      Input
	root    *files.Root
	env     *environment
	name    string           // of the project
	sources []*source        // by file number
	numbers map[string]int32 // by name
	files   []facts.File
	others  []facts.Gap // of files without nodes
	budget  *budget

	problems []located
	dropped  int // problems beyond maxProblems
	phase    phase
	broken   bool // a file cannot be used, so that references tell nothing
	gaps     []gap
	missing  map[string]bool // variables that have a gap already
	unsets   []unsetVariable // the same, in the order in which they were met
	includes *inclusions
	scopes   []*scope // files reached by extends
	rules    *mergeRule
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
func (s *session) problem(at pos, hint, format string, args ...any) {
	if s.budget.over != "" { // what was cut short only looks wrong
		return
	}
	if len(s.problems) == maxProblems {
		s.dropped++
		return
	}
	p := Problem{Place: s.place(at), Message: fmt.Sprintf(format, args...), Hint: hint}
	for _, q := range s.problems {
		if q.at == at && (q.phase < s.phase || q.Message == p.Message) {
			return
		}
	}
	s.problems = append(s.problems, located{at, s.phase, p})
}

// gap records something that was left out.
func (s *session) gap(at pos, format string, args ...any) {
	g := gap{at, fmt.Sprintf(format, args...)}
	for _, h := range s.gaps {
		if h == g {
			return
		}
	}
	if len(s.gaps) < maxGaps {
		s.gaps = append(s.gaps, g)
	}
}

// unsetVariables records the variables of a text that have no value.
func (s *session) unsetVariables(at pos, sub substitution) {
	needed := map[string]bool{}
	for _, n := range sub.needed {
		needed[n] = true
	}
	for _, n := range sub.unset {
		switch {
		case s.missing[n]:
		case needed[n]:
			s.gap(at, "the variable %s is required and has no value in the env files: left as it is written", quoted(n))
		default:
			s.gap(at, "the variable %s has no value in the env files and no default: left as it is written", quoted(n))
		}
		if !s.missing[n] {
			s.unsets = append(s.unsets, unsetVariable{n, needed[n], at})
		}
		s.missing[n] = true
	}
}

// unsetVariable is a variable that nothing gives a value.
type unsetVariable struct {
	name     string
	required bool
	at       pos
}

// place turns a position into what a user reads.
func (s *session) place(at pos) untrusted.Place {
	if at.file < 0 || int(at.file) >= len(s.sources) {
		return untrusted.Place{}
	}
	return untrusted.Place{File: untrusted.Text(s.sources[at.file].name), Line: int(at.line)}
}

// failure is the error of the session so far, or nil.
func (s *session) failure() error {
	if s.budget.over != "" {
		return &LimitError{Place: s.place(s.budget.at), Message: s.budget.over}
	}
	if len(s.problems) == 0 {
		return nil
	}
	sort.SliceStable(s.problems, func(i, j int) bool { return s.problems[i].at.before(s.problems[j].at) })
	ps := make(Problems, 0, len(s.problems)+1)
	for _, p := range s.problems {
		ps = append(ps, p.Problem)
	}
	if s.dropped > 0 {
		ps = append(ps, Problem{Message: fmt.Sprintf("%d more problems", s.dropped)})
	}
	return ps
}

// gapList gives the gaps in file order.
func (s *session) gapList() []facts.Gap {
	sort.SliceStable(s.gaps, func(i, j int) bool { return s.gaps[i].at.before(s.gaps[j].at) })
	out := s.others
	for _, g := range s.gaps {
		p := s.place(g.at)
		out = append(out, facts.Gap{File: p.File, Line: p.Line, Reason: untrusted.Text(g.reason)})
	}
	return out
}

// quoted shows a name of the project in a message: cleaned, short, in quotes.
func quoted(name string) string {
	const most = 60 // characters; messages stay one line
	if r := []rune(name); len(r) > most {
		name = string(r[:most]) + "…"
	}
	return `"` + untrusted.Text(name).Clean() + `"`
}
