package words

import (
	"slices"

	"advisor/internal/english"
	"advisor/internal/report"
)

// CheckRuling is whether a decision holds, in a word or two that a mark stands
// before. One that holds beside a gate that is tripped is no pass.
func CheckRuling(r report.Report) string {
	switch {
	case !r.Check.Stands && CheckState(*r.Check) == isDue:
		return "Not without a review."
	case !r.Check.Stands:
		return "No."
	case len(TrippedGates(r)) > 0:
		return "Not passed."
	}
	return "Yes."
}

// CheckSays is the sentence about the decision, after how many gates are tripped
// where the decision alone would sound like a pass.
func CheckSays(r report.Report) string {
	if s := GatesTripped(r); s != "" && r.Check.Stands {
		return s + " " + CheckHeadline(*r.Check)
	}
	return CheckHeadline(*r.Check)
}

// HasReason reports whether a decision does not hold, or is due for review, for a
// reason of a kind.
func HasReason(c report.Check, kind string) bool {
	return slices.ContainsFunc(c.Reasons, func(r report.CheckReason) bool { return r.Kind == kind })
}

// ChangeTitle is before what decides and has changed.
const ChangeTitle = "What decides has changed"

// What becomes of a decision, in the words of a headline.
const (
	holds  = "still holds"
	isGone = "no longer holds"
	isDue  = "is due for review"
)

// CheckState is what became of a decision: the other side is recommended or its own
// is ruled out, nobody says why, or somebody has to look at it again.
func CheckState(c report.Check) string {
	switch {
	case c.Stands:
		return holds
	case len(c.Reasons) == 0, HasReason(c, report.ChangedAnswer), HasReason(c, report.ChangedModel), HasReason(c, report.ClosedOption):
		return isGone
	}
	return isDue
}

// CheckHeadline is the sentence about the decision.
func CheckHeadline(c report.Check) string {
	if c.Headline != "" {
		return c.Headline.Whole()
	}
	return "The decision for " + Side(c.Decision) + " " + CheckState(c) + "."
}

// LookedAt says what of the record was looked at, in a sentence; empty where
// the record has nothing of it.
func LookedAt(r report.Report) string {
	s, by := "", ReviewBy(r)
	if n := len(r.Review.Triggers) - unseenTriggers(*r.Check); n > 0 {
		s = english.Count(n, "trigger", "triggers")
	}
	switch {
	case s == "" && by == "":
		return ""
	case s == "":
		s = "the review date, " + by
	case by != "":
		s += " and the review date, " + by
	}
	return "Looked at " + s + "."
}

// unseen is how many triggers were passed over, because no files were read.
func unseenTriggers(c report.Check) int {
	n := 0
	for _, x := range c.Remarks {
		if x.Kind == report.NoFiles && x.Subject != "" {
			n++
		}
	}
	return n
}

// ReasonPlaces is how many places of a reason are named.
const ReasonPlaces = 2

// KindTitle is the kind of a reason or a remark in a few words.
func KindTitle(kind string) string {
	switch kind {
	case report.ChangedAnswer:
		return "The answers give another recommendation than was decided"
	case report.ChangedModel:
		return "The model gives another recommendation than was decided"
	case report.ClosedOption:
		return "What was decided cannot meet a requirement"
	case report.FiredTrigger:
		return "A trigger of the record is true"
	case report.PassedReview:
		return "The review date has passed"
	case report.Doubted:
		return "The files contradict an answer"
	case report.NoFiles:
		return "No Compose project was found"
	case report.Shadowed:
		return "A Compose file is passed over"
	case report.OldPrices:
		return "The prices of the estimate are old"
	case report.OtherSettings:
		return "What is judged has changed"
	case report.OtherRecord:
		return "The record has changed"
	case report.EndedAccept:
		return "A finding is no longer accepted, or no longer found"
	}
	return "The decision no longer holds"
}

// ReasonSentence is a reason or a remark with its places.
func ReasonSentence(x report.CheckReason) string {
	s := english.Stop(x.Message.Whole())
	if places := PlaceList(x.Evidence, ReasonPlaces); places != "" {
		s += " (" + places + ")"
	}
	return s
}
