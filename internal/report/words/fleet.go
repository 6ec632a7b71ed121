package words

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"advisor/internal/english"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// FleetTitle is the heading of a table.
func FleetTitle(f report.Fleet) string {
	return "Docker Compose or Kubernetes: " + Thousands(len(f)) + " " + english.Agree(len(f), "project", "projects")
}

// FleetSums say what the projects come to, one line each: a number, and what it
// counts.
func FleetSums(f report.Fleet) [][2]string { return fleetTotalsOf(f).sentences() }

// sentences say what the projects come to, one line each: a number, and what
// it counts.
func (t fleetTotals) sentences() [][2]string {
	side := func(name string, s sideTotal) [2]string {
		return [2]string{Thousands(s.decided()), "For " + name + brackets(count(s.strong, "strong"), count(s.lean, "lean"))}
	}
	out := t.decisions()
	undecided := t.undecided + t.compose.leaning + t.kubernetes.leaning
	out = append(out,
		side("Docker Compose", t.compose),
		side("Kubernetes", t.kubernetes),
		[2]string{Thousands(undecided), "Not decided by what is known" + brackets(
			count(t.compose.leaning, "leaning to Compose"), count(t.kubernetes.leaning, "leaning to Kubernetes"))},
	)
	if t.tripped > 0 {
		out = append(out, [2]string{Thousands(t.tripped), english.Agree(t.tripped, "Trips", "Trip") + " a gate"})
	}
	if t.inPart > 0 {
		out = append(out, [2]string{Thousands(t.inPart), "Read in part, because of gaps or mistakes in the files"})
	}
	if t.missing > 0 {
		out = append(out, [2]string{Thousands(t.missing), "Judged without the environment that a setting names, which the files do not describe"})
	}
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
		{Thousands(t.status[report.DecisionStands]), english.Agree(t.status[report.DecisionStands], "Decision still holds", "Decisions still hold")},
		{Thousands(t.gone), english.Agree(t.gone, "Decision no longer holds", "Decisions no longer hold")},
		{Thousands(t.due), english.Agree(t.due, "Decision is due for review", "Decisions are due for review")},
	}
	if n := t.status[report.NoDecision] + t.status[report.NoRecord]; n > 0 {
		out = append(out, [2]string{Thousands(n), "Without a decision" + brackets(
			count(t.status[report.NoRecord], "without a record"), count(t.status[report.NoDecision], "with a record that has none"))})
	}
	return out
}

// DecisionState is what became of the decision of a project, without the side; empty
// where nobody looked.
func DecisionState(l report.FleetLine) string {
	if l.Check != nil && (l.Status == report.DecisionStands || l.Status == report.DecisionChanged) {
		return CheckState(*l.Check)
	}
	return DecisionWords(l)
}

