package advise

import (
	"math"
	"slices"

	"advisor/internal/english"
	"advisor/internal/estimate"
	"advisor/internal/facts"
	"advisor/internal/options"
	"advisor/internal/questions"
	"advisor/internal/ranges"
	"advisor/internal/report"
	"advisor/internal/score"
	"advisor/internal/suggest"
	"advisor/internal/untrusted"
)

// costs are the figures to estimate with.
func (in Input) costs() estimate.Costs {
	if in.Costs == nil {
		return estimate.Default()
	}
	return *in.Costs
}

func (in Input) estimateInput() estimate.Input {
	return estimate.Input{Questions: in.Set, Answers: in.Answers, Project: in.Project, Costs: in.costs()}
}

// estimated is the estimate in the report's type, of the options that are not
// ruled out, and the answers that it contradicts where the recommended one is
// taken. Nothing is recommended by it.
func estimated(in Input, all []options.Option) (*report.Estimate, []facts.Contradiction) {
	input := in.estimateInput()
	input.Narrow = true
	e := estimate.Of(input)
	c := input.Costs
	out := &report.Estimate{
		FitsOneHost: string(e.Sizing.Fits), KnownServices: e.Sizing.Known, AssumedServices: e.Sizing.Assumed,
		MemoryTakers: e.Sizing.Takers, CPUsReserved: e.Sizing.CPUs, Currency: c.Currency, AsOf: c.AsOf,
		Figures:     report.EstimateFigures{Version: c.Version, SHA256: c.SHA256, Provider: c.Provider},
		AnswerFirst: report.Strings(e.First), OpenQuestions: report.Strings(e.Open), NotCounted: c.NotCounted,
	}
	if len(e.First) > 0 {
		out.FitsOneHost = string(estimate.FitsCheck)
		return out, nil
	}
	out.MemoryBytes = bytesOf(e.Sizing.Memory)
	for _, s := range e.Sizing.Services {
		out.Services = append(out.Services, report.ServiceMemory{
			Service: s.Name, Copies: s.Copies, MemoryBytes: *bytesOf(s.Memory), Item: s.Item, Place: s.Place,
		})
	}
	out.ExtraMonth, out.ExtraLines = useful(e.Extra), estimateLines(e.ExtraParts)
	for _, o := range e.Options {
		if slices.ContainsFunc(all, func(w options.Option) bool { return w.ID == o.ID && w.Verdict == options.RuledOut }) {
			continue
		}
		out.Costs = append(out.Costs, costOf(o, c))
		out.Availability = append(out.Availability, availabilityOf(o, e.Target))
		out.TooWide = append(out.TooWide, tooWide(o)...)
	}
	return out, objections(e.Objections(input, recommended(all)))
}

// recommended is the option to take; empty: none.
func recommended(all []options.Option) string {
	i := slices.IndexFunc(all, func(w options.Option) bool { return w.Verdict == options.Recommended })
	if i < 0 {
		return ""
	}
	return all[i].ID
}

// Doubts are the answers that the files contradict, then those that the estimate
// does where the recommended option is taken. They are among the contradictions of
// a report from these answers.
func Doubts(in Input) []facts.Contradiction {
	var out []facts.Contradiction
	if in.Project != nil {
		out = suggest.Contradictions(*in.Project, in.Set, in.Answers)
	}
	input := in.estimateInput()
	all := score.Options(in.Basis(), score.Assess(in.Basis()))
	return append(out, objections(estimate.Of(input).Objections(input, recommended(all)))...)
}

// withoutLines is an estimate without the parts of its sums: most of its bytes, and
// the same sources for every one of many projects.
func withoutLines(e report.Estimate) *report.Estimate {
	e.ExtraLines = nil
	for i := range e.Costs {
		c := &e.Costs[i]
		c.MoneyLines, c.SetupLines, c.HoursLines = nil, nil, nil
	}
	for i := range e.Availability {
		e.Availability[i].DownMinutesLines = nil
	}
	return e.Normal()
}

