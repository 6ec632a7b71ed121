package formats

import (
	"io"
	"slices"
	"strconv"

	"advisor/internal/report"
	"advisor/internal/report/words"
)

// fleetMarkdown writes the table in GitHub's Markdown, the totals first.
func fleetMarkdown(w io.Writer, f report.Fleet) error {
	m := &mdSheet{}
	m.put("# "+m.prose(words.FleetTitle(f)), "")
	for _, s := range words.FleetSums(f) {
		m.item(m.strong(m.prose(s[0])) + " " + m.prose(s[1]))
	}
	if len(f) > 0 {
		m.projects(f)
	}
	m.fallen(words.Fallen(f))
	if s := words.FleetStamp(f); s != "" {
		m.blank()
		m.para(m.prose(s))
	}
	_, err := w.Write(m.whole())
	return err
}

func (m *mdSheet) projects(f report.Fleet) {
	names := []safe{"Project", "Recommended", "Strength", "Score:", "Blockers:", "High findings:", "Services:", "Error"}
	checked := words.DecisionsChecked(f)
	if checked {
		names = slices.Insert(names, 1, "Decision")
	}
	m.table("", names...)
	for _, l := range f {
		cells := m.project(l)
		if checked {
			cells = slices.Insert(cells, 1, m.prose(words.DecisionWords(l)))
		}
		m.row(cells...)
	}
}

// fallen says why decisions do not stand.
func (m *mdSheet) fallen(list []report.FleetLine) {
	if len(list) == 0 {
		return
	}
	m.section(2, "Decisions that do not stand")
	for _, l := range list {
		m.item(safe(l.Path.Code()) + ": " + m.prose(words.Stop(l.Check.Headline.Whole())))
		for _, r := range l.Check.Reasons {
			m.under(m.prose(words.ReasonSentence(r)))
		}
	}
}

// project are the cells of a project.
func (m *mdSheet) project(l report.FleetLine) []safe {
	cells := make([]safe, 8)
	cells[0], cells[7] = safe(l.Path.Code()), m.prose(l.Error.Whole())
	if a := l.Assessed; a != nil {
		cells[1], cells[2], cells[3] = m.prose(words.Side(a.Recommendation)), m.prose(a.Strength), safe(words.ScoreAndRange(*a))
		for i, n := range []int{a.Counts.Blockers, a.Counts.High, a.Counts.Services} {
			cells[4+i] = safe(strconv.Itoa(n))
		}
	}
	return cells
}
