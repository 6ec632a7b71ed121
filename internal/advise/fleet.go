package advise

import (
	"advisor/internal/estimate"
	"advisor/internal/questions"
	"advisor/internal/report"
	"advisor/internal/score"
	"advisor/internal/untrusted"
)

// FleetLine is what one project of many shows and comes to. The answers of in
// are those that were given; what the files suggest counts below them, as in
// Report. Tipping points and what else a report explains are left out: they
// cost more than all the rest. A brief line has no lists of what was found, and no
// estimate.
func FleetLine(in Input, path untrusted.Text, judged Judgement, brief bool) report.FleetLine {
	l := report.FleetLine{Path: path, SchemaVersion: report.SchemaVersion, Tool: report.Tool{Version: in.Version}}
	l.PricesAsOf = estimate.Default().AsOf
	if in.Project != nil {
		l.Missing = in.Project.Choice.Missing
	}
	if in.Costs != nil {
		l.PricesAsOf = in.Costs.AsOf
	}
	all := in // with what the files suggest
	all.Answers = questions.Overlay(judged.Suggested, in.Answers)
	as := score.Assess(all.Basis())
	var s report.Scan
	if brief {
		s = report.Scan{
			Facts: in.Project, Findings: judged.Findings, Portability: judged.Portability, MoveOrder: judged.MoveOrder, Gaps: in.Gaps, Problems: in.problems(),
			Contradictions: contradictions(in),
		}
	} else {
		s = ScanReport(in, judged)
		e, doubts := estimated(all, score.Options(all.Basis(), as))
		s.Contradictions = append(s.Contradictions, doubts...)
		l.Scan, l.Estimate = &s, withoutLines(*e)
	}
	l.Assessed = assessed(in, as)
	l.Counts = s.Count()
	return l
}

// assessed is an assessment without what explains it.
func assessed(in Input, as score.Assessment) *report.Assessed {
	sure := as.Confidence // a pointer into the assessment would keep all of it, for each row of a table
	out := report.Assessed{
		Model:          in.model(),
		Recommendation: string(as.Recommendation),
		Strength:       string(as.Strength),
		Firm:           as.Firm,
		Confidence:     &sure,
		Score:          as.Score,
		ScoreRange:     ends(as.Range),
		Vetoes:         []report.FleetVeto{},
	}
	for _, v := range as.Vetoes {
		out.Vetoes = append(out.Vetoes, report.FleetVeto{ID: v.ID, Closes: string(v.Closes)})
	}
	return &out
}

// FailedLine is a project that could not be read.
func FailedLine(version string, path, reason untrusted.Text) report.FleetLine {
	if reason == "" {
		reason = "cannot be read"
	}
	return report.FleetLine{Path: path, Error: reason, SchemaVersion: report.SchemaVersion, Tool: report.Tool{Version: version}}
}
