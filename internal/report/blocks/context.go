package blocks

import (
	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// context is what is known, and by whom.
func context(r report.Report) []Block {
	out := []Block{Heading{Level: Section, Title: Text{our("Context")}}}
	if r.Facts != nil {
		out = append(out, Paragraph{Text: Text{
			our("The project has "), prose(words.Services(r.Facts)), our(": "), prose(words.Parts(r.Facts)), our("."),
		}})
	} else {
		out = append(out, Paragraph{Text: Text{our("No Compose project was read.")}})
	}
	if r.Recommendation != "" {
		out = append(out, Paragraph{Text: Text{
			prose(english.Sentence(words.Answered(r))), our(" "), prose(english.Sentence(r.Summary.Unknown)),
		}})
	}
	return []Block{long(out...)}
}

// unknown is what nobody answered, and what to ask next.
func unknown(r report.Report) []Block {
	var out []Block
	if r.Recommendation != "" && (r.Summary.Unknown != "" || len(r.NextQuestions) > 0) {
		out = append(out, short(Heading{Level: Section, Title: Text{our("What is not known")}}))
		if r.Summary.Unknown != "" {
			out = append(out, short(Paragraph{Text: sentence(english.Sentence(r.Summary.Unknown))}))
		}
	}
	if len(r.NextQuestions) == 0 {
		return out
	}
	const inTable, inList = 5, 3
	list := List{}
	table := Table{Columns: []Column{
		{Title: "Open question that could still change the recommendation"}, {Title: "Can move the score by", Number: true}, {Title: "Answer with"},
	}}
	for i, q := range r.NextQuestions {
		if i < inTable {
			table.Rows = append(table.Rows, Row{Cells: []Text{{prose(q.Ask)}, {number(words.Number(q.Swing))}, {code("--" + q.Question)}}})
		}
		if i < inList {
			list.Items = append(list.Items, Item{Text: sentence(q.Ask + " It can move the score by " + words.Number(q.Swing) + ". Answer with --" + q.Question + ".")})
		}
	}
	if n := len(r.NextQuestions) - inList; n > 0 {
		list.Items = append(list.Items, Item{
			Text: sentence(english.Count(n, "more question", "more questions") + " could still change the recommendation."), Style: Grey,
		})
	}
	if r.Recommendation != "" {
		out = append(out, short(list))
	}
	return append(out, long(table))
}

// disagreements are the questions that people answer differently.
func disagreements(r report.Report) []Block {
	if len(r.Disagreements) == 0 {
		return nil
	}
	list := List{}
	table := Table{Columns: []Column{{Title: "Question"}, {Title: "Answer"}, {Title: "Said by"}, {Title: "Would give"}, {Title: "Decides it"}}}
	for _, d := range r.Disagreements {
		item := Item{Text: sentence(english.Upper(d.Label) + ": " + words.DisagreementWeight(d))}
		decides := Text{our("no")}
		if d.Matters {
			decides = Text{our("yes")}
		}
		question := sentence(d.Label)
		for _, s := range d.Said {
			item.Below = append(item.Below, s.Label+" ("+words.SaidBy(s)+"): "+words.SaidOutcome(s))
			table.Rows = append(table.Rows, Row{Cells: []Text{question, sentence(s.Label), codes(s.By, 4), sentence(words.SaidOutcome(s)), decides}})
			question, decides = nil, nil
		}
		list.Items = append(list.Items, item)
	}
	says := english.Sentence(r.Summary.Disagreement)
	inShort := short(
		Heading{Level: Section, Title: Text{our("Where the records disagree")}, Note: "each counts as open until it is settled"},
		Paragraph{Text: sentence(says)}, list,
	)
	inLong := long(Paragraph{Text: Text{strong("The records disagree."), our(" "), prose(says)}}, table)
	if r.Recommendation == "" {
		return []Block{inLong}
	}
	return []Block{inShort, inLong}
}

// contradictions are answers that the files speak against.
func contradictions(r report.Report) []Block {
	if len(r.Contradictions) == 0 {
		return nil
	}
	l := List{}
	title := "Answers that the files speak against"
	if n := len(report.Counted(r.Contradictions)); n == 0 {
		title = "Answers that the estimate contradicts"
	} else if n < len(r.Contradictions) {
		title = "Answers that the files or the estimate contradict"
	}
	for _, c := range r.Contradictions {
		l.Items = append(l.Items, Item{Text: sentence(english.Stop(c.Message.Whole())), Places: at(c.Evidence, 3)})
	}
	return []Block{
		short(Heading{Level: Section, Title: Text{number(title)}, Note: "check these first"}),
		long(Paragraph{Text: Text{prose(title + ", to be checked first:")}}),
		l,
	}
}

// gaps are what could not be read; they are folded away where there are many.
func gaps(r report.Report) []Block {
	const inBody, most = 4, 100
	n := len(r.Gaps)
	if n == 0 {
		return nil
	}
	l := List{Items: gapItems(r.Gaps[:min(n, most)]), LeftOut: max(n-most, 0), More: [2]string{"more", "more"}}
	if n <= inBody {
		return []Block{long(Paragraph{Text: Text{our("Not read or left out:")}}, l)}
	}
	title := Text{prose(english.Count(n, "thing was", "things were")), our(" not read or left out")}
	return []Block{long(Fold{Title: title, Blocks: []Block{l}})}
}

// gapsInShort are at the end of the short form, as what a reader may skip.
func gapsInShort(r report.Report) []Block {
	const most = 12
	n := len(r.Gaps)
	if n == 0 {
		return nil
	}
	l := List{}
	if n > most+1 {
		l.Items = append(gapItems(r.Gaps[:most]), Item{Text: sentence(english.Count(n-most, "more gap", "more gaps") + " in the JSON report."), Style: Grey})
	} else {
		l.Items = gapItems(r.Gaps)
	}
	return []Block{short(Heading{Level: Section, Title: Text{our("Not read or left out")}, Note: english.Count(n, "gap", "gaps")}, l)}
}

func gapItems(list []facts.Gap) []Item {
	out := make([]Item, len(list))
	for i, g := range list {
		text := links([]untrusted.Place{{File: g.File, Line: g.Line}}, 1)
		if text != nil {
			text = append(text, our(": "))
		}
		out[i] = Item{Text: append(text, prose(english.Stop(g.Reason.Whole())))}
	}
	return out
}
