package html

import (
	"cmp"
	"slices"
	"strconv"

	"advisor/internal/layout"
	"advisor/internal/report/blocks"
)

// column is a column of a table.
type column struct {
	name   safe
	head   safe // the name in the head, where it may be broken; empty: name
	number bool
	best   bool // stands out
	wide   bool // has pictures
	// spanned is left out: a row says it instead of all its cells
	spanned bool
	tag     safe // behind the name
}

// table writes a table.
func (p *page) table(t blocks.Table) {
	columns := make([]column, len(t.Columns))
	for i, c := range t.Columns {
		columns[i] = column{name: own(string(c.Title)), number: c.Number, best: c.Best, spanned: c.Spanned}
		if c.Head != "" {
			columns[i].name, columns[i].head = escaped(c.Head), headOf(c.Head)
		}
		if c.Best {
			columns[i].tag = `<span class="tag">recommended</span>`
		}
	}
	columns = slices.DeleteFunc(columns, func(c column) bool { return c.spanned })
	p.openTable("", p.text(t.Caption), columns)
	cells := make([]safe, len(columns))
	for _, r := range t.Rows {
		n := 0
		for i, c := range r.Cells {
			if !t.Columns[i].Spanned {
				cells[n] = p.text(c)
				n++
			}
		}
		class := safe("")
		if r.Group {
			class = ` class="group"`
		}
		if r.Instead != "" {
			p.instead(cells[0], prose(r.Instead), len(columns)-1)
			continue
		}
		p.row(columns, cells, class)
	}
	p.put("</tbody></table>")
	p.leftOut(t.LeftOut, t.More)
}

// headOf is a name that somebody gave a column; a long one may be broken anywhere,
// since many columns stand beside each other.
func headOf(name string) safe {
	const long = 12
	if layout.Width(name) <= long {
		return escaped(name)
	}
	return `<span class="long">` + escaped(name) + "</span>"
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
		p.put(`<th role="columnheader" scope="col"`, classOf(c), ">", cmp.Or(c.head, c.name), c.tag, "</th>")
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

// instead is a row with a sentence instead of its other cells.
func (p *page) instead(name, says safe, cells int) {
	n := safe(strconv.Itoa(cells))
	p.put(`<tr role="row">`)
	p.put(`<th role="rowheader" scope="row">`, name, "</th>")
	p.put(`<td role="cell" colspan="`+n+`" aria-colspan="`+n+`">`, says, "</td>")
	p.put("</tr>")
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
