package blocks

import (
	"strings"

	"advisor/internal/english"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// suggested are the answers that the files suggest, without a score.
func suggested(r report.Report) []Block {
	if r.Recommendation != "" || len(r.Factors) == 0 {
		return nil
	}
	list := List{}
	table := Table{Columns: []Column{{Title: "Question"}, {Title: "Suggested answer"}, {Title: "Seen"}, {Title: "Where"}}}
	for _, f := range words.Considered(r.Factors) {
		s := "--" + f.ID + " " + f.Answer
		if f.Because != "" {
			s += ": " + english.Stop(f.Because.Whole())
		}
		list.Items = append(list.Items, Item{Text: sentence(s), Places: at(f.Evidence, 3)})
		table.Rows = append(table.Rows, Row{Cells: []Text{
			{code(f.ID), our(" "), prose(f.Question)}, sentence(words.AnswerLabel(f)), sentence(english.Stop(f.Because.Whole())), links(f.Evidence, 3),
		}})
	}
	return []Block{
		Heading{Level: Section, Title: Text{our("Answers that the files suggest")}, Note: "each can be overruled by its flag"},
		short(list), long(table),
	}
}

// swings are the answers with what they add, the most first, in the short form.
func swings(r report.Report) []Block {
	if r.Recommendation == "" || len(r.Factors) == 0 {
		return nil
	}
	var drawn Swings
	var open, even []string
	for _, f := range words.ByWeight(words.Considered(r.Factors)) {
		switch {
		case !words.Known(f):
			open = append(open, f.Label)
			continue
		case words.Amount(f) == "0":
			even = append(even, f.Label)
			continue
		}
		s := Swing{Label: f.Label, Answer: words.AnswerLabel(f), Points: f.Contribution, Amount: words.Amount(f), From: words.SourceLabel(f.Source)}
		if words.IsID(f.Answer) {
			s.ID = f.Answer
		}
		drawn = append(drawn, s)
	}
	out := []Block{Heading{Level: Section, Title: Text{our("All answers")}, Note: words.Answered(r)}, drawn}
	if len(even) > 0 {
		out = append(out, Paragraph{Text: sentence("Speak for neither side: " + strings.Join(even, ", ") + "."), Style: Grey})
	}
	if len(open) > 0 {
		out = append(out, Paragraph{Text: sentence("Not known: " + strings.Join(open, ", ") + "."), Style: Grey})
	}
	return []Block{short(out...)}
}

// details are what only some readers want.
func details(r report.Report) []Block {
	if r.Recommendation == "" || len(r.Factors) == 0 {
		return nil
	}
	t := Table{Columns: []Column{
		{Title: "Question"}, {Title: "Answer"}, {Title: "From"}, {Title: "Weight", Number: true}, {Title: "Points", Number: true}, {Title: "Why it counts"},
	}}
	for _, f := range words.Considered(r.Factors) {
		t.Rows = append(t.Rows, Row{Cells: []Text{
			{code(f.ID), our(" "), prose(f.Question)},
			sentence(words.AnswerLabel(f)), source(f),
			{number(words.Number(f.Weight))},
			{number(words.Amount(f))},
			remarks(f),
		}})
	}
	method := List{}
	for _, s := range words.Method(r) {
		method.Items = append(method.Items, Item{Text: sentence(s)})
	}
	says, tips := words.WeightTips(r)
	last := Item{Text: sentence(says)}
	for _, tip := range tips {
		last.Items = append(last.Items, Item{Text: sentence(tip)})
	}
	method.Items = append(method.Items, last)
	return []Block{long(
		Heading{Level: Section, Title: Text{our("More information")}},
		Fold{Title: Text{our("All answers")}, Blocks: []Block{Paragraph{Text: sentence(english.Sentence(words.Answered(r)))}, t}},
		Fold{Title: Text{our("How the score works")}, Blocks: []Block{method}},
	)}
}

// remarks are the model's reason, what the scan saw and the team's note.
func remarks(f report.Factor) Text {
	var parts []Text
	if f.Why != "" {
		parts = append(parts, sentence(english.Sentence(f.Why)))
	}
	if f.Because != "" {
		parts = append(parts, Text{our("Seen: "), prose(english.Stop(f.Because.Whole()))})
	}
	if f.Note != "" {
		parts = append(parts, Text{our("Note: "), prose(english.Stop(f.Note.Whole()))})
	}
	return joined(parts, " ")
}
