package blocks

import (
	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// portability is the size of a move to Kubernetes and its pieces, the largest
// first.
func portability(r report.Report) []Block {
	if len(r.Portability) == 0 {
		return nil
	}
	efforts := words.Efforts(r.Portability)
	all := words.Alike(words.ByEffort(r.Portability))
	n := 0
	for n < len(all) && n < bodyRows && (all[n].Effort == facts.Blocker || all[n].Effort == facts.Large) {
		n++
	}
	out := []Block{
		Heading{Level: Section, Title: Text{our("Portability")}, Short: Text{our("What a move to Kubernetes would take")}, Note: efforts},
		short(largestPieces(all)...),
		long(Paragraph{Text: sentence("A move to Kubernetes would take " + efforts + " " + english.Agree(len(r.Portability), "piece", "pieces") +
			" of work. Small is a field, medium an object or a decision, large a redesign, a blocker has no equivalent.")}),
	}
	if n > 0 {
		out = append(out, long(portabilityTable(all[:n])))
	}
	if rest := all[n:]; len(rest) > 0 {
		title := Text{prose(english.Count(len(rest), "more kind", "more kinds")), our(" of work")}
		out = append(out, long(Fold{Title: title, Blocks: []Block{portabilityTable(rest)}}))
	}
	return out
}

// largestPieces are a line each, and how many there are besides.
func largestPieces(all []words.Work) []Block {
	const most = 10
	l := List{}
	for _, x := range all[:min(len(all), most)] {
		if x.Effort == facts.Small {
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
		out = append(out, Paragraph{Text: sentence(english.Count(rest, "more kind", "more kinds") + " of work in the Markdown report."), Style: Grey})
	}
	return out
}

func portabilityTable(all []words.Work) Table {
	t := Table{
		Columns: []Column{{Title: "Effort"}, {Title: "Services"}, {Title: "Uses"}, {Title: "On Kubernetes"}, {Title: "kompose"}, {Title: "Where"}},
		LeftOut: max(len(all)-LongestList, 0), More: [2]string{"more kind", "more kinds"},
	}
	for _, x := range all[:min(len(all), LongestList)] {
		on := sentence(x.Kubernetes)
		if x.Note != "" {
			on = Text{prose(english.Sentence(x.Kubernetes)), our(" "), prose(english.Sentence(x.Note))}
		}
		t.Rows = append(t.Rows, Row{Cells: []Text{
			sentence(string(x.Effort)), codes(x.Services, 4), sentence(x.Feature), on, sentence(x.Kompose), links(x.Evidence, 1),
		}})
	}
	return t
}
