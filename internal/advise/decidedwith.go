package advise

import (
	"advisor/internal/record"
	"advisor/internal/score"
	"advisor/internal/untrusted"
)

// DecidedWith is what the answers come to and which model says so, as a record
// keeps it with a decision: so that a later look can tell a model that changed
// from a system that changed.
func DecidedWith(in Input) record.DecidedWith {
	as := score.Assess(in.Basis())
	out := record.DecidedWith{
		Model: untrusted.Text(in.Model.Version), SHA256: in.Model.SHA256,
		Recommendation: string(as.Recommendation), Score: score.Round(as.Score), Confidence: as.Confidence,
	}
	for _, v := range as.Vetoes {
		out.RuledOut = append(out.RuledOut, v.ID)
	}
	return out
}
