package advise

import (
	"advisor/internal/questions"
	"advisor/internal/report"
)

// ScanReport is what the files alone show, and where they speak against the
// answers that were given (which may be none).
func ScanReport(in Input, judged Judgement) report.Scan {
	r := report.Scan{
		SchemaVersion: report.SchemaVersion,
		Tool:          report.Tool{Version: in.Version},
		Environment:   in.environment(),
		Facts:         in.Project,
		Findings:      judged.Findings,
		Observations:  judged.Observations,
		Portability:   judged.Portability,
		MoveOrder:     judged.MoveOrder,
		Gaps:          in.Gaps,
		Problems:      in.problems(),
		Inputs:        inputs(in, in.Set.Resolve(in.Answers)),
		Suggested:     suggestions(in.Set, judged.Suggested),
	}
	r.Contradictions = contradictions(in)
	return r.Normal()
}

func suggestions(set questions.Questionnaire, a questions.Answers) []report.Suggestion {
	var out []report.Suggestion
	for _, q := range set.Questions {
		ans, ok := a[q.ID]
		if !ok {
			continue
		}
		out = append(out, report.Suggestion{
			Question: string(q.ID), Ask: q.Ask, Label: q.Short,
			Answer: answerID(ans), AnswerLabel: answerLabel(q, ans),
			Because: ans.Because, Evidence: ans.Evidence,
		})
	}
	return out
}
