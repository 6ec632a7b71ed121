package markdown

import (
	"advisor/internal/report/blocks"
	"advisor/internal/report/words"
)

// table writes a table.
func (s *sheet) table(t blocks.Table) {
	s.blank()
	if t.Caption != nil {
		s.paragraph(s.text(t.Caption))
	}
	names, rule := make([]safe, len(t.Columns)), make([]safe, len(t.Columns))
	for i, c := range t.Columns {
		names[i], rule[i] = safe(c.Title), "---"
		if c.Head != "" {
			names[i] = s.text(blocks.Prose(c.Head))
		}
		if c.Number {
			rule[i] = "---:"
		}
	}
	s.put(row(names), row(rule))
	s.inTable = true
	rows := t.Rows
	if t.More[0] != "" {
		rows = rows[:s.room(len(rows))]
	}
	cells := make([]safe, len(t.Columns))
	for _, r := range rows {
		for i, c := range r.Cells {
			cells[i] = s.text(c)
		}
		s.entry(row(cells))
	}
	s.leftOut(t.LeftOut+len(t.Rows)-len(rows), t.More)
}

func row(cells []safe) safe { return "| " + joined(cells, " | ") + " |" }

// scales are a table of scores with their bars.
func (s *sheet) scales(all blocks.Scales) {
	s.blank()
	s.put(row([]safe{"", "Compose ↔ Kubernetes", "Score", "Range"}), row([]safe{"---", "---", "---:", "---"}))
	s.inTable = true
	for _, x := range all {
		name := safe(x.Name)
		if x.Strong {
			name = strong(name)
		}
		s.entry(row([]safe{name, bar(x.Score, x.Range), safe(words.Number(x.Score)), safe(words.Between(x.Range))}))
	}
}
