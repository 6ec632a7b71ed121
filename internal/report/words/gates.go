package words

import (
	"strings"

	"advisor/internal/english"
	"advisor/internal/report"
)

// TrippedGates are the gates that are tripped, but for the decision's own, which
// the headline of a check says.
func TrippedGates(r report.Report) []report.Gate {
	var out []report.Gate
	for _, g := range r.Gates {
		if g.Tripped && g.Gate != report.DecisionGate {
			out = append(out, g)
		}
	}
	return out
}

// GateFlag is a gate as a command line asks for it: "--fail-on findings=high".
func GateFlag(g report.Gate) string {
	if strings.HasPrefix(g.Gate, "expect=") {
		return "--" + strings.Replace(g.Gate, "=", " ", 1)
	}
	return "--fail-on " + g.Gate
}

// GateSentence says which gate is tripped and why, with its first places where
// the reason does not name them.
func GateSentence(g report.Gate) string {
	s := GateFlag(g) + ": " + english.Stop(g.Why.Whole())
	if places := PlaceList(g.Places, ReasonPlaces); places != "" && !NamesPlace(g) {
		s += " (" + places + ")"
	}
	return s
}

// NamesPlace reports whether the reason of a gate names its first place.
func NamesPlace(g report.Gate) bool {
	return len(g.Places) > 0 && strings.Contains(g.Why.Whole(), g.Places[0].String())
}

// GatesTripped counts the gates that are tripped: "1 gate is tripped."; empty
// where none is.
func GatesTripped(r report.Report) string {
	n := len(TrippedGates(r))
	if n == 0 {
		return ""
	}
	return english.Count(n, "gate is", "gates are") + " tripped."
}
