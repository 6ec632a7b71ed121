package report

import (
	"io"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// FleetWidth is how wide the table is in a file: a line that a review tool or
// a log shows whole.
const FleetWidth = 100

// fleetColumn is a column beside the name of the project.
type fleetColumn struct {
	title string
	width int
	right bool // numbers
	cell  func(FleetLine) string
}

// columns are the columns of the table. Where there is no room, the last ones
// are left out.
func (f Fleet) columns() []fleetColumn {
	number := func(f func(FleetNumbers) int) func(FleetLine) string {
		return func(l FleetLine) string { return strconv.Itoa(f(l.Counts)) }
	}
	out := []fleetColumn{
		{"Recommended", 11, false, func(l FleetLine) string { return Side(l.Recommendation) }},
		{"Strength", 9, false, func(l FleetLine) string { return l.Strength }},
		{"Score", 13, false, func(l FleetLine) string { return l.rangeOf() }},
		{"Blockers", 8, true, number(func(n FleetNumbers) int { return n.Blockers })},
		{"High", 4, true, number(func(n FleetNumbers) int { return n.High })},
		{"Services", 8, true, number(func(n FleetNumbers) int { return n.Services })},
	}
	if f.checked() {
		decision := fleetColumn{"Decision", 18, false, FleetLine.decision}
		out = append([]fleetColumn{decision}, out...)
	}
	return out
}

// minName is the least that is left for the name of a project.
const minName = 16

// fleetText writes the table for a terminal or a plain file: a line a project,
// the totals at the end.
func fleetText(w io.Writer, f Fleet, o Options) error {
	p := newPage(o)
	p.para("", f.title(), p.style.title)
	if len(f) > 0 {
		p.fleetTable(f)
	}
	p.blank()
	width := 0
	sentences := f.totals().sentences()
	for _, s := range sentences {
		width = max(width, len(s[0]))
	}
	for _, s := range sentences {
		p.plain("  "+p.style.strong.Render(padLeft(s[0], width))+"  ", s[1])
	}
	p.fallen(f.fallen())
	if s := f.stamp(); s != "" {
		p.blank()
		p.para("", s, p.style.dim)
	}
	_, err := io.WriteString(w, p.b.String())
	return err
}

func (p *page) fleetTable(f Fleet) {
	columns, used := f.columns(), 0
	for i, c := range columns {
		if used+2+c.width+minName > p.width {
			columns = columns[:i]
			break
		}
		used += 2 + c.width
	}
	name := min(p.width-used, f.widest())
	p.blank()
	head := p.style.heading.Render(pad("Project", name))
	for _, c := range columns {
		head += "  " + p.style.heading.Render(c.set(c.title))
	}
	p.line(head)
	for _, l := range f {
		p.fleetRow(l, name, columns)
	}
}

// fallen says why decisions do not stand.
func (p *page) fallen(list []FleetLine) {
	if len(list) == 0 {
		return
	}
	p.heading("Decisions that do not stand", "")
	for _, l := range list {
		p.para("  ", l.Path.Clean()+": "+stop(l.Check.Headline.Whole()), p.style.strong)
		for _, r := range l.Check.Reasons {
			p.plain("    - ", r.line())
		}
	}
}

// widest is the room that the names want, that of the heading at least.
func (f Fleet) widest() int {
	n := len("Project")
	for _, l := range f {
		n = max(n, columns(noCommand(l.Path.Clean())))
	}
	return n
}

func (p *page) fleetRow(l FleetLine, name int, columns []fleetColumn) {
	line := pad(middle(noCommand(p.text(l.Path.Clean())), name), name)
	if l.Assessed == nil {
		why := clip(p.text("could not be read: "+l.Error.Whole()), p.width-name-2)
		p.line(line, "  ", p.style.medium.Render(why))
		return
	}
	for _, c := range columns {
		line += "  " + c.set(clip(p.text(c.cell(l)), c.width))
	}
	p.line(line)
}

func (c fleetColumn) set(s string) string {
	if c.right {
		return padLeft(s, c.width)
	}
	return pad(s, c.width)
}

// middle shortens a path in its middle, since both of its ends tell it from
// others.
func middle(s string, width int) string {
	n := columns(s)
	if n <= width {
		return s
	}
	const cut = "..."
	head := strings.TrimRight(ansi.Truncate(s, max((width-len(cut))/3, 0), ""), " ")
	tail := max(width-len(cut)-columns(head), 0)
	end := ansi.TruncateLeft(s, n-tail, "")
	for more := 1; columns(end) > tail; more++ { // no character is cut into halves
		end = ansi.TruncateLeft(s, n-tail+more, "")
	}
	return head + cut + end
}
