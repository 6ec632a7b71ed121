package blocks

import (
	"math"

	"advisor/internal/english"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// bodyRows is how many rows a table in the body has; the rest is folded away.
const bodyRows = 6

// drivers are the factors that moved the score most.
func drivers(r report.Report) []Block {
	if r.Recommendation == "" || len(r.Factors) == 0 {
		return nil
	}
	t := Table{
		Caption: Text{our("What moved the score most; + is towards Kubernetes.")},
		Columns: []Column{{Title: "Factor"}, {Title: "Answer"}, {Title: "Points", Number: true}, {Title: "From"}},
	}
	for i, f := range words.ByWeight(r.Factors) {
		if i == bodyRows || words.Points(f.Contribution) == "0" {
			break
		}
		t.Rows = append(t.Rows, Row{Cells: []Text{sentence(f.Label), sentence(words.AnswerLabel(f)), {number(words.Points(f.Contribution))}, source(f)}})
	}
	return []Block{long(Heading{Level: Section, Title: Text{our("Decision drivers")}}, scales(r), t)}
}

// source is who answered, with the places that the scan saw.
func source(f report.Factor) Text {
	out := sentence(words.SourceLabel(f.Source))
	if places := links(f.Evidence, 2); places != nil {
		out = append(append(out, our(": ")), places...)
	}
	return out
}

// shapeInShort is the form that the recommended side takes here; the long form
// has it among the options.
func shapeInShort(r report.Report) []Block {
	if r.Recommendation == "" {
		return nil
	}
	var out []Block
	if r.Shape != nil {
		out = append(out,
			Heading{Level: Section, Title: sentence("In this shape: " + r.Shape.Title)}, Paragraph{Text: sentence(english.Sentence(r.Shape.Why))},
			sentences(r.Shape.Conditions),
		)
	}
	if other := thirdOptions(r); len(other) > 0 {
		out = append(out, Heading{Level: Section, Title: Text{our("Something else")}}, sentences(other))
	}
	return []Block{short(out...)}
}

// sentences are a list of them.
func sentences(all []string) List {
	l := List{}
	for _, s := range all {
		l.Items = append(l.Items, Item{Text: sentence(english.Sentence(s))})
	}
	return l
}

// thirdOptions are the remarks of a report; those of the first reports stand
// with their shape.
func thirdOptions(r report.Report) []string {
	if len(r.Remarks) == 0 && r.Shape != nil {
		return r.Shape.Remarks
	}
	return r.Remarks
}

// options are both sides with what speaks for and against them here.
func options(r report.Report) []Block {
	if r.Recommendation == "" {
		return nil
	}
	out := []Block{Heading{Level: Section, Title: Text{our("Considered options")}}}
	for _, side := range []string{"compose", "kubernetes"} {
		title := sentence(words.Side(side))
		if side == r.Recommendation {
			title = append(title, our(" (recommended"))
			if r.Shape != nil {
				title = append(title, our(": "), prose(r.Shape.Title))
			}
			title = append(title, our(")"))
		}
		out = append(out, Heading{Level: Part, Title: title})
		if side == r.Recommendation && r.Shape != nil {
			out = append(out, Paragraph{Text: sentence(english.Sentence(r.Shape.Why))})
		}
		out = append(out, List{Items: option(r, side)})
	}
	if other := thirdOptions(r); len(other) > 0 {
		out = append(out, Heading{Level: Part, Title: Text{our("Something else")}}, sentences(other))
	}
	return []Block{long(out...)}
}

// option is what there is to say of one side.
func option(r report.Report, side string) []Item {
	var out []Item
	if side == r.Recommendation && r.Shape != nil {
		for _, c := range r.Shape.Conditions {
			out = append(out, Item{Mark: "Condition", Text: sentence(english.Sentence(c))})
		}
	}
	for _, v := range r.Vetoes {
		if v.Closes == side {
			out = append(out, Item{Mark: "Closed", Text: Text{prose(english.Sentence(v.Why)), our(" "), prose(english.Sentence(v.Relax))}})
		}
	}
	good, bad := words.Arguments(r, side)
	out = append(out, arguments(r, "Good", good)...)
	if side != "kubernetes" {
		return out // what is bad here stands under Kubernetes as good
	}
	if len(good) == 0 {
		out = append(out, Item{Mark: "Good", Text: Text{our("No answer speaks for it by half a point or more.")}})
	}
	out = append(out, arguments(r, "Bad", bad)...)
	if len(r.Portability) > 0 {
		out = append(out, Item{Mark: "Bad", Text: Text{our("The move takes "), prose(words.KindsOfWork(r.Portability)), our(".")}})
	}
	return out
}

// unsaid are the factors that the decision does not name already: no sentence
// stands twice on a page.
func unsaid(r report.Report, fs []report.Factor) []report.Factor {
	named := map[string]bool{}
	for _, x := range append(append([]report.Reason{}, r.Summary.Reasons...), r.Summary.Against...) {
		named[x.Factor] = true
	}
	var out []report.Factor
	for _, f := range fs {
		if !named[f.ID] {
			out = append(out, f)
		}
	}
	return out
}

// arguments are the strongest on one side, with points of score; the table of
// all answers has the others.
func arguments(r report.Report, kind string, fs []report.Factor) []Item {
	const most = 3
	fs = unsaid(r, fs[:min(len(fs), most)])
	out := make([]Item, len(fs))
	for i, f := range fs {
		out[i] = Item{Mark: kind, Text: Text{prose(english.Sentence(f.Why)), our(" ("), number(words.Number(math.Abs(f.Contribution))), our(")")}}
	}
	return out
}

// consequences are what follows from the decision.
func consequences(r report.Report) []Block {
	if r.Recommendation == "" || len(r.Consequences) == 0 {
		return nil
	}
	l := List{}
	for _, c := range r.Consequences {
		kind := "Good"
		if c.Kind == "bad" {
			kind = "Bad"
		}
		l.Items = append(l.Items, Item{Mark: kind, Text: sentence(english.Sentence(c.Message))})
	}
	return []Block{long(Heading{Level: Section, Title: Text{our("Consequences")}}, l)}
}
