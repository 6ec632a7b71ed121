package advise

import (
	"slices"

	"advisor/internal/model"
	"advisor/internal/options"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/score"
)

// outcome is what a reader takes from a result: which side is recommended and by
// which way, or that nothing is.
type outcome struct {
	side   model.Recommendation // the side that the score is on, recommended or not
	head   string               // that side where it is recommended, else noneClear or bothClosed
	option string               // id of the recommended way to run it; empty where there is none
}

// The heads of an outcome that recommends no side.
const (
	noneClear  = "none"
	bothClosed = "both closed"
)

// outcomeOf is that of an assessment.
func outcomeOf(b score.Basis, as score.Assessment) outcome {
	out := outcome{side: as.Recommendation, head: string(as.Recommendation)}
	switch {
	case as.BothClosed:
		out.head = bothClosed
	case as.Strength == model.Undecided:
		out.head = noneClear
	}
	for _, o := range score.Options(b, as) {
		if o.Verdict == options.Recommended {
			out.option = o.ID
		}
	}
	return out
}

// outcomeIn is that of a report, which an older version may have written.
func outcomeIn(r report.Report) outcome {
	out := outcome{side: model.Recommendation(r.Recommendation), head: r.Recommendation}
	switch {
	case words.BothRuledOut(r):
		out.head = bothClosed
	case r.Strength == string(model.Undecided):
		out.head = noneClear
	}
	if o, ok := recommendedOption(r); ok {
		out.option = o.ID
	}
	return out
}

func recommendedOption(r report.Report) (report.Option, bool) {
	i := slices.IndexFunc(r.Options, func(o report.Option) bool { return o.Verdict == report.OptionRecommended })
	if i < 0 {
		return report.Option{}, false
	}
	return r.Options[i], true
}

// aspect is what of two outcomes differs, the weightiest first.
type aspect int

const (
	nothing aspect = iota
	theSide        // which side the score is on, while nothing is recommended
	theWay         // how to run it, while the side stays
	theHead        // what is recommended, or whether anything is
)

// differ is what a reader has to be told about two outcomes.
func differ(a, b outcome) aspect {
	switch {
	case a.head != b.head:
		return theHead
	case a.option != b.option && a.option != "" && b.option != "": // older reports name none
		return theWay
	case a.side != b.side:
		return theSide
	}
	return nothing
}

// of is that part of an outcome.
func (x aspect) of(o outcome) string {
	switch x {
	case theHead:
		return o.head
	case theWay:
		return o.option
	case theSide:
		return string(o.side)
	case nothing:
	}
	return ""
}
