package markdown

import (
	"cmp"
	"slices"

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
		if c.Best {
			names[i] = strong(names[i]) + " recommended"
		}
		if c.Number {
			rule[i] = "---:"
		}
	}
	s.put(row(names), row(rule))
	rows, room := t.Rows, s.room(len(t.Rows))
	if room < len(rows) && t.More[0] == "" {
		rows = slices.Clone(rows)
		slices.SortStableFunc(rows, func(a, b blocks.Row) int { return cmp.Compare(b.Attention, a.Attention) })
	}
	cells := make([]safe, len(t.Columns))
	for _, r := range rows[:room] {
		clear(cells) // a row may have fewer than the one before
		for i, c := range r.Cells {
			cells[i] = s.text(c)
		}
		s.put(row(cells))
	}
	switch n := len(rows) - room; {
	case t.More[0] != "":
		s.leftOut(t.LeftOut+n, t.More)
	case n > 0:
		s.put("", "and "+number(n)+" more in "+s.whole+".")
	}
}

func row(cells []safe) safe { return "| " + joined(cells, " | ") + " |" }

// scales are an entry each; the first screen has the score itself.
func (s *sheet) scales(all blocks.Scales) {
	s.blank()
	for _, x := range all {
		if x.Strong {
			continue
		}
		line := safe(x.Name) + " " + bar(x.Score, x.Range, x.Band) + " " + safe(words.Number(x.Score))
		if between := words.Between(x.Range); between != "" {
			line += safe(" (" + between + ")")
		}
		s.put("- " + line)
	}
}
