package score

import (
	"cmp"
	"slices"

	"advisor/internal/model"
	"advisor/internal/questions"
)

// maxArguments is how many points for the other side are returned.
const maxArguments = 3

// Counter returns the strongest points for the side that is not recommended:
// a requirement that closes the recommended one, then the known answers that
// speak for the other one, the strongest first. Where no known answer does,
// the open question that could speak for it most.
func Counter(b Basis) []Argument {
	as := Assess(b)
	var out []Argument
	for _, v := range as.Vetoes {
		if v.Closes == as.Recommendation {
			out = append(out, Argument{Message: v.Why, Factors: v.Because})
		}
	}
	for _, c := range For(as, as.Recommendation.Other()) {
		if c.Why != "" {
			out = append(out, Argument{Message: c.Why, Factors: []questions.ID{c.Question}})
		}
	}
	if len(out) == 0 {
		out = possible(b.Model, as)
	}
	return out[:min(len(out), maxArguments)]
}

// For returns the contributions that speak for a side, the strongest first.
func For(as Assessment, side model.Recommendation) []Contribution {
	var out []Contribution
	for _, c := range as.Factors {
		if towards(c.Points, side) > 0 {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b Contribution) int {
		return cmp.Compare(towards(b.Points, side), towards(a.Points, side))
	})
	return out
}

// towards turns points so that above 0 speaks for the side.
func towards(points float64, side model.Recommendation) float64 {
	if side == model.Compose {
		return -points
	}
	return points
}

// possible is the open question that could speak most for the side that is
// not recommended.
func possible(m model.Model, as Assessment) []Argument {
	side := as.Recommendation.Other()
	best, most := -1, 0.0
	for i, c := range as.Factors {
		if could := max(towards(c.Range.Low, side), towards(c.Range.High, side)); could > most {
			best, most = i, could
		}
	}
	if best < 0 {
		return nil
	}
	f, _ := m.Factor(as.Factors[best].Question)
	for _, o := range f.Options {
		if points := float64(f.Worth(&o)) / m.Thresholds.Divisor.Value; towards(points, side) == most {
			return []Argument{{
				Message: "No answer is a reason for " + side.Name() + " yet. The strongest one would be that " + o.If + ".",
				Factors: []questions.ID{f.ID},
			}}
		}
	}
	return nil
}
