// Package words puts numbers, labels, counts and orders of a report into words,
// once for every format, and says which findings, answers and pieces of work
// come first. It knows no markup.
package words

import (
	"math"
	"strconv"
	"strings"

	"advisor/internal/report"
)

// The words here are the same in every format: a number or a label is put
// into words in one place only.

// Side is the name of a recommendation or of a closed option.
func Side(id string) string {
	switch id {
	case "compose":
		return "Compose"
	case "kubernetes":
		return "Kubernetes"
	}
	return id
}

// Other is the side that was not recommended.
func Other(id string) string {
	if id == "compose" {
		return "kubernetes"
	}
	return "compose"
}

// Title is the heading of the report, with the verdict in it.
func Title(r report.Report) string {
	if r.Summary.Title != "" {
		return r.Summary.Title.Whole()
	}
	if r.Recommendation == "" {
		return "Scan of " + Name(r)
	}
	return Name(r) + ": run it with " + Platform(r.Recommendation)
}

// Name is what the report calls the system.
func Name(r report.Report) string {
	if r.Facts != nil && r.Facts.Called() != "" {
		return r.Facts.Called().Clean()
	}
	return "this system"
}

// Verdict is the decision in one sentence.
func Verdict(r report.Report) string {
	if r.Summary.Verdict != "" {
		return r.Summary.Verdict.Whole()
	}
	return "Run " + Name(r) + " with " + Platform(r.Recommendation) + "."
}

// Number is a score or a part of it: one decimal, never "-0.0". A score above 50,
// which is Kubernetes, never looks like 50, which is Compose.
func Number(x float64) string {
	short := math.Round(x*10) / 10
	if short == 50 && x > 50+1e-9 {
		return strconv.FormatFloat(math.Ceil(x*1000)/1000, 'f', -1, 64)
	}
	return strconv.FormatFloat(short+0, 'f', 1, 64)
}

// Points is a contribution with its sign: above 0 is towards Kubernetes.
func Points(x float64) string {
	s := Number(x)
	switch {
	case s == "0.0":
		return "0"
	case x > 0:
		return "+" + s
	}
	return s
}

// Towards is a contribution in words: "4.2 points towards Kubernetes".
func Towards(x float64) string {
	side := "Kubernetes"
	if x < 0 {
		side = "Compose"
	}
	if Points(x) == "0" {
		return "0 points"
	}
	return Number(math.Abs(x)) + " points towards " + side
}

// Score is the score in words, with its range where answers are unknown.
func Score(r report.Report) string { return ScoreIn(r.Score, r.ScoreRange) }

// ScoreIn is a score in words with its range: "21.5 of 100 (19.1 to 24.3)".
func ScoreIn(score float64, in [2]float64) string {
	s := Number(score) + " of 100"
	if between := Between(in); between != "" {
		s += " (" + between + ")"
	}
	return s
}

// Between is a range in words; empty where both ends are the same.
func Between(r [2]float64) string {
	low, high := Number(r[0]), Number(r[1])
	if low == high {
		return ""
	}
	return low + " to " + high
}

// AnswerLabel is the answer to a factor's question as a reader knows it.
func AnswerLabel(f report.Factor) string {
	switch {
	case f.Answer == "" || f.Answer == "unknown":
		return "not known"
	case f.AnswerLabel != "":
		return f.AnswerLabel
	}
	return strings.ReplaceAll(f.Answer, "|", " or ")
}

// Amount is what a factor adds: "?" while several answers are possible, since
// nobody gave one or people disagree.
func Amount(f report.Factor) string {
	if !Known(f) || Between(f.Range) != "" {
		return "?"
	}
	return Points(f.Contribution)
}
