package markdown

import (
	"advisor/internal/english"
	"advisor/internal/report/blocks"
	"advisor/internal/report/words"
)

// terms are an entry each: its statement beside the name, several below it.
func (s *sheet) terms(t blocks.Terms) {
	s.blank()
	for _, x := range t.Terms {
		name := "- " + strong(prose(string(x.Name))+":")
		switch {
		case x.Scale != nil:
			s.put(name + " " + s.scoreLine(*x.Scale))
		case len(x.Items) == 1:
			s.put(name + " " + s.item(x.Items[0]))
		default:
			s.put(name)
			for _, item := range x.Items {
				s.put("  - " + s.item(item))
			}
		}
	}
	s.put("")
}

// scoreLine draws the score with what its ends and its band mean.
func (s *sheet) scoreLine(x blocks.Scale) safe {
	number := words.Number(x.Score)
	if between := words.Between(x.Range); between != "" {
		number += " (" + between + ")"
	}
	out := prose(number) + " Compose " + bar(x.Score, x.Range, x.Band) + " Kubernetes"
	if x.Band != nil {
		out += prose("; a complete set of answers is too close to call between " + words.Number(x.Band[0]) + " and " + words.Number(x.Band[1]))
	}
	return out
}

// swings are a table of the answers that moved the score most.
func (s *sheet) swings(all blocks.Swings) {
	if len(all.All) == 0 {
		return
	}
	t := blocks.Table{Columns: []blocks.Column{{Title: "Factor"}, {Title: "Answer"}, {Title: "Points", Number: true}}}
	for _, x := range all.All {
		t.Rows = append(t.Rows, blocks.Row{Cells: []blocks.Text{blocks.Prose(x.Label), blocks.Prose(x.Answer), blocks.Prose(x.Amount)}})
	}
	if all.Others > 0 {
		t.Rows = append(t.Rows, blocks.Row{Cells: []blocks.Text{
			blocks.Prose(english.Count(all.Others, "other", "others") + " together"), nil, blocks.Prose(words.Points(all.Rest)),
		}})
	}
	if all.Sourced() {
		t.Columns = append(t.Columns, blocks.Column{Title: "From"})
		for i, x := range all.All {
			t.Rows[i].Cells = append(t.Rows[i].Cells, x.From)
		}
	}
	s.table(t)
}
