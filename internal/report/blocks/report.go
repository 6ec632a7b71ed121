package blocks

import (
	"cmp"
	"slices"

	"advisor/internal/english"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// Report is a report: a decision record for a design review. The first screen
// has the answer, what backs it follows, and what only some readers want is
// folded away at the end. Format is the format that it is written in, for the
// command that makes it again.
func Report(r report.Report, format string) Document {
	r = words.Printed(r)
	d := Document{Title: words.Title(r), Status: status(r), Blocks: append(body(r), foot(r, format))}
	if r.Check != nil {
		d.Log = true
		d.Blocks = append(check(r), long(Fold{Title: Text{our("The whole report")}, Blocks: d.Blocks, Whole: true}))
	}
	if r.Recommendation == "" {
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
	v := r.Review
	s := Status{Record: r.Check == nil, Status: "proposed", ReviewBy: words.ReviewBy(r)}
	if v.Agreed == "compose" || v.Agreed == "kubernetes" {
		s.Agreed, s.Status = v.Agreed, "accepted"
	}
	if slices.Contains([]string{"proposed", "accepted", "rejected", "superseded"}, v.Status) {
		s.Status = v.Status
	}
	s.Date = words.Day(v.Decided)
	for _, d := range v.Deciders {
		s.Deciders = append(s.Deciders, d.Clean())
	}
	s.Says = "Status: " + s.Status
	if s.Agreed != "" {
		s.Says += " (" + words.Platform(s.Agreed) + ")"
	}
	if s.Date != "" {
		s.Says += ", decided on " + s.Date
	}
	if len(s.Deciders) > 0 {
		s.Says += " by " + english.Names(s.Deciders, 8)
	}
	s.Says += "."
	if s.ReviewBy != "" {
		s.Says += " Review by " + s.ReviewBy + "."
	}
	if r.Check != nil {
		s.Says = "The decision for " + words.Platform(r.Check.Decision) + ", looked at again."
		if s.ReviewBy != "" {
			s.Says += " Review by " + s.ReviewBy + "."
		}
	}
	return s
}

// part is a section: what stands in the body, and what is folded away at the end.
type part struct{ body, more []Block }

// body is the record itself.
func body(r report.Report) []Block {
	var out, more []Block
	for _, section := range []func(report.Report) part{
		gatesFirst, refusedScan, firstScreen, options, context, disagreements, doubts, drivers, teamNotes, consequences,
		findings, nextSteps, portability, risks, confirmation, suggested, services, observations, cases, method,
	} {
		p := section(r)
		out, more = append(out, p.body...), append(more, p.more...)
	}
	if len(more) == 0 {
		return out
	}
	return append(append(out, long(Heading{Level: Section, Title: Text{our("Appendix")}})), more...)
}

// gatesFirst are the gates that are tripped, before all else; a check says them
// itself.
func gatesFirst(r report.Report) part {
	if r.Check != nil {
		return part{}
	}
	return part{body: gates(r)}
}

// scales are the score and the axes.
func scales(r report.Report) Scales {
	a := r.Axes
	return Scales{
		{"Score", r.Score, r.ScoreRange, true, r.TooClose},
		{"Complexity", a.Complexity.Score, a.Complexity.Range, false, nil},
		{"Scale", a.Scale.Score, a.Scale.Range, false, nil},
		{"Team", a.Team.Score, a.Team.Range, false, nil},
	}
}

// bodyRows is how many rows a table in the body has; the rest is folded away.
const bodyRows = 6

// drivers are the factors that moved the score most.
func drivers(r report.Report) part {
	if r.Recommendation == "" || len(r.Factors) == 0 {
		return part{}
	}
	const most = 8
	drawn := Swings{}
	for i, f := range words.ByWeight(r.Factors) {
		switch {
		case words.Points(f.Contribution) == "0":
		case i < most:
			drawn.All = append(drawn.All, swing(f))
		default:
			drawn.Rest += f.Contribution
			drawn.Others++
		}
	}
	sameSource(drawn.All)
	axes := scales(r)
	out := part{body: []Block{Heading{Level: Section, Title: Text{our("What moved the score")}, Note: "50 plus all points is the score; above 0 is towards Kubernetes"}}}
	if len(drawn.All) == 0 {
		out.body = append(out.body, Paragraph{Text: sentence("No answer moves it.")})
	}
	out.body = append(out.body,
		long(Paragraph{Text: sentence("50 plus all points is the score: " + words.Score(r) + ", where 0 is Compose in everything and 100 is Kubernetes.")}),
		drawn, long(axes), detailed(axes))
	return out
}

func swing(f report.Factor) Swing {
	s := Swing{Label: f.Label, Answer: words.AnswerLabel(f), Points: f.Contribution, Could: f.Could, Amount: words.Amount(f), From: source(f)}
	if words.IsID(f.Answer) {
		s.ID = f.Answer
	}
	return s
}

// sameSource leaves out who answered where that is the same for all: the context
// says it once.
func sameSource(all []Swing) {
	for _, x := range all {
		if !slices.EqualFunc(x.From, all[0].From, func(a, b Span) bool { return a.Kind == b.Kind && a.Text == b.Text && a.Kind != SpanPlaces }) {
			return
		}
	}
	for i := range all {
		all[i].From = nil
	}
}

// source is who answered, with the places that the scan saw.
func source(f report.Factor) Text {
	out := sentence(words.SourceLabel(f.Source))
	if places := links(f.Evidence, 2); places != nil {
		out = append(append(out, our(": ")), places...)
	}
	return out
}

// consequences are what follows from the decision.
func consequences(r report.Report) part {
	if r.Recommendation == "" || len(r.Consequences) == 0 {
		return part{}
	}
	l := List{}
	for _, c := range r.Consequences {
		kind := "Good"
		if c.Kind == "bad" {
			kind = "Bad"
		}
		l.Items = append(l.Items, Item{Mark: kind, Text: sentence(english.Sentence(c.Message))})
	}
	return part{body: []Block{long(Heading{Level: Section, Title: Text{our("Consequences")}}, l), detailed(Heading{Level: Section, Title: Text{our("Consequences")}}, l)}}
}

// sentences are a list of them.
func sentences(all []string) List {
	l := List{}
	for _, s := range all {
		l.Items = append(l.Items, Item{Text: sentence(english.Sentence(s))})
	}
	return l
}

// optionTitle is the title of the recommended option; empty where there is none.
func optionTitle(r report.Report) string {
	if r.Shape == nil {
		return ""
	}
	return cmp.Or(r.Shape.Title, r.Shape.ID)
}
