package blocks

import (
	"advisor/internal/english"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// Report is a report: a decision record in the headings of MADR, for a design
// review. What decides comes first, what backs it follows, long lists are
// folded away, and no diagram shows what no table does. Format is the format
// that it is written in, for the command that makes it again.
func Report(r report.Report, format string) Document {
	d := Document{Title: words.Title(r), Status: status(r), Blocks: append(body(r), foot(r, format))}
	if r.Check != nil {
		d.Log = true
		d.Blocks = append(check(r), long(Fold{Title: Text{our("The whole report")}, Blocks: d.Blocks, Whole: true}))
	}
	if r.Check == nil {
		d.Judged = judged(r)
	}
	return d
}

// status is proposed until the record says what was decided: the tool advises,
// people decide.
func status(r report.Report) Status {
	if r.Recommendation == "" {
		return Status{}
	}
	by := words.ReviewBy(r)
	s := Status{Record: r.Check == nil, ReviewBy: by, Says: "Proposed: the tool advises, people decide."}
	if r.Check != nil {
		s.Says = "The decision for " + words.Side(r.Check.Decision) + ", looked at again."
	}
	if by != "" {
		s.Says += " Review by " + by + "."
	}
	if r.Review.Agreed == "compose" || r.Review.Agreed == "kubernetes" {
		s.Agreed = r.Review.Agreed
	}
	return s
}

// body is the record itself.
func body(r report.Report) []Block {
	var out []Block
	for _, section := range []func(report.Report) []Block{
		refusedScan, decision, context, unknown, disagreements, shapeInShort, contradictions, problems, gaps,
		drivers, options, matrix, estimate, consequences,
		services, suggested, findings, observations, portability, nextSteps, confirmation,
		architecture, swings, cases, problemsInShort, gapsInShort, details,
	} {
		out = append(out, section(r)...)
	}
	return out
}

// decision is the first screen.
func decision(r report.Report) []Block {
	if r.Recommendation == "" {
		return nil
	}
	out := []Block{
		long(Heading{Level: Section, Title: Text{our("Decision")}}),
		Verdict{Lead: sentence(words.Verdict(r)), Says: sentence(words.Confidence(r))},
	}
	if r.Check == nil { // which says so itself
		out = append(out, refused(r)...)
	}
	out = append(out,
		long(
			Paragraph{Text: sentence("Score " + words.Score(r) + ": 0 speaks for Compose in everything, 100 for Kubernetes. " + words.Margin(r))},
			Picture{PictureOfDecision, r},
		),
	)
	for _, v := range r.Vetoes {
		out = append(out, Paragraph{
			Text:  Text{strong(words.Side(v.Closes) + " is closed:"), our(" "), prose(english.Sentence(v.Why))},
			Short: sentence("Closed: " + words.Side(v.Closes) + ". " + english.Sentence(v.Why)), Style: Warning,
		})
	}
	out = append(out, short(scales(r)))
	out = append(out, reasons(r)...)
	if len(r.Summary.Change) > 0 {
		l := List{}
		for _, s := range r.Summary.Change {
			l.Items = append(l.Items, Item{Text: sentence(english.Sentence(s))})
		}
		out = append(out, Heading{Level: Lead, Title: Text{our("What would change it")}}, l)
	}
	return out
}

// scales are the score and the axes.
func scales(r report.Report) Scales {
	a := r.Axes
	return Scales{
		{"Score", r.Score, r.ScoreRange, true},
		{"Complexity", a.Complexity.Score, a.Complexity.Range, false},
		{"Scale", a.Scale.Score, a.Scale.Range, false},
		{"Team", a.Team.Score, a.Team.Range, false},
	}
}

// reasons are why, and why not, each with its points.
func reasons(r report.Report) []Block {
	var out []Block
	const note = "points towards it"
	if why := words.Weighed(r, r.Summary.Reasons); len(why) > 0 {
		out = append(out, Heading{Level: Lead, Title: sentence("Why " + words.Side(r.Recommendation)), Note: note}, List{First: 1, Items: reasonItems(why)})
	}
	if against := words.Weighed(r, r.Summary.Against); len(against) > 0 {
		out = append(out,
			short(Heading{Level: Lead, Title: sentence("What speaks for " + words.Side(words.Other(r.Recommendation))), Note: note}),
			List{RunIn: "Against it:", Items: reasonItems(against)})
	}
	return out
}

func reasonItems(list []report.Reason) []Item {
	out := make([]Item, len(list))
	for i, x := range list {
		out[i] = Item{Points: x.Contribution, Scored: true, Text: sentence(english.Sentence(x.Message)), Places: at(x.Evidence, 2)}
	}
	return out
}
