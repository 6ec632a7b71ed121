package cases

import (
	"cmp"
	"math"
	"slices"

	"advisor/internal/questions"
)

// Match is a case that shares answers with a team.
type Match struct {
	Case   Case
	Shared []questions.ID // the questions with the same answer, in the order of the questionnaire
	// Likeness is what the shared answers weigh, less half of what the
	// different ones do. It only compares matches with each other.
	Likeness float64
}

// Similar returns the n cases that resemble the answers most, the nearest
// first. One source is named once, a decision whose address is unknown never. Where a case with a shared answer decided
// otherwise than recommended, at least one such case is among them, the last
// one if need be.
//
// A shared answer weighs the more the fewer cases have it: that both have one
// host says little, that both keep tenants apart says much.
func Similar(cs []Case, a questions.Answers, recommended string, n int) []Match {
	all := matches(cs, a)
	out := distinct(all, n)
	other := func(m Match) bool { return m.Case.Decision != recommended }
	if n > 0 && len(out) > 0 && !slices.ContainsFunc(out, other) {
		if i := slices.IndexFunc(all, other); i >= 0 {
			out = append(out[:min(len(out), n-1)], all[i])
		}
	}
	return out
}

// OfSize counts the decisions about that many services, and those of them for
// Compose. A decision whose address is unknown counts for nothing here.
func OfSize(cs []Case, services questions.OptionID) (all, compose int) {
	for _, c := range cs {
		if c.FitOnly || c.Coded["services"] != services {
			continue
		}
		all++
		if c.Decision == "compose" {
			compose++
		}
	}
	return all, compose
}

// matches are all cases with a shared answer, the nearest first.
func matches(cs []Case, a questions.Answers) []Match {
	common := map[questions.ID]map[questions.OptionID]int{}
	for _, c := range cs {
		for id, o := range c.Coded {
			if common[id] == nil {
				common[id] = map[questions.OptionID]int{}
			}
			common[id][o]++
		}
	}
	weight := func(id questions.ID, o questions.OptionID) float64 {
		return math.Log(float64(len(cs)+1) / float64(common[id][o]))
	}
	var out []Match
	order := questions.Default().Questions
	for _, c := range cs {
		if c.FitOnly {
			continue
		}
		m := Match{Case: c}
		for _, q := range order {
			o, coded := c.Coded[q.ID]
			switch same, known := agrees(a[q.ID], o); {
			case !coded || !known:
			case same:
				m.Shared = append(m.Shared, q.ID)
				m.Likeness += weight(q.ID, o)
			default:
				m.Likeness -= weight(q.ID, o) / 2
			}
		}
		if len(m.Shared) > 0 {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(x, y Match) int { return cmp.Compare(y.Likeness, x.Likeness) })
	return out
}

// agrees says whether an answer is the option, or may be it where people
// disagree, and whether the answer is known at all.
func agrees(a questions.Answer, o questions.OptionID) (same, known bool) {
	if len(a.AnyOf) > 0 {
		return slices.Contains(a.AnyOf, o), true
	}
	return a.Option == o, a.Option != questions.Unknown
}

// distinct are the first n matches, one for each source.
func distinct(all []Match, n int) []Match {
	var out []Match
	seen := map[string]bool{}
	for _, m := range all {
		if len(out) == n {
			break
		}
		if !seen[m.Case.Source] {
			out = append(out, m)
			seen[m.Case.Source] = true
		}
	}
	return out
}
