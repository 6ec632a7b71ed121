package blocks

import (
	"strings"

	"advisor/internal/english"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// nextSteps are numbered through all phases.
func nextSteps(r report.Report) []Block {
	if len(r.NextSteps) == 0 {
		return nil
	}
	out := []Block{Heading{Level: Section, Title: Text{our("Next steps")}}}
	n := 1
	for _, phase := range words.Phases(r.NextSteps) {
		l := List{Caption: sentence(english.Upper(phase.When)), First: n}
		for _, s := range phase.Steps {
			x := Item{Text: sentence(english.Stop(s.Action.Whole())), Places: at(s.Evidence, 3)}
			if s.Why != "" {
				x.Then = Text{our(" Why: "), prose(english.Stop(s.Why))}
			}
			l.Items = append(l.Items, x)
		}
		n += len(l.Items)
		out = append(out, l)
	}
	return out
}

// confirmation says how the decision is checked later.
func confirmation(r report.Report) []Block {
	by := words.ReviewBy(r)
	inShort, again := List{}, List{}
	for _, t := range r.Review.Triggers {
		inShort.Items = append(inShort.Items, Item{Text: sentence("when " + t.Clean())})
		again.Items = append(again.Items, Item{Text: Text{our("when "), code(t.Clean()), our(", a trigger of the record;")}})
	}
	if by != "" {
		inShort.Items = append(inShort.Items, Item{Text: sentence("on " + by + ", the review date")})
		again.Items = append(again.Items, Item{Text: Text{our("on "), prose(by), our(", the review date of the record;")}})
	}
	var out []Block
	if len(inShort.Items) > 0 {
		out = append(out, short(Heading{Level: Section, Title: Text{our("Decide again")}, Note: "as the record says"}, inShort))
	}
	if r.Recommendation == "" {
		return out
	}
	if len(r.Review.Triggers) == 0 {
		again.Items = append(again.Items, tippingPoints(r, ";")...)
	}
	again.Items = append(again.Items, Item{Text: sentence("when `advisor check` in CI reports that the files and the record no longer give this recommendation.")})
	out = append(out, long(Heading{Level: Section, Title: Text{our("Confirmation")}}))
	if r.Review.Agreed != "" {
		out = append(out, long(Paragraph{Text: Text{our("The team agreed on "), prose(words.Side(r.Review.Agreed)), our(".")}}))
	}
	out = append(out, long(Paragraph{Text: Text{our("Decide again:")}}, again))
	if len(r.Review.Triggers) > 0 && len(r.TippingPoints) > 0 {
		out = append(out, long(Paragraph{Text: Text{our("What else would turn it, for further triggers:")}}, List{Items: tippingPoints(r, ".")}))
	}
	return out
}

// tippingPoints are what would turn the recommendation, each with an end.
func tippingPoints(r report.Report, end own) []Item {
	const most = 3
	var out []Item
	for _, t := range r.TippingPoints[:min(len(r.TippingPoints), most)] {
		out = append(out, Item{Text: Text{prose(english.Lower(words.Tipping(r, t))), our(end)}})
	}
	return out
}

// cases are published decisions that share answers.
func cases(r report.Report) []Block {
	if len(r.SimilarCases) == 0 {
		return nil
	}
	l := List{}
	for _, c := range r.SimilarCases {
		x := Item{
			Text:  Text{strong(words.Side(c.Decision)), our(" "), prose(english.Sentence(c.Summary))},
			Short: sentence(words.Side(c.Decision) + ": " + english.Sentence(c.Summary)),
			Below: []string{c.Source}, BelowGrey: true,
		}
		if len(c.Shared) > 0 {
			x.Then = append(x.Then, our(" Shared: "), prose(strings.Join(words.Labels(r, c.Shared), ", ")), our("."))
		}
		if words.WebAddress(c.Source) {
			x.Then = append(x.Then, our(" "), web(c.Source, "Source"))
		}
		l.Items = append(l.Items, x)
	}
	return []Block{
		Heading{Level: Section, Title: Text{our("Similar published cases")}, Note: "examples, not proof"},
		long(Paragraph{Text: Text{our("Examples of what others decided, not a proof.")}}),
		l,
	}
}

// foot is what the report was made with, and how to make it again.
func foot(r report.Report, format string) Foot {
	stamp := words.Stamp(r)
	out := []Block{Paragraph{Text: sentence(stamp[0]), Style: Grey}}
	if n := len(r.Inputs.Files); n > 0 {
		list := make([]Text, n)
		for i, f := range r.Inputs.Files {
			list[i] = Text{code(f.Path.Clean()), our(" "), code(words.Short(f.SHA256))}
		}
		out = append(out, Paragraph{Text: append(Text{our("files ")}, firstOf(4, list)...), Style: Grey})
	}
	record := words.Record(r)
	if record == "" {
		return Foot{out}
	}
	return Foot{append(out, long(Fold{Title: Text{our("How to make this report again")}, Blocks: []Block{
		Paragraph{Text: sentence("Save the answers as `advisor.yaml`:")},
		Snippet{"yaml", record},
		Paragraph{Text: Text{our("Then run, in the folder of the project:")}},
		Snippet{"sh", words.Command(r, format)},
	}}))}
}
