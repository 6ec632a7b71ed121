package conversation

import (
	"advisor/internal/interview"
	"advisor/internal/score"
)

// preview is what the answers so far come to, in the words of a conversation.
func preview(b score.Basis) interview.Preview {
	as := score.Assess(b)
	p := interview.Preview{
		Recommendation: string(as.Recommendation), Strength: string(as.Strength),
		Score: as.Score, Low: as.Range.Low, High: as.Range.High,
		Firm: as.Firm, KnownWeight: as.KnownWeight,
	}
	for _, x := range as.Axes {
		p.Axes = append(p.Axes, interview.AxisPreview{Name: string(x.Axis), Score: x.Score, Low: x.Range.Low, High: x.Range.High})
	}
	for _, v := range as.Vetoes {
		p.Closed = append(p.Closed, v.Why)
	}
	return p
}

func nextQuestions(b score.Basis) []interview.Next {
	var out []interview.Next
	for _, n := range score.Next(b) {
		out = append(out, interview.Next{ID: n.Question, Swing: n.Swing})
	}
	return out
}
