package advise

import (
	"slices"
	"strings"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/model"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// The shapes that steps and consequences differ by.
const (
	standby   = "compose-standby"
	swarm     = "swarm"
	light     = "kubernetes-light"
	namespace = "kubernetes-namespace"
)

// unanswered is the answer to a question that nobody answered.
const unanswered = "unknown"

// situation is what steps and consequences are chosen by: every sentence of
// theirs hangs on an answer, on the recommended option or on the files.
type situation struct {
	report   report.Report
	answers  map[string]string // question id to option id
	services []facts.Service   // those that run
}

func newSituation(r report.Report) situation {
	s := situation{report: r, answers: map[string]string{}}
	for _, f := range r.Factors {
		s.answers[f.ID] = f.Answer
	}
	if r.Facts != nil {
		s.services = r.Facts.Running().Services
	}
	return s
}

func (s situation) kubernetes() bool { return s.report.Recommendation == string(model.Kubernetes) }

// decided reports whether something is recommended.
func (s situation) decided() bool {
	return s.report.Strength != string(model.Undecided) && s.report.Shape != nil && !s.bothRuledOut()
}

func (s situation) bothRuledOut() bool { return words.BothRuledOut(s.report) }

// scanned reports whether the files of a project were read.
func (s situation) scanned() bool { return len(s.services) > 0 }

// option reports whether the recommended option has this shape, or is like one that
// has.
func (s situation) option(shape string) bool {
	x := s.report.Shape
	return x != nil && (x.ID == shape || x.Like == shape)
}

// stays reports whether what is recommended is the cluster that the application runs
// on today: then nothing moves.
func (s situation) stays() bool { return s.option(namespace) && s.is("kubernetes-access", "in-use") }

// is reports whether the answer to a question is one of the options.
func (s situation) is(question string, options ...string) bool {
	a := s.answers[question]
	if a == "" {
		a = unanswered
	}
	return slices.Contains(options, a)
}

// dataLast is the order of a move where there is data to move; empty: there is none.
func (s situation) dataLast() string {
	stores := s.where(func(v facts.Service) bool { return v.Stateful })
	if len(stores) == 0 && (s.scanned() || s.is("stateful-services", "0")) {
		return ""
	}
	return ", data last"
}

// where are the services that a test holds for.
func (s situation) where(test func(facts.Service) bool) []facts.Service {
	return slices.DeleteFunc(slices.Clone(s.services), func(v facts.Service) bool { return !test(v) })
}

// names are the names of services, five at most.
func names(fs []facts.Service) string {
	const most = 5
	out := make([]string, len(fs))
	for i, v := range fs {
		out[i] = string(v.Name)
	}
	return english.Names(out, most)
}

func places(fs []facts.Service) []untrusted.Place {
	var out []untrusted.Place
	for _, v := range fs {
		out = append(out, v.Place)
	}
	return out
}

// lastPart is what follows the last slash of a name.
func lastPart(t untrusted.Text) string {
	s := string(t)
	return s[strings.LastIndexByte(s, '/')+1:]
}

// sorted brings steps into the order in which they are due.
func sorted(steps []report.NextStep) []report.NextStep {
	order := []string{first, beforeProduction, theMove, inOperation}
	slices.SortStableFunc(steps, func(a, b report.NextStep) int {
		return slices.Index(order, a.When) - slices.Index(order, b.When)
	})
	return steps
}
