package blocks

import (
	"advisor/internal/english"
	"advisor/internal/report"
)

// observations are what is already there: nothing is to be done about it.
func observations(r report.Report) part {
	if len(r.Observations) == 0 {
		return part{}
	}
	l := List{LeftOut: max(len(r.Observations)-LongestList, 0), More: [2]string{"more observation", "more observations"}}
	for _, o := range r.Observations[:min(len(r.Observations), LongestList)] {
		x := Item{Text: sentence(english.Stop(o.Message.Whole())), Places: at(o.Evidence, 2), Style: Grey}
		if o.Why != "" {
			x.Then = Text{our(" "), prose(english.Sentence(o.Why))}
		}
		l.Items = append(l.Items, x)
	}
	return part{more: []Block{Fold{
		Title: Text{our("What is already there: "), prose(english.Count(len(r.Observations), "observation", "observations"))}, Blocks: []Block{l},
	}}}
}
