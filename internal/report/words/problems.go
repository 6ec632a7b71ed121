package words

import (
	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// RefusedByCompose says that docker compose rejects the files and where it
// stops first, and that all else was read all the same; empty where there is no
// mistake.
func RefusedByCompose(problems []facts.Problem) string {
	n := len(problems)
	if n == 0 {
		return ""
	}
	first := "first: "
	if n == 1 {
		first = ""
	}
	p := problems[0]
	if place := ProblemPlace(p).String(); place != "" {
		first += place + ": "
	}
	return "docker compose rejects these files (" + Mistakes(n) + ", " + first + p.Message.Whole() + "); everything else was read."
}

// ProblemPlace is where a mistake is.
func ProblemPlace(p facts.Problem) untrusted.Place {
	return untrusted.Place{File: p.File, Line: p.Line}
}

// ProblemSentences say what is wrong and what was probably meant.
func ProblemSentences(p facts.Problem) string {
	s := english.Stop(p.Message.Whole())
	if p.Hint != "" {
		s += " " + english.Sentence(p.Hint.Whole())
	}
	return s
}

// ReadInPart is how many projects have a file that was read in part.
func ReadInPart(f report.Fleet) int {
	n := 0
	for _, l := range f {
		if PartOf(l) {
			n++
		}
	}
	return n
}

// PartOf reports whether a file of a project was read in part, because of a
// mistake or of something that could not be read.
func PartOf(l report.FleetLine) bool { return l.Assessed != nil && l.Counts.InPart > 0 }

// Mistakes counts them.
func Mistakes(n int) string { return english.Count(n, "mistake", "mistakes") }
