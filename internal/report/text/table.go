package text

import (
	"slices"

	"advisor/internal/english"
	"advisor/internal/layout"
	"advisor/internal/report/blocks"
)

// minName is the least that is left for the name of a row.
const minName = 16

// column is a column beside the names of the rows.
type column struct {
	title string
	width int
	right bool // numbers
	at    int  // its index among the cells of a row
}

func (c column) set(s string) string {
	s = layout.Clip(s, c.width)
	if c.right {
		return layout.PadLeft(s, c.width)
	}
	return layout.Pad(s, c.width)
}

// table writes a table. Where there is no room, columns are left out, and named below;
// a name that is too long is cut in its middle, or goes on
// below where it is of words.
func (p *page) table(t blocks.Table) {
	p.gap()
	if t.Caption != nil {
		p.plain(p.indent, plain(t.Caption))
	}
	columns, used, out := p.tableColumns(t)
	widest := layout.Width(p.head(t.Columns[0]))
	for _, r := range t.Rows {
		widest = max(widest, layout.Width(layout.NoCommand(plain(r.Cells[0]))))
	}
	name := min(p.width-used, widest)
	if p.whole {
		name = widest
	}
	head := p.style.heading.Render(layout.Pad(p.head(t.Columns[0]), name))
	for _, c := range columns {
		head += "  " + p.style.heading.Render(c.set(c.title))
	}
	p.line(head)
	for _, r := range t.Rows {
		p.row(r, name, t.Columns[0].Wrap, columns)
	}
	if len(out) > 0 {
		slices.SortFunc(out, func(a, b column) int { return a.at - b.at })
		var names []string
		for _, c := range out {
			names = append(names, c.title)
		}
		p.para("  ", "There is no room for "+english.And(names)+"; other formats have "+english.Agree(len(names), "it", "them")+".", p.style.dim)
	}
	p.leftOut(t.LeftOut, t.More)
}

// tableColumns are the columns that there is room for, how much they take, and the
// others: of those that say less first, then of the last ones.
func (p *page) tableColumns(t blocks.Table) (columns []column, used int, out []column) {
	less := map[int]bool{}
	for i, c := range t.Columns[1:] {
		if c.LongOnly {
			continue
		}
		x := column{title: p.head(c), width: c.Width, right: c.Number && !c.Left, at: i + 1}
		if x.width == 0 {
			x.width = layout.Width(x.title)
			for _, r := range t.Rows {
				x.width = max(x.width, layout.Width(p.text(plain(r.Cells[x.at]))))
			}
		}
		columns, used = append(columns, x), used+2+x.width
		less[x.at] = c.Less
	}
	for !p.whole && len(columns) > 0 && used+minName > p.width {
		i := slices.IndexFunc(columns, func(c column) bool { return less[c.at] })
		if i < 0 {
			i = len(columns) - 1
		}
		used -= 2 + columns[i].width
		out = append(out, columns[i])
		columns = slices.Delete(columns, i, i+1)
	}
	return columns, used, out
}

func (p *page) head(c blocks.Column) string { return p.text(c.Name()) }

func (p *page) row(r blocks.Row, name int, wrap bool, columns []column) {
	text := layout.NoCommand(p.text(plain(r.Cells[0])))
	names := []string{layout.Middle(text, name)}
	if wrap && layout.Width(text) > name {
		names = layout.Wrap(text, name-2)
	}
	line := layout.Pad(names[0], name)
	if r.Instead != "" {
		instead := p.text(r.Instead)
		if !p.whole {
			instead = layout.Clip(instead, p.width-name-2)
		}
		p.line(line, "  ", p.style.medium.Render(instead))
		return
	}
	for _, c := range columns {
		line += "  " + c.set(p.text(plain(r.Cells[c.at])))
	}
	p.line(line)
	for _, below := range names[1:] {
		p.line("  ", layout.NoCommand(below))
	}
}
