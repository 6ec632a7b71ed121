package words

import (
	"cmp"
	"math"
	"slices"

	"advisor/internal/report"
)

// Printed is a report with the points of each answer as they are printed, with
// one decimal, so that 50 and the printed points add up to the printed score: the
// few that rounding moved least are rounded the other way. What adds nothing
// stays nothing.
func Printed(r report.Report) report.Report {
	tenths := func(x float64) int { return int(math.Round(x * 10)) }
	type rounded struct {
		at, tenths int
		error      float64 // what rounding took away, in tenths
	}
	var all []rounded
	sum, exact := 0, 0.0
	for i, f := range r.Factors {
		exact += f.Contribution
		if f.Contribution == 0 {
			continue
		}
		n := tenths(f.Contribution)
		all = append(all, rounded{i, n, f.Contribution*10 - float64(n)})
		sum += n
	}
	left := tenths(r.Score) - 500 - sum
	if len(all) == 0 || math.Abs(50+exact-r.Score) > 0.2 { // a report that somebody edited
		return r
	}
	step := 1
	if left < 0 {
		step = -1
	}
	slices.SortStableFunc(all, func(a, b rounded) int { return cmp.Compare(float64(step)*b.error, float64(step)*a.error) })
	for i := range all {
		if i < left*step {
			all[i].tenths += step
		}
	}
	points := map[string]float64{}
	r.Factors = slices.Clone(r.Factors)
	for _, x := range all {
		f := &r.Factors[x.at]
		f.Contribution = float64(x.tenths) / 10
		points[f.ID] = f.Contribution
	}
	r.Summary.Reasons, r.Summary.Against = printedReasons(r.Summary.Reasons, points), printedReasons(r.Summary.Against, points)
	return r
}

func printedReasons(all []report.Reason, points map[string]float64) []report.Reason {
	all = slices.Clone(all)
	for i := range all {
		if p, ok := points[all[i].Factor]; ok {
			all[i].Contribution = p
		}
	}
	return all
}
