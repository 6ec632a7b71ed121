package report

import (
	"math"
	"strconv"
	"strings"
)

// FleetNames are the formats of many projects.
func FleetNames() []string { return []string{"text", "markdown", "csv", "json"} }

// title is the heading of a table.
func (f Fleet) title() string {
	return "Docker Compose or Kubernetes: " + Thousands(len(f)) + " " + noun(len(f), "project", "projects")
}

// sentences say what the projects come to, one line each: a number, and what
// it counts.
func (t fleetTotals) sentences() [][2]string {
	side := func(name string, s sideTotal) [2]string {
		return [2]string{Thousands(s.decided()), "For " + name + brackets(count(s.strong, "strong"), count(s.lean, "lean"))}
	}
	out := t.decisions()
	undecided := t.compose.undecided + t.kubernetes.undecided
	out = append(out,
		side("Docker Compose", t.compose),
		side("Kubernetes", t.kubernetes),
		[2]string{Thousands(undecided), "Not decided by what is known" + brackets(
			count(t.compose.undecided, "nearer to Compose"), count(t.kubernetes.undecided, "nearer to Kubernetes"))},
	)
	if t.failed > 0 {
		out = append(out, [2]string{Thousands(t.failed), "Could not be read"})
	}
	return out
}

// decisions say what became of the decisions, where they were checked.
func (t fleetTotals) decisions() [][2]string {
	if !t.checked {
		return nil
	}
	out := [][2]string{
		{Thousands(t.status[DecisionStands]), noun(t.status[DecisionStands], "Decision stands", "Decisions stand")},
		{Thousands(t.status[DecisionChanged]), noun(t.status[DecisionChanged], "Decision does not stand", "Decisions do not stand")},
	}
	if n := t.status[NoDecision] + t.status[NoRecord]; n > 0 {
		out = append(out, [2]string{Thousands(n), "Without a decision" + brackets(
			count(t.status[NoRecord], "without a record"), count(t.status[NoDecision], "with a record that has none"))})
	}
	return out
}

// decision is what became of the decision of a project, in a word or two.
func (l FleetLine) decision() string {
	switch l.Status {
	case DecisionStands, DecisionChanged:
		if l.Check != nil && l.Status == DecisionChanged {
			return Side(l.Check.Decision) + " fell" // by a review date too, where nothing else changed
		}
		if l.Check != nil {
			return Side(l.Check.Decision) + " " + l.Status
		}
	case NoDecision:
		return "no decision"
	case NoRecord:
		return "no record"
	}
	return l.Status
}

func count(n int, what string) string {
	if n == 0 {
		return ""
	}
	return Thousands(n) + " " + what
}

// brackets joins what is not empty: " (2 strong, 1 lean)".
func brackets(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return " (" + strings.Join(out, ", ") + ")"
}

// stamp says which model weighed; that there were several is a warning.
func (f Fleet) stamp() string {
	models := f.models()
	switch len(models) {
	case 0:
		return ""
	case 1:
		return "Model " + models[0].Version + " (" + short(models[0].SHA256) + ")."
	}
	return "These lines were weighed by " + strconv.Itoa(len(models)) + " models: their scores are not comparable."
}

// rangeOf is a score with its range in few columns, the range in whole points
// that contain it: "41.2 (30-63)".
func (a Assessed) rangeOf() string {
	if Between(a.ScoreRange) == "" {
		return Number(a.Score)
	}
	whole := func(x float64) string { return strconv.FormatFloat(x, 'f', 0, 64) }
	return Number(a.Score) + " (" + whole(math.Floor(a.ScoreRange[0])) + "-" + whole(math.Ceil(a.ScoreRange[1])) + ")"
}

// Thousands is a number as people write it: "10,000".
func Thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
