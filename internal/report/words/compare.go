package words

import (
	"strings"

	"advisor/internal/english"
	"advisor/internal/report"
	"advisor/internal/untrusted"
)

// ComparisonTitle is the heading of a comparison.
func ComparisonTitle(c report.Comparison) string {
	s := "From " + c.Old.Name.Clean() + " to " + c.New.Name.Clean() + ": "
	if c.WhatIf {
		s = c.New.Name.Clean() + ": "
	}
	was, is := Headline(c.Old), Headline(c.New)
	switch {
	case was != is && Recommends(c.Old) && Recommends(c.New):
		return s + was + " becomes " + is
	case was != is:
		return s + is + ", before " + was
	case nothingChanged(c):
		return s + "nothing changed"
	case c.OutcomeChanged:
		return s + "still " + is + ", run another way"
	}
	return s + "still " + is
}

// Recommends reports whether a side of a comparison recommends anything.
func Recommends(x report.Compared) bool { return !x.BothRuledOut && x.Strength != undecided }

// undecided is the strength of a report that recommends nothing.
const undecided = "undecided"

// Headline is what one side comes to in a few words: the side that is
// recommended, or that none is.
func Headline(x report.Compared) string {
	switch {
	case x.BothRuledOut:
		return "no side that meets every requirement"
	case x.Strength == undecided:
		return "no clear recommendation"
	}
	return Side(x.Recommendation)
}

// WithWay is the recommended side with the way to run it: "Kubernetes (a managed
// Kubernetes cluster)".
func WithWay(x report.Compared) string {
	if x.OptionTitle == "" {
		return Side(x.Recommendation)
	}
	return Side(x.Recommendation) + " (" + english.Lower(x.OptionTitle.Clean()) + ")"
}

// Outcome is what one side comes to: "Compose, confidence high".
func Outcome(x report.Compared) string {
	s := Headline(x)
	switch {
	case x.BothRuledOut:
	case x.Strength == undecided:
		s += ", the score leans to " + Side(x.Recommendation)
	default:
		s += ", confidence " + Confident(x)
	}
	return s
}

// Confident is how sure a recommendation is: high, good.
func Confident(x report.Compared) string {
	return Level(report.Report{Strength: x.Strength})
}

// ScoreOf is a side's score with its range: "41.2 (30.0 to 52.1)".
func ScoreOf(x report.Compared) string {
	s := Number(x.Score)
	if b := Between(x.ScoreRange); b != "" {
		s += " (" + b + ")"
	}
	return s
}

// ModelOf is the model of a side.
func ModelOf(x report.Compared) string {
	s := x.Model.Version
	if x.Model.SHA256 != "" {
		s += " (" + Short(x.Model.SHA256) + ")"
	}
	return s
}

// ComparisonStamp says what a comparison was made with; a model that changed has a
// section of its own.
func ComparisonStamp(c report.Comparison) string {
	made := "advisor " + c.Tool.Version
	if c.Old.Model == c.New.Model && c.New.Model.Version != "" {
		made += ", model " + ModelOf(c.New)
	}
	return made
}

// Moved says what of the score the answers and the model moved.
func Moved(c report.Comparison) string {
	switch {
	case c.ByAnswers == nil || c.ByModel == nil:
		return "together " + Towards(c.Score) + ", by answers and model"
	case Points(*c.ByModel) == "0":
		return "together " + Towards(c.Score)
	}
	return "together " + Towards(c.Score) + ": " + Points(*c.ByAnswers) + " by answers, " + Points(*c.ByModel) + " by the model"
}

// ModelChange says how the model changed; empty where it did not.
func ModelChange(c report.Comparison) string {
	if c.Old.Model == c.New.Model {
		return ""
	}
	s := "The model was " + ModelOf(c.Old) + " and is " + ModelOf(c.New)
	switch {
	case c.ByModel == nil:
		return s + "; give one of them with --model to tell what it moved from what the answers moved."
	case Points(*c.ByModel) == "0":
		return s + "; with the same answers the score would not move."
	}
	return s + "; with the same answers it moves the score by " + Points(*c.ByModel) + " points."
}

