// Package outcome is what a reader takes from a result, of an assessment or of a
// report, and what differs between two of them.
package outcome

import (
	"slices"

	"advisor/internal/model"
	"advisor/internal/options"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/score"
)

// Outcome is what a reader takes from a result: which side is recommended and by
// which way, or that nothing is.
type Outcome struct {
	Side   model.Recommendation // the side that the score is on, recommended or not
	Head   string               // that side where it is recommended, else NoneClear or BothClosed
	Option string               // id of the recommended way to run it; empty where there is none
}

// The heads of an outcome that recommends no side.
const (
	NoneClear  = "none"
	BothClosed = "both closed"
)

// Of is the outcome of an assessment.
func Of(b score.Basis, as score.Assessment) Outcome {
	out := Outcome{Side: as.Recommendation, Head: string(as.Recommendation)}
	switch {
	case as.BothClosed:
		out.Head = BothClosed
	case as.Strength == model.Undecided:
		out.Head = NoneClear
	}
	for _, o := range score.Options(b, as) {
		if o.Verdict == options.Recommended {
			out.Option = o.ID
		}
	}
	return out
}

// In is the outcome of a report, which an older version may have written.
func In(r report.Report) Outcome {
	out := Outcome{Side: model.Recommendation(r.Recommendation), Head: r.Recommendation}
	switch {
	case words.BothRuledOut(r):
		out.Head = BothClosed
	case r.Strength == string(model.Undecided):
		out.Head = NoneClear
	}
	if o, ok := OptionIn(r); ok {
		out.Option = o.ID
	}
	return out
}

// OptionIn is the option that a report recommends; false where it recommends none.
func OptionIn(r report.Report) (report.Option, bool) {
	i := slices.IndexFunc(r.Options, func(o report.Option) bool { return o.Verdict == report.OptionRecommended })
	if i < 0 {
		return report.Option{}, false
	}
	return r.Options[i], true
}

// Aspect is what of two outcomes differs, the weightiest first.
type Aspect int

// The aspects.
const (
	Nothing     Aspect = iota
	OtherSide          // which side the score is on, while nothing is recommended
	OtherOption        // how to run it, while the side stays
	OtherHead          // what is recommended, or whether anything is
)

// Differ is the weightiest aspect in which two outcomes differ.
func Differ(a, b Outcome) Aspect {
	switch {
	case a.Head != b.Head:
		return OtherHead
	case a.Option != b.Option && a.Option != "" && b.Option != "": // older reports name none
		return OtherOption
	case a.Side != b.Side:
		return OtherSide
	}
	return Nothing
}

// Of is that part of an outcome; empty for Nothing.
func (x Aspect) Of(o Outcome) string {
	switch x {
	case OtherHead:
		return o.Head
	case OtherOption:
		return o.Option
	case OtherSide:
		return string(o.Side)
	case Nothing:
	}
	return ""
}
