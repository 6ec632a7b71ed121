package report

import (
	"io"
	"strconv"
)

// fleetMarkdown writes the table in GitHub's Markdown, the totals first.
func fleetMarkdown(w io.Writer, f Fleet) error {
	m := &markdown{}
	m.put("# "+m.prose(f.title()), "")
	for _, s := range f.totals().sentences() {
		m.item(m.strong(m.prose(s[0])) + " " + m.prose(s[1]))
	}
	if len(f) > 0 {
		m.table("", "Project", "Recommended", "Strength", "Score:", "Blockers:", "High findings:", "Services:", "Error")
		for _, l := range f {
			m.row(m.project(l)...)
		}
	}
	if s := f.stamp(); s != "" {
		m.blank()
		m.para(m.prose(s))
	}
	_, err := w.Write(m.whole())
	return err
}

// project are the cells of a project.
func (m *markdown) project(l FleetLine) []safe {
	cells := make([]safe, 8)
	cells[0], cells[7] = safe(l.Path.Code()), m.prose(l.Error.Whole())
	if a := l.Assessed; a != nil {
		cells[1], cells[2], cells[3] = m.prose(Side(a.Recommendation)), m.prose(a.Strength), safe(a.rangeOf())
		for i, n := range []int{a.Counts.Blockers, a.Counts.High, a.Counts.Services} {
			cells[4+i] = safe(strconv.Itoa(n))
		}
	}
	return cells
}
