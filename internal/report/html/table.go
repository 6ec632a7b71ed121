package html

import "advisor/internal/report/blocks"

// column is a column of a table.
type column struct {
	name   safe
	number bool
	best   bool // stands out
	wide   bool // has pictures
	tag    safe // behind the name
}

// table writes a table.
func (p *page) table(t blocks.Table) {
	columns := make([]column, len(t.Columns))
	for i, c := range t.Columns {
		columns[i] = column{name: own(string(c.Title)), number: c.Number, best: c.Best}
		if c.Head != "" {
			columns[i].name = escaped(c.Head)
		}
		if c.Best {
			columns[i].tag = `<span class="tag">recommended</span>`
		}
	}
	p.openTable("", p.text(t.Caption), columns)
	cells := make([]safe, len(columns))
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			cells[i] = p.text(c)
		}
		class := safe("")
		if r.Group {
			class = ` class="group"`
		}
		p.row(columns, cells, class)
	}
	p.put("</tbody></table>")
	p.leftOut(t.LeftOut, t.More)
}

// openTable starts a table of a kind, if any; without a caption it has that of what
// it is in, unseen.
func (p *page) openTable(kind, caption safe, columns []column) {
	if kind != "" {
		kind = ` class="` + kind + `"`
	}
	class := safe("")
	if caption == "" {
		caption, class = p.about, ` class="unseen"`
	}
	p.put("<table"+kind+` role="table"><caption`, class, ">", caption, "</caption>")
	p.put(`<thead role="rowgroup"><tr role="row">`)
	for _, c := range columns {
		if c.name == "" {
			p.put(`<td role="cell"></td>`)
			continue
		}
		p.put(`<th role="columnheader" scope="col"`, classOf(c), ">", c.name, c.tag, "</th>")
	}
	p.put(`</tr></thead><tbody role="rowgroup">`)
}

func classOf(c column) safe {
	switch {
	case c.number:
		return ` class="n"`
	case c.best:
		return ` class="best"`
	case c.wide:
		return ` class="wide"`
	}
	return ""
}

// row repeats the name of the column at each cell, for narrow windows, where
// a row becomes a card.
func (p *page) row(columns []column, cells []safe, class safe) {
	p.put(`<tr role="row"`, class, ">")
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
			p.put(`<td role="cell"`, classOf(c), label, ">", s, "</td>")
		}
	}
	p.put("</tr>")
}
