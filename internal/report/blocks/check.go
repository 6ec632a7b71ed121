package blocks

import (
	"advisor/internal/english"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// newsRows is how many new findings the long form of a check lists; the report
// below has all.
const newsRows = 10

// check is whether the decision stands, for the reviewer of a change: the
// answer, why not, and what to do about it. It is as short as a comment.
func check(r report.Report) []Block {
	c := *r.Check
	ruling := Fails
	if c.Stands && len(words.TrippedGates(r)) == 0 {
		ruling = Stands
	}
	out := []Block{
		long(Heading{Level: Section, Title: Text{our("Does the decision still hold?")}}),
		Verdict{Ruling: ruling, Lead: sentence(words.CheckRuling(r)), Says: sentence(words.CheckSays(r))},
	}
	out = append(out, gates(r)...)
	for _, x := range c.Changes {
		text := Text{prose(english.Stop(x.Message.Whole()))}
		if places := links(x.Evidence, words.ReasonPlaces); places != nil {
			text = append(append(append(text, our(" (")), places...), our(")"))
		}
		out = append(out, Paragraph{Label: words.ChangeTitle + ":", Text: text, Style: Warning})
	}
	out = append(out, environment(r)...)
	if s := words.Partly(r); s != "" {
		out = append(out, Paragraph{Label: words.PartlyTitle + ":", Text: sentence(s), Style: Warning})
	}
	if len(c.Reasons) > 0 {
		out = append(out, List{Items: checkReasons(c.Reasons)})
	}
	if c.Next != "" {
		out = append(out, Paragraph{Label: "Next:", Text: sentence(english.Lower(c.Next.Whole()))})
	}
	out = append(out, refusedCheck(r)...)
	if s := words.LookedAt(r); s != "" && c.Stands {
		out = append(out, Paragraph{Text: sentence(s), Style: Grey})
	}
	if len(c.Remarks) > 0 {
		items := checkReasons(c.Remarks)
		for i := range items {
			items[i].Label, items[i].Style = "Also:", Grey
		}
		out = append(out, long(Heading{Level: Lead, Title: Text{our("Also worth knowing")}}), List{Items: items})
	}
	return append(out, news(r)...)
}

// gates are the gates that are tripped, each with why and where.
func gates(r report.Report) []Block {
	var out []Block
	for _, g := range words.TrippedGates(r) {
		text := Text{code(words.GateFlag(g)), our(": "), prose(english.Stop(g.Why.Whole()))}
		if places := links(g.Places, words.ReasonPlaces); places != nil && !words.NamesPlace(g) {
			text = append(append(append(text, our(" (")), places...), our(")"))
		}
		out = append(out, Paragraph{Label: "Gate tripped:", Text: text, Style: Alarm})
	}
	return out
}

// checkReasons are reasons or remarks with their places.
func checkReasons(list []report.CheckReason) []Item {
	out := make([]Item, len(list))
	for i, x := range list {
		out[i] = Item{Text: sentence(english.Stop(x.Message.Whole())), Places: at(x.Evidence, words.ReasonPlaces)}
	}
	return out
}

// news are the findings that are new and gone, a line each.
func news(r report.Report) []Block {
	if r.Since == nil {
		return nil
	}
	counts := sentence(english.Stop(words.SinceCounts(*r.Since)))
	fresh := words.WorstFirst(words.OpenOf(r.Findings))
	inShort, inLong := List{}, List{}
	for i, f := range fresh {
		inShort.Items = append(inShort.Items, found(f, 3, 1))
		switch {
		case i < newsRows || len(fresh) <= newsRows+1:
			inLong.Items = append(inLong.Items, found(f, 4, 2))
		case i == newsRows:
			more := english.Count(len(fresh)-i, "more new finding is", "more new findings are")
			inLong.Items = append(inLong.Items, Item{Text: Text{prose(more), our(" in the report.")}})
		}
	}
	for _, a := range words.AcceptedOf(r.Findings) {
		inShort.Items = append(inShort.Items, acceptedFinding(a, 3, 1))
		inLong.Items = append(inLong.Items, acceptedFinding(a, 4, 2))
	}
	last := gone(*r.Since, "Gone")
	inShort.Items, inLong.Items = append(inShort.Items, last...), append(inLong.Items, last...)
	return []Block{
		short(Space{}, Paragraph{Text: counts, Style: Bold}, inShort),
		long(Heading{Level: Lead, Title: Text{our("Findings")}}, Paragraph{Text: counts}, inLong),
	}
}
