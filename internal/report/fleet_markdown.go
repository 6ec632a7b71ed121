package report

import (
	"io"
	"slices"
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
		m.projects(f)
	}
	m.fallen(f.fallen())
	if s := f.stamp(); s != "" {
		m.blank()
		m.para(m.prose(s))
	}
	_, err := w.Write(m.whole())
	return err
}

func (m *markdown) projects(f Fleet) {
	names := []safe{"Project", "Recommended", "Strength", "Score:", "Blockers:", "High findings:", "Services:", "Error"}
	checked := f.checked()
	if checked {
		names = slices.Insert(names, 1, "Decision")
	}
	m.table("", names...)
	for _, l := range f {
		cells := m.project(l)
		if checked {
			cells = slices.Insert(cells, 1, m.prose(l.decision()))
		}
		m.row(cells...)
	}
}

// fallen says why decisions do not stand.
func (m *markdown) fallen(list []FleetLine) {
	if len(list) == 0 {
		return
	}
	m.section(2, "Decisions that do not stand")
	for _, l := range list {
		m.item(safe(l.Path.Code()) + ": " + m.prose(stop(l.Check.Headline.Whole())))
		for _, r := range l.Check.Reasons {
			m.under(m.prose(r.line()))
		}
	}
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
