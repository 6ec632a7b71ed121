package words

import (
	"cmp"
	"math"
	"slices"

	"advisor/internal/facts"
	"advisor/internal/report"
)

// OfTheme are the findings of a theme, the most severe first.
func OfTheme(all []facts.Finding, t facts.Theme) []facts.Finding {
	return WorstFirst(slices.DeleteFunc(slices.Clone(all), func(f facts.Finding) bool { return f.Theme != t }))
}

// WorstFirst sorts findings as every list of them that may be cut.
func WorstFirst(fs []facts.Finding) []facts.Finding {
	out := slices.Clone(fs)
	slices.SortStableFunc(out, func(a, b facts.Finding) int {
		return cmp.Compare(a.Severity.Rank(), b.Severity.Rank())
	})
	return out
}

// Split tells the findings that say something about this project from those
// that nearly every public project has.
func Split(fs []facts.Finding) (own, common []facts.Finding) {
	for _, f := range fs {
		if f.Common {
			common = append(common, f)
		} else {
			own = append(own, f)
		}
	}
	return own, common
}

// Pressing tells the findings of a theme that a first reader should see from
// the rest: five at most, the most severe; nothing common; and of low severity
// two, where there is nothing else.
func Pressing(fs []facts.Finding) (first, rest []facts.Finding) {
	most := 5
	own, _ := Split(fs)
	low := len(own) > 0 && own[0].Severity == facts.Low // the most severe first
	if low {
		most = 2
	}
	for _, f := range fs {
		if !f.Common && len(first) < most && (low || f.Severity != facts.Low) {
			first = append(first, f)
		} else {
			rest = append(rest, f)
		}
	}
	return first, rest
}

// Remedy is what to do about a finding on the recommended side.
func Remedy(f facts.Finding, recommendation string) string {
	s := f.RemedyCompose
	if recommendation == "kubernetes" {
		s = f.RemedyKubernetes
	}
	if s == "" {
		s = f.Remedy
	}
	return s
}

// ByWeight sorts factors by what they add, the most first; what adds nothing
// goes by its weight.
func ByWeight(fs []report.Factor) []report.Factor {
	out := slices.Clone(fs)
	slices.SortStableFunc(out, func(a, b report.Factor) int {
		return cmp.Or(
			cmp.Compare(math.Abs(b.Contribution), math.Abs(a.Contribution)),
			cmp.Compare(b.Weight, a.Weight),
		)
	})
	return out
}

// phase is the next steps that are due together.
type phase struct {
	When  string
	Steps []report.NextStep
}

// Phases groups the next steps by when they are due, in their order.
func Phases(all []report.NextStep) []phase {
	var out []phase
	for _, s := range all {
		i := slices.IndexFunc(out, func(p phase) bool { return p.When == s.When })
		if i < 0 {
			i = len(out)
			out = append(out, phase{When: s.When})
		}
		out[i].Steps = append(out[i].Steps, s)
	}
	return out
}

// roles are the roles of services in the order of every report, with the
// words for them.
func roles() []facts.Role {
	return []facts.Role{
		facts.RoleWebEdge, facts.RoleFrontend, facts.RoleApplication, facts.RoleWorker, facts.RoleScheduler, facts.RoleJob,
		facts.RoleDatabase, facts.RoleCache, facts.RoleQueue, facts.RoleBackup, facts.RoleMonitoring, facts.RoleCertificates, facts.RoleOperations, facts.RoleDevelopment,
	}
}

// RoleLabel is a role in words.
func RoleLabel(r facts.Role) string {
	switch r {
	case facts.RoleWebEdge:
		return "web edge"
	case facts.RoleFrontend:
		return "static frontend"
	case facts.RoleJob:
		return "one-shot job"
	case facts.RoleCertificates:
		return "certificate helper"
	case facts.RoleOperations:
		return "operations helper"
	case facts.RoleDevelopment:
		return "development helper"
	case "":
		return "not known"
	default:
		return string(r)
	}
}
