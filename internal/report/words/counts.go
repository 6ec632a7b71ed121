package words

import (
	"slices"
	"strconv"
	"strings"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
)

// SourceLabel says who gave an answer.
func SourceLabel(source string) string {
	switch source {
	case "wizard":
		return "asked"
	case "file":
		return "record"
	case "unknown", "":
		return "nobody"
	}
	return source // flag, scan, implied
}

// Known reports whether a factor's question is answered.
func Known(f report.Factor) bool { return f.Answer != "" && f.Answer != "unknown" }

// Considered are the factors of questions that are asked, or answered all the same.
func Considered(fs []report.Factor) []report.Factor {
	return slices.DeleteFunc(slices.Clone(fs), func(f report.Factor) bool { return f.Retired && !Known(f) })
}

// Answered says how many questions are answered, and by whom.
func Answered(r report.Report) string {
	n := 0
	var parts []string
	for _, source := range []string{"flag", "wizard", "file", "scan", "implied"} {
		count := 0
		for _, f := range r.Factors {
			if Known(f) && f.Source == source {
				count++
			}
		}
		n += count
		if count > 0 {
			parts = append(parts, strconv.Itoa(count)+" "+answeredBy(source))
		}
	}
	s := strconv.Itoa(n) + " of " + english.Count(len(Considered(r.Factors)), "question is", "questions are") + " answered"
	if len(parts) == 0 {
		return s
	}
	return s + ": " + strings.Join(parts, ", ") + disputed(r)
}

func answeredBy(source string) string {
	switch source {
	case "flag":
		return "by flag"
	case "wizard":
		return "in the interview"
	case "file":
		return "in the record"
	case "scan":
		return "by the scan"
	}
	return "implied by other answers"
}

// Severities counts findings: "1 high, 3 medium, 2 low".
func Severities(fs []facts.Finding) string {
	var parts []string
	for _, s := range []facts.Severity{facts.High, facts.Medium, facts.Low} {
		n := 0
		for _, f := range fs {
			if f.Severity == s {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+string(s))
		}
	}
	return strings.Join(parts, ", ")
}

// FirstOf joins at most n of a list, one at least, and says how many are left.
func FirstOf[S ~string](n int, list []S) S {
	if len(list) <= n+1 { // "and 1 more" is longer than the one
		n = len(list)
	}
	return english.List(list, n)
}
