package report

import (
	"strconv"
)

// maxGone is how many findings that are gone have a line; the JSON report has
// all.
const maxGone = 12

// counts says what became of the findings since a baseline, the same in every
// format.
func (s Since) counts() string {
	return "New since " + s.name() + ": " + strconv.Itoa(s.New) + "; gone: " + strconv.Itoa(s.gone()) +
		"; unchanged and left out: " + strconv.Itoa(s.Unchanged) + "; one for each service"
}

func (s Since) name() string {
	if s.Baseline == "" {
		return "the baseline"
	}
	return s.Baseline.Clean()
}

// gone counts them as New does, one for each service.
func (s Since) gone() int {
	n := 0
	for _, f := range s.Gone {
		n += f.Count
	}
	return n
}

// shown are the findings that are gone and have a line, and a sentence about
// the others; empty where there are none.
func (s Since) shown() ([]FindingChange, string) {
	if rest := len(s.Gone) - maxGone; rest > 1 {
		return s.Gone[:maxGone], plural(rest, "more is", "more are") + " gone; the JSON report has them."
	}
	return s.Gone, ""
}

// foundText counts findings as total does, in the words of a report that may be
// about what is new alone.
func foundText(r Report) string {
	if r.Since != nil && len(r.Findings) == 0 {
		return "Nothing is new."
	}
	return total(r.Findings)
}
