package estimate

import (
	"maps"
	"math"
	"slices"

	"advisor/internal/questions"
)

// tooWide is how many times the low end the high end may be before a range says
// nothing to anybody.
const tooWide = 100

// TooWide reports whether a range is wider than anybody could use, because answers
// are unknown.
func TooWide(r Range) bool { return !r.Known && r.High > tooWide*max(r.Low, 1) }

// mostNarrowing is how many questions are named for one figure.
const mostNarrowing = 2

// narrowing are the questions to answer so that a range which is too wide becomes
// one to use, whatever the answers are: the one that leaves the narrowest range at
// its worst answer, then another one where that is not enough. Nothing for a range
// that is narrow enough.
func (a answers) narrowing(r Range, ids []questions.ID, formula func(*point) sum) []questions.ID {
	if !TooWide(r) {
		return nil
	}
	var out []questions.ID
	left, width := []answers{a}, factor(r)
	for len(out) < mostNarrowing && width > tooWide {
		best, narrowest, then := questions.ID(""), width, []answers(nil)
		for _, id := range a.unknown(ids...) {
			if slices.Contains(out, id) {
				continue
			}
			apart := divide(left, id)
			if w := widest(apart, ids, formula); w < narrowest {
				best, narrowest, then = id, w, apart
			}
		}
		if best == "" {
			return out // no single answer narrows what its worst case is
		}
		out, left, width = append(out, best), then, narrowest
	}
	return out
}

// factor is how many times its low end the high end of a range is.
func factor(r Range) float64 { return r.High / max(r.Low, 1) }

// widest is the widest factor of a formula over several sets of answers.
func widest(all []answers, ids []questions.ID, formula func(*point) sum) float64 {
	w := 0.0
	for _, a := range all {
		r, _ := a.envelope(ids, formula)
		w = math.Max(w, factor(r))
	}
	return w
}

// divide gives, for each of several sets of answers, one for each possible answer to
// a question.
func divide(all []answers, id questions.ID) []answers {
	var out []answers
	for _, a := range all {
		for _, s := range a.single[id] {
			b := a
			b.spans = maps.Clone(a.spans)
			b.spans[id] = s
			out = append(out, b)
		}
		if _, number := a.spans[id]; number {
			continue
		}
		for i := range a.options[id] {
			b := a
			b.options = maps.Clone(a.options)
			b.options[id] = a.options[id][i : i+1]
			out = append(out, b)
		}
	}
	return out
}