// VetoChangeSentence is what a veto did, in a sentence.
func VetoChangeSentence(v report.VetoChange) string {
	if v.Change == report.IsGone {
		return Platform(v.Closes) + " is no longer ruled out. It was, because: " + english.Lower(english.Stop(v.Why))
	}
	return Platform(v.Closes) + " is ruled out now. " + english.Sentence(v.Why)
}

// OfServices names the services of a finding.
func OfServices(f report.FindingChange) string {
	if names := ServiceNames(f.Services, 6); names != "" {
		return ": " + names
	}
	return ""
}

// Counted says how many findings are new and gone: "3 new, 1 gone, one for
// each service".
func Counted(fs []report.FindingChange) string {
	var parts []string
	for _, change := range []string{report.IsNew, report.IsGone} {
		n := 0
		for _, f := range fs {
			if f.Change == change {
				n += f.Count
			}
		}
		if n > 0 {
			parts = append(parts, english.Count(n, change, change))
		}
	}
	return strings.Join(parts, ", ") + ", one for each service"
}

// OptionVerdict is what becomes of an option, in words.
func OptionVerdict(verdict string) string {
	switch verdict {
	case report.OptionRuledOut:
		return "ruled out"
	case "":
		return "not compared"
	}
	return verdict
}

// Figure is a figure of an estimate in two or three words.
func Figure(x report.EstimateChange) string {
	switch x.Figure {
	case "memory_bytes":
		return "memory"
	case "money_month":
		return x.Unit + " a month"
	case "setup_hours":
		return "hours to set up"
	case "hours_month":
		return "hours a month"
	case "one_failure_minutes":
		return "hours down when a host dies"
	}
	return x.Figure
}

// FigureRange is one of its ranges: "50-180"; a dash where it is not known.
func FigureRange(x report.EstimateChange, r *report.Range) string {
	switch {
	case r == nil:
		return "not known"
	case x.Figure == "memory_bytes":
		return Gigabytes(*r)
	case x.Figure == "one_failure_minutes":
		return RangeOf(*r).Hours()
	}
	return RangeOf(*r).Dashed()
}

// FileHashes are the ends of what a file was and is.
func FileHashes(f report.FileChange) string {
	switch f.Change {
	case report.IsNew:
		return Short(f.New)
	case report.IsGone:
		return Short(f.Old)
	}
	return Short(f.Old) + " → " + Short(f.New)
}

// ChangesInWords is a sentence about changes with the answers as a reader knows them in
// place of their ids: "Hosts at peak: 1 host → 2 to 3 hosts (+4.7 points)".
func ChangesInWords(c report.Comparison, sentence string) string {
	for _, a := range c.Answers {
		ids, _, ok := strings.Cut(a.Sentence, " (")
		if ok && a.Label != "" && strings.HasPrefix(ids, a.Question+": ") && strings.Contains(ids, " -> ") {
			sentence = strings.ReplaceAll(sentence, ids+" (", english.Upper(a.Label)+": "+a.FromLabel+" → "+a.ToLabel+" (")
		}
	}
	return strings.ReplaceAll(sentence, " -> ", " → ")
}

// AnswerWord is the id of an answer in a sentence: "1 or 2-3", "unknown".
func AnswerWord(id string) string {
	if id == "" {
		return "unknown"
	}
	return strings.ReplaceAll(untrusted.Text(id).Clean(), "|", " or ")
}

// same reports whether nothing at all changed.
func nothingChanged(c report.Comparison) bool {
	return !c.Flipped && !c.OutcomeChanged && c.Old.Model == c.New.Model &&
		len(c.Answers)+len(c.Vetoes)+len(c.Files)+len(c.Findings)+len(c.Options)+len(c.Estimate)+len(c.Problems)+len(c.Portability) == 0
}
