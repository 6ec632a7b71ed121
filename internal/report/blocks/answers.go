package blocks

import (
	"advisor/internal/english"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// suggested are the answers that the files suggest, without a score.
func suggested(r report.Report) part {
	if r.Recommendation != "" || len(r.Factors) == 0 {
		return part{}
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
	return part{body: []Block{
		Heading{Level: Section, Title: Text{our("Answers that the files suggest")}, Note: "each can be overruled by its flag"},
		short(list), long(table),
	}}
}

// teamNotes are why the team answered as it did, in its own words; the long form has
// them beside the answers.
func teamNotes(r report.Report) part {
	const inBrief = 5
	l := List{}
	for _, f := range r.Factors {
		if f.Note != "" {
			l.Items = append(l.Items, Item{Text: Text{prose(english.Upper(f.Label)), our(": "), prose(english.Stop(f.Note.Whole()))}})
		}
	}
	if len(l.Items) == 0 || r.Recommendation == "" {
		return part{}
	}
	few := l
	if left := len(l.Items) - inBrief; left > 1 {
		few = List{Items: append(l.Items[:inBrief:inBrief], Item{Text: sentence(english.Count(left, "more note", "more notes") + ", shown with --details."), Style: Grey})}
	}
	head := Heading{Level: Section, Title: Text{our("Notes of the team")}}
	return part{body: []Block{brief(head, few), detailed(head, l)}}
}

// method is every answer with what it adds, and how the score works.
func method(r report.Report) part {
	if r.Recommendation == "" || len(r.Factors) == 0 {
		return part{}
	}
	t := Table{Columns: []Column{
		{Title: "Question"}, {Title: "Answer"}, {Title: "From"}, {Title: "Weight", Number: true}, {Title: "Points", Number: true}, {Title: "Why it counts"},
	}}
	drawn := Swings{}
	considered := words.Considered(r.Factors)
	for _, f := range words.ByWeight(considered) {
		drawn.All = append(drawn.All, swing(f))
	}
	for _, f := range considered {
		t.Rows = append(t.Rows, Row{Cells: []Text{
			{code(f.ID), our(" "), prose(f.Question)},
			sentence(words.AnswerLabel(f)), source(f),
			{number(words.Number(f.Weight))},
			{number(words.Amount(f))},
			remarks(f),
		}})
	}
	how := List{}
	for _, s := range words.Method(r) {
		how.Items = append(how.Items, Item{Text: sentence(s)})
	}
	says, tips := words.WeightTips(r)
	last := Item{Text: sentence(says)}
	for _, tip := range tips {
		last.Items = append(last.Items, Item{Text: sentence(tip)})
	}
	how.Items = append(how.Items, last)
	return part{more: []Block{
		Fold{Title: Text{our("All answers")}, Blocks: []Block{short(drawn), long(t)}, Paper: true},
		Fold{Title: Text{our("How the score works")}, Blocks: []Block{how}},
	}}
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
