package words

import (
	"cmp"
	"slices"

	"advisor/internal/report"
)

// FleetOrders are the orders of a table of projects, the default first: as they
// come, which is by path.
func FleetOrders() []string {
	return []string{"path", "score", "confidence", "findings", "problems", "blockers", "review", "decision"}
}

// SortedFleet are projects in an order: the highest first, the earliest day of review
// first, decisions that no longer hold first and those due for review next. What has no figure comes last, and what
// is equal as it comes.
func SortedFleet(f report.Fleet, by string) report.Fleet {
	key := fleetKey(by)
	if key == nil {
		return f
	}
	out := slices.Clone(f)
	slices.SortStableFunc(out, func(a, b report.FleetLine) int {
		x, y := key(a), key(b)
		return cmp.Or(cmp.Compare(y[0], x[0]), cmp.Compare(y[1], x[1]))
	})
	return out
}

// Attention is how much a project needs it, 0 to 5: its decision no longer holds or
// is due for review, it trips a gate, it cannot be read, docker compose refuses it, something is to be fixed
// on either platform.
func Attention(l report.FleetLine) int {
	switch {
	case l.Check != nil && !l.Check.Stands:
		return 5
	case len(l.Gates) > 0:
		return 4
	case l.Assessed == nil:
		return 3
	case l.Counts.Problems > 0:
		return 2
	case l.Counts.High > 0:
		return 1
	}
	return 0
}

// fleetKey is what an order looks at, the highest first; nil: at nothing.
func fleetKey(by string) func(report.FleetLine) [2]float64 {
	count := func(of func(report.FleetNumbers) int) func(report.FleetLine) [2]float64 {
		return assessedKey(func(a report.Assessed) float64 { return float64(of(a.Counts)) })
	}
	switch by {
	case "score":
		return assessedKey(func(a report.Assessed) float64 { return a.Score })
	case "confidence":
		return assessedKey(func(a report.Assessed) float64 {
			if a.Confidence == nil {
				return 0
			}
			return *a.Confidence
		})
	case "findings":
		return func(l report.FleetLine) [2]float64 {
			if l.Assessed == nil {
				return [2]float64{-1}
			}
			return [2]float64{float64(l.Counts.High), float64(l.Counts.Medium)}
		}
	case "problems":
		return count(func(n report.FleetNumbers) int { return n.Problems })
	case "blockers":
		return count(func(n report.FleetNumbers) int { return n.Blockers })
	case "review":
		return func(l report.FleetLine) [2]float64 { return [2]float64{-dayNumber(l.ReviewBy)} }
	case "decision":
		ranks := map[string]float64{report.DecisionChanged: 4, report.CheckFailed: 3, report.DecisionStands: 2, report.NoDecision: 1}
		return func(l report.FleetLine) [2]float64 {
			if IsDue(l) {
				return [2]float64{ranks[l.Status], -1}
			}
			return [2]float64{ranks[l.Status]}
		}
	}
	return nil
}

func assessedKey(of func(report.Assessed) float64) func(report.FleetLine) [2]float64 {
	return func(l report.FleetLine) [2]float64 {
		if l.Assessed == nil {
			return [2]float64{-1}
		}
		return [2]float64{of(*l.Assessed)}
	}
}

// dayNumber is a day as a number that grows with it; none is later than any.
func dayNumber(day string) float64 {
	n := 0.0
	for _, c := range day {
		if c >= '0' && c <= '9' {
			n = n*10 + float64(c-'0')
		}
	}
	if n == 0 {
		return 1e9
	}
	return n
}