func costOf(o estimate.Option, c estimate.Costs) report.OptionCost {
	x := report.OptionCost{
		Option: o.ID, MoneyMonth: useful(o.Money), SetupHours: useful(o.Setup), HoursMonth: useful(o.Hours),
		MoneyLines: estimateLines(o.MoneyLines), SetupLines: estimateLines(o.SetupLines), HoursLines: estimateLines(o.HoursLines),
	}
	if c.Hour > 0 {
		x.HoursMoney = useful(o.HoursMoney)
	}
	return x
}

func availabilityOf(o estimate.Option, target float64) report.OptionAvailability {
	x := report.OptionAvailability{Option: o.ID, OneFailure: usefulMinutes(o.OneFailure), DownMinutesLines: estimateLines(o.DownLines)}
	if useful(o.Down) != nil {
		x.MonthPercent = reportRange(o.Percent)
	}
	if target > 0 {
		x.TargetMinutes = &target
	}
	return x
}

// tooWide are the figures of an option that are left out, with what to answer.
func tooWide(o estimate.Option) []report.TooWide {
	var out []report.TooWide
	add := func(figure string, r estimate.Range, first []questions.ID) {
		if estimate.TooWide(r) {
			out = append(out, report.TooWide{Option: o.ID, Figure: figure, AnswerFirst: report.Strings(first)})
		}
	}
	add(report.FigureMoney, o.Money, o.MoneyFirst)
	add(report.FigureSetup, o.Setup, o.SetupFirst)
	add(report.FigureHours, o.Hours, o.HoursFirst)
	add(report.FigureDeadHost, o.OneFailure, o.OneFailureFirst)
	return out
}

// useful is a range rounded outwards; nil where it is wider than anybody could
// use, because answers are unknown.
func useful(r estimate.Range) *report.Range {
	if estimate.TooWide(r) {
		return nil
	}
	return reportRange(r.Outwards())
}

// usefulMinutes is useful for minutes: rounder numbers would say 13 hours for 735.
func usefulMinutes(r estimate.Range) *report.Range {
	if useful(r) == nil {
		return nil
	}
	return reportRange(r.TwoDigits())
}

func reportRange(r estimate.Range) *report.Range {
	out := report.Range{Low: r.Low, High: r.High}
	if r.Known {
		out.Typical = &r.Typical
	}
	return &out
}

// bytesOf turns GB into whole bytes.
func bytesOf(r estimate.Range) *report.Range {
	r = r.Times(1 << 30)
	return reportRange(estimate.Range{Low: math.Floor(r.Low), Typical: math.Round(r.Typical), High: math.Ceil(r.High), Known: r.Known})
}

func estimateLines(all []estimate.Line) []report.EstimateLine {
	out := []report.EstimateLine{}
	for _, l := range all {
		out = append(out, report.EstimateLine{
			Item: l.Item.ID, Of: l.Of, Quantity: *reportRange(tenths(l.Quantity)),
			Each: *reportRange(l.Each), Unit: string(l.Item.Unit), Value: *reportRange(tenths(l.Value)),
			Source: l.Item.Source, AsOf: l.Item.AsOf, Sure: l.Item.Sure,
		})
	}
	return out
}

// tenths rounds outwards to one decimal: lines are to be added up by hand.
func tenths(r estimate.Range) estimate.Range {
	return ranges.Range{Low: math.Floor(r.Low*10+1e-6) / 10, Typical: math.Round(r.Typical*10) / 10, High: math.Ceil(r.High*10-1e-6) / 10, Known: r.Known}
}

// objections are the estimate's contradictions, marked as such.
func objections(all []estimate.Objection) []facts.Contradiction {
	var out []facts.Contradiction
	for _, o := range all {
		out = append(out, facts.Contradiction{
			Message: untrusted.Text(english.Sentence(o.Message)), Questions: report.Strings(o.Questions), Evidence: []untrusted.Place{},
			Source: report.FromEstimate, Grade: string(o.Grade),
		})
	}
	return out
}
