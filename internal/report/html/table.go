package html

import (
	"advisor/internal/report/blocks"
	"advisor/internal/report/picture"
	"advisor/internal/report/words"
)

// column is a column of a table.
type column struct {
	name   safe
	number bool
}

// table writes a table.
func (p *page) table(t blocks.Table) {
	columns := make([]column, len(t.Columns))
	for i, c := range t.Columns {
		columns[i] = column{own(string(c.Title)), c.Number}
		if c.Head != "" {
			columns[i].name = escaped(c.Head)
		}
	}
	p.openTable(p.text(t.Caption), columns)
	cells := make([]safe, len(columns))
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			cells[i] = p.text(c)
		}
		p.row(columns, cells)
	}
	p.put("</tbody></table>")
	p.leftOut(t.LeftOut, t.More)
}

// scales are a table of scores with their bars.
func (p *page) scales(all blocks.Scales) {
	columns := []column{{}, {"Compose ↔ Kubernetes", false}, {"Score", true}, {"Range", false}}
	p.openTable("", columns)
	for _, x := range all {
		name := own(string(x.Name))
		if x.Strong {
			name = strong(name)
		}
		p.row(columns, []safe{name, safe(picture.Bar(x.Score, x.Range)), safe(words.Number(x.Score)), safe(words.Between(x.Range))})
	}
	p.put("</tbody></table>")
}

// openTable starts a table; without a caption it has that of what it is in,
// unseen.
func (p *page) openTable(caption safe, columns []column) {
	class := safe("")
	if caption == "" {
		caption, class = p.about, ` class="unseen"`
	}
	p.put(`<table role="table"><caption`, class, ">", caption, "</caption>")
	p.put(`<thead role="rowgroup"><tr role="row">`)
	for _, c := range columns {
		if c.name == "" {
			p.put(`<td role="cell"></td>`)
			continue
		}
		p.put(`<th role="columnheader" scope="col"`, numberClass(c), ">", c.name, "</th>")
	}
	p.put(`</tr></thead><tbody role="rowgroup">`)
}

func numberClass(c column) safe {
	if c.number {
		return ` class="n"`
	}
	return ""
}

// row repeats the name of the column at each cell, for narrow windows, where
// a row becomes a card.
func (p *page) row(columns []column, cells []safe) {
	p.put(`<tr role="row">`)
	for i, s := range cells {
		c := columns[i]
		label := safe("")
		if c.name != "" {
			label = ` data-label="` + c.name + `"`
		}
		switch {
		case i == 0 && s != "":
			p.put(`<th role="rowheader" scope="row"`, label, ">", s, "</th>")
		default:
			p.put(`<td role="cell"`, numberClass(c), label, ">", s, "</td>")
		}
	}
	p.put("</tr>")
}