// DecisionWords is what became of the decision of a project, in a word or two.
func DecisionWords(l report.FleetLine) string {
	switch l.Status {
	case report.DecisionStands, report.DecisionChanged:
		if l.Check != nil {
			return Side(l.Check.Decision) + " " + CheckState(*l.Check)
		}
	case report.NoDecision:
		return "no decision"
	case report.NoRecord:
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

// leaning is the confidence from which an undecided project counts as leaning.
const leaning = 0.7

// Advised is the side of a project in few words. One that is not decided has
// none, whatever its score is nearer to.
func Advised(a report.Assessed) string {
	switch a.Strength {
	case "strong":
		return Side(a.Recommendation)
	case "lean":
		return "leans " + Side(a.Recommendation)
	}
	return "none"
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

// FleetStamp says which model weighed; that there were several is a warning.
func FleetStamp(f report.Fleet) string {
	models := modelsOf(f)
	switch len(models) {
	case 0:
		return ""
	case 1:
		return "Model " + models[0].Version + " (" + Short(models[0].SHA256) + ")." + pricesOf(f)
	}
	return "These lines were weighed by " + strconv.Itoa(len(models)) + " models: their scores are not comparable." + pricesOf(f)
}

// pricesOf says of which day the prices of the estimates are: " Prices of
// 2026-10-15."; empty where no line says it.
func pricesOf(f report.Fleet) string {
	var days []string
	for _, l := range f {
		if day := Day(untrusted.Text(l.PricesAsOf)); day != "" && !slices.Contains(days, day) {
			days = append(days, day)
		}
	}
	slices.Sort(days)
	switch len(days) {
	case 0:
		return ""
	case 1:
		return " Prices of " + days[0] + "."
	}
	return " Prices of " + days[0] + " to " + days[len(days)-1] + "."
}

// FleetConfidence is how sure a recommendation is, as a share: "97 %"; empty where a
// line does not say it.
func FleetConfidence(a report.Assessed) string {
	if a.Confidence == nil {
		return ""
	}
	return strconv.Itoa(int(math.Floor(*a.Confidence*100))) + " %"
}

// ScoreAndRange is a score with its range in few columns, the range in whole points
// that contain it: "41.2 (30-63)".
func ScoreAndRange(a report.Assessed) string {
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

// fleetTotals count projects by what they come to. A project counts once.
type fleetTotals struct {
	projects, failed    int
	undecided           int // without a side
	inPart              int // read in part; they count for a side all the same
	tripped             int // that trip a gate
	missing             int // without the environment that a setting names; they too
	compose, kubernetes sideTotal
	checked             bool
	status              map[string]int
	gone, due           int // decisions that no longer hold, that are due for review
}

// sideTotal are the projects that one side is recommended for, and those that the
// answers do not decide and whose confidence is enough for a word.
type sideTotal struct{ strong, lean, leaning int }

func (s sideTotal) decided() int { return s.strong + s.lean }

func fleetTotalsOf(f report.Fleet) fleetTotals {
	t := fleetTotals{projects: len(f), inPart: ReadInPart(f), checked: DecisionsChecked(f), status: map[string]int{}}
	for _, l := range f {
		t.status[l.Status]++
		switch {
		case l.Check == nil || l.Check.Stands:
		case IsDue(l):
			t.due++
		default:
			t.gone++
		}
		if l.Assessed == nil {
			t.failed++
			continue
		}
		if len(l.Gates) > 0 {
			t.tripped++
		}
		if l.Missing != "" {
			t.missing++
		}
		side := &t.compose
		if l.Recommendation == "kubernetes" {
			side = &t.kubernetes
		}
		switch l.Strength {
		case "strong":
			side.strong++
		case "lean":
			side.lean++
		default:
			if l.Confidence == nil || *l.Confidence < leaning {
				side = &sideTotal{}
				t.undecided++
			}
			side.leaning++
		}
	}
	return t
}

// DecisionsChecked reports whether decisions were checked.
func DecisionsChecked(f report.Fleet) bool {
	return slices.ContainsFunc(f, func(l report.FleetLine) bool { return l.Status != "" })
}

// Fallen are the projects whose decisions no longer hold, and those whose decisions
// are due for review.
func Fallen(f report.Fleet) (gone, due []report.FleetLine) {
	for _, l := range f {
		switch {
		case l.Check == nil || l.Check.Stands:
		case IsDue(l):
			due = append(due, l)
		default:
			gone = append(gone, l)
		}
	}
	return gone, due
}

// IsDue reports whether the decision of a project is due for review and what was
// decided is neither ruled out nor advised against.
func IsDue(l report.FleetLine) bool { return l.Check != nil && CheckState(*l.Check) == isDue }

// SeveralModels reports whether more than one model weighed.
func SeveralModels(f report.Fleet) bool { return len(modelsOf(f)) > 1 }

// models are the models that weighed, each once, in the order of the lines.
func modelsOf(f report.Fleet) []report.Model {
	var out []report.Model
	seen := map[report.Model]bool{}
	for _, l := range f {
		if l.Assessed != nil && !seen[l.Model] {
			seen[l.Model] = true
			out = append(out, l.Model)
		}
	}
	return out
}
