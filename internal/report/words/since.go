package words

import (
	"strconv"

	"advisor/internal/english"
	"advisor/internal/report"
)

// maxGone is how many findings that are gone have a line; the JSON report has
// all.
const maxGone = 12

// SinceCounts says what became of the findings since a baseline, the same in every
// format.
func SinceCounts(s report.Since) string {
	return "New since " + baselineName(s) + ": " + strconv.Itoa(s.New) + "; gone: " + strconv.Itoa(GoneCount(s)) +
		"; unchanged and left out: " + strconv.Itoa(s.Unchanged) + "; one for each service"
}

func baselineName(s report.Since) string {
	if s.Baseline == "" {
		return "the baseline"
	}
	return s.Baseline.Clean()
}

// GoneCount counts them as New does, one for each service.
func GoneCount(s report.Since) int {
	n := 0
	for _, f := range s.Gone {
		n += f.Count
	}
	return n
}

// GoneShown are the findings that are gone and have a line, and a sentence about
// the others; empty where there are none.
func GoneShown(s report.Since) ([]report.FindingChange, string) {
	if rest := len(s.Gone) - maxGone; rest > 1 {
		return s.Gone[:maxGone], english.Count(rest, "more is", "more are") + " gone; the JSON report has them."
	}
	return s.Gone, ""
}

// NothingScanned is what formats for findings say where there could be none.
const NothingScanned = "Nothing was scanned: no Compose project was read."

// Unscanned reports whether no project was read, so that an empty list is no pass.
func Unscanned(r report.Report) bool { return r.Facts == nil && len(r.Findings)+len(r.Problems) == 0 }

// FoundText counts findings as total does, in the words of a report that may be
// about what is new alone.
func FoundText(r report.Report) string {
	if r.Since != nil && len(r.Findings) == 0 {
		return "Nothing is new."
	}
	if Unscanned(r) {
		return NothingScanned
	}
	return total(r.Findings)
}
