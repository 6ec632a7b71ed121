package blocks

import (
	"cmp"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// portability is the size of a move to Kubernetes and its pieces, the largest
// first.
func portability(r report.Report) part {
	if len(r.Portability) == 0 {
		return part{}
	}
	efforts := words.Efforts(r.Portability)
	all := words.Alike(words.ByEffort(r.Portability))
	n := 0
	for n < len(all) && n < bodyRows && (all[n].Effort == facts.Blocker || all[n].Effort == facts.Large) {
		n++
	}
	out := part{body: []Block{
		Heading{Level: Section, Title: Text{our("What a move to Kubernetes would take")}, Note: efforts},
		brief(largestPieces(all, 1)...),
		detailed(largestPieces(all, len(all))...),
		long(Paragraph{Text: sentence("Moving what production runs to Kubernetes takes " + words.KindsOfWork(r.Portability) + ". " +
			"Small: one field. Medium: a new object, a setting of the nodes or a decision. Large: a redesign. Blocker: no counterpart at all.")}),
	}}
	if n > 0 {
		out.body = append(out.body, folded(Text{our("The largest: "), prose(english.Count(n, "kind", "kinds")), our(" of work")}, portabilityTable(all[:n], false)))
	}
	if rest := all[n:]; len(rest) > 0 {
		title := Text{our("What a move would take: "), prose(english.Count(len(rest), "kind", "kinds")), our(" of work")}
		if n > 0 {
			title = Text{our("What a move would take: "), prose(english.Count(len(rest), "more kind", "more kinds")), our(" of work")}
		}
		out.more = append(out.more, long(Fold{Title: title, Blocks: []Block{portabilityTable(rest, true)}, Paper: true}))
	}
	if len(r.Plan) == 0 { // which has the same order
		out.more = append(out.more, moveOrder(r.MoveOrder)...)
	}
	return out
}

// moveOrder are the steps of a move, in their order.
func moveOrder(all []facts.Move) []Block {
	if len(all) == 0 {
		return nil
	}
	const most = 12
	l := List{First: 1}
	for _, m := range all[:min(len(all), most)] {
		l.Items = append(l.Items, Item{Text: append(codes(m.Services, 8), our(": "), prose(m.Action), our(" "), prose(english.Sentence(m.Why)))})
	}
	title := Text{our("Order of a move: "), prose(english.Count(len(all), "step", "steps"))}
	f := Fold{Title: title, Blocks: []Block{l}}
	if rest := len(all) - len(l.Items); rest > 0 {
		f.Blocks = append(f.Blocks, Paragraph{Text: sentence(english.Count(rest, "more step", "more steps") + " in the JSON report.")})
	}
	return []Block{long(f)}
}

// largestPieces are at most so many pieces, a line each, and how many there are
// besides.
func largestPieces(all []words.Work, most int) []Block {
	l := List{}
	for _, x := range all[:min(len(all), most)] {
		if x.Effort == facts.Small && len(all) > most {
			break
		}
		s := x.Feature
		if len(x.Services) > 0 {
			s += " (" + words.ServiceNames(x.Services, 3) + ")"
		}
		l.Items = append(l.Items, Item{Lead: []Cell{{Text: string(x.Effort), Width: 7}}, Text: sentence(s + " → " + english.Sentence(x.Kubernetes))})
	}
	out := []Block{l}
	if rest := len(all) - len(l.Items); rest > 0 {
		out = append(out, Paragraph{Text: sentence(english.Count(rest, "more kind", "more kinds") + " of work."), Style: Grey})
	}
	return out
}

// portabilityTable is a row for each kind of work; the converters only where
// there is room.
func portabilityTable(all []words.Work, converters bool) Table {
	t := Table{
		Columns: []Column{{Title: "Effort"}, {Title: "Services"}, {Title: "Uses"}, {Title: "On Kubernetes"}},
		LeftOut: max(len(all)-LongestList, 0), More: [2]string{"more kind", "more kinds"},
	}
	if converters {
		t.Columns = append(t.Columns, Column{Title: "kompose"}, Column{Title: "Compose Bridge"})
	}
	t.Columns = append(t.Columns, Column{Title: "Where"})
	for _, x := range all[:min(len(all), LongestList)] {
		on := sentence(x.Kubernetes)
		if x.Note != "" {
			on = Text{prose(english.Sentence(x.Kubernetes)), our(" "), prose(english.Sentence(x.Note))}
		}
		row := Row{Cells: []Text{sentence(string(x.Effort)), codes(x.Services, 4), sentence(x.Feature), on}}
		if converters {
			row.Cells = append(row.Cells, sentence(x.Kompose), sentence(cmp.Or(x.Bridge, "unknown")))
		}
		row.Cells = append(row.Cells, links(x.Evidence, 1))
		t.Rows = append(t.Rows, row)
	}
	return t
}
