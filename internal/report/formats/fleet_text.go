package formats

import (
	"io"
	"strconv"

	"advisor/internal/layout"
	"advisor/internal/report"
	"advisor/internal/report/words"
)

// FleetWidth is how wide the table is in a file: a line that a review tool or
// a log shows whole.
const FleetWidth = 100

// fleetColumn is a column beside the name of the project.
type fleetColumn struct {
	title string
	width int
	right bool // numbers
	cell  func(report.FleetLine) string
}

// columns are the columns of the table. Where there is no room, the last ones
// are left out.
func fleetColumnsOf(f report.Fleet) []fleetColumn {
	number := func(f func(report.FleetNumbers) int) func(report.FleetLine) string {
		return func(l report.FleetLine) string { return strconv.Itoa(f(l.Counts)) }
	}
	out := []fleetColumn{
		{"Recommended", 11, false, func(l report.FleetLine) string { return words.Side(l.Recommendation) }},
		{"Strength", 9, false, func(l report.FleetLine) string { return l.Strength }},
		{"Score", 13, false, func(l report.FleetLine) string { return words.ScoreAndRange(*l.Assessed) }},
		{"Blockers", 8, true, number(func(n report.FleetNumbers) int { return n.Blockers })},
		{"High", 4, true, number(func(n report.FleetNumbers) int { return n.High })},
		{"Services", 8, true, number(func(n report.FleetNumbers) int { return n.Services })},
	}
	if words.DecisionsChecked(f) {
		decision := fleetColumn{"Decision", 18, false, words.DecisionWords}
		out = append([]fleetColumn{decision}, out...)
	}
	return out
}

// minName is the least that is left for the name of a project.
const minName = 16

// fleetText writes the table for a terminal or a plain file: a line a project,
// the totals at the end.
func fleetText(w io.Writer, f report.Fleet, o report.Options) error {
	p := newPage(o)
	p.para("", words.FleetTitle(f), p.style.title)
	if len(f) > 0 {
		p.fleetTable(f)
	}
	p.blank()
	width := 0
	sentences := words.FleetSums(f)
	for _, s := range sentences {
		width = max(width, len(s[0]))
	}
	for _, s := range sentences {
		p.plain("  "+p.style.strong.Render(layout.PadLeft(s[0], width))+"  ", s[1])
	}
	p.fallen(words.Fallen(f))
	if s := words.FleetStamp(f); s != "" {
		p.blank()
		p.para("", s, p.style.dim)
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

func (p *page) fleetTable(f report.Fleet) {
	columns, used := fleetColumnsOf(f), 0
	for i, c := range columns {
		if used+2+c.width+minName > p.width {
			columns = columns[:i]
			break
		}
		used += 2 + c.width
	}
	name := min(p.width-used, widestName(f))
	p.blank()
	head := p.style.heading.Render(layout.Pad("Project", name))
	for _, c := range columns {
		head += "  " + p.style.heading.Render(c.set(c.title))
	}
	p.line(head)
	for _, l := range f {
		p.fleetRow(l, name, columns)
	}
}

// fallen says why decisions do not stand.
func (p *page) fallen(list []report.FleetLine) {
	if len(list) == 0 {
		return
	}
	p.heading("Decisions that do not stand", "")
	for _, l := range list {
		p.para("  ", l.Path.Clean()+": "+words.Stop(l.Check.Headline.Whole()), p.style.strong)
		for _, r := range l.Check.Reasons {
			p.plain("    - ", words.ReasonSentence(r))
		}
	}
}

// widest is the room that the names want, that of the heading at least.
func widestName(f report.Fleet) int {
	n := len("Project")
	for _, l := range f {
		n = max(n, layout.Width(layout.NoCommand(l.Path.Clean())))
	}
	return n
}

func (p *page) fleetRow(l report.FleetLine, name int, columns []fleetColumn) {
	line := layout.Pad(layout.Middle(layout.NoCommand(p.text(l.Path.Clean())), name), name)
	if l.Assessed == nil {
		why := layout.Clip(p.text("could not be read: "+l.Error.Whole()), p.width-name-2)
		p.line(line, "  ", p.style.medium.Render(why))
		return
	}
	for _, c := range columns {
		line += "  " + c.set(layout.Clip(p.text(c.cell(l)), c.width))
	}
	p.line(line)
}

func (c fleetColumn) set(s string) string {
	if c.right {
		return layout.PadLeft(s, c.width)
	}
	return layout.Pad(s, c.width)
}
