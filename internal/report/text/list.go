package text

import (
	"math"
	"strconv"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"advisor/internal/english"
	"advisor/internal/facts"
	"advisor/internal/layout"
	"advisor/internal/report/blocks"
	"advisor/internal/report/words"
)

// list writes a list.
func (p *page) list(l blocks.List) {
	if l.Caption != nil {
		p.para("  ", plain(l.Caption), p.style.dim)
	}
	for i, x := range l.Items {
		if l.Tall && x.Severity != "" {
			p.tall(x)
		} else {
			p.item(p.lead(l, i), x)
		}
	}
	p.leftOut(l.LeftOut, l.More)
}

// leftOut counts what is in the JSON report only.
func (p *page) leftOut(n int, noun [2]string) {
	if n == 0 {
		return
	}
	if noun[0] == "" {
		noun = [2]string{"more", "more"}
	}
	p.para("  ", english.Count(n, noun[0], noun[1])+" in the JSON report.", p.style.dim)
}

// lead is what stands before an item.
func (p *page) lead(l blocks.List, i int) string {
	x := l.Items[i]
	switch {
	case x.Label != "":
		return x.Label + " "
	case len(x.Lead) > 0:
		return p.cells(x.Lead)
	case x.Severity != "":
		return "  " + p.word(string(x.Severity), severityWidth) + "  "
	case x.Scored:
		return "  " + layout.PadLeft(words.Number(math.Abs(x.Points)), 4) + "  "
	case l.First > 0:
		return "  " + layout.PadLeft(strconv.Itoa(l.First+i), 2) + ". "
	case l.NoDash:
		return "  "
	}
	return "  - "
}

// severityWidth is the width of the longest severity.
const severityWidth = 6

// cells are words in columns.
func (p *page) cells(all []blocks.Cell) string {
	out := "  "
	for _, c := range all {
		s := p.word(c.Text, c.Width)
		if c.Right {
			s = layout.PadLeft(p.text(c.Text), c.Width)
		}
		if c.Style != blocks.Plain {
			s = p.look(c.Style).Render(s)
		}
		out += s + "  "
	}
	return out
}

// item is an entry with what stands below it.
func (p *page) item(lead string, x blocks.Item) {
	s := either(x.Short, x.Text)
	if places := places(x.Places); places != "" {
		s += " (" + places + ")"
	}
	if x.Says != nil {
		s = english.Stop(s) + " " + plain(x.Says)
	}
	p.styled(lead, s, x.Style)
	indent, style := "      ", blocks.Plain
	if x.BelowGrey {
		indent, style = "    ", blocks.Grey
	}
	for _, b := range x.Below {
		p.styled(indent, b, style)
	}
	for _, sub := range x.Items {
		p.item("    - ", sub)
	}
}

// tall is an item that has what is to be said of it, and where it is, below its
// title.
func (p *page) tall(x blocks.Item) {
	indent := strings.Repeat(" ", severityWidth+4)
	lead := "  " + p.loudness(x).Render(p.word(string(x.Severity), severityWidth)) + "  "
	for _, l := range layout.Wrap(p.text(either(x.Short, x.Text)), p.prose-len(indent)) {
		p.line(lead, p.style.strong.Render(l))
		lead = indent
	}
	if says := plain(x.Says); says != "" {
		p.plain(indent, says)
	}
	if places := places(x.Places); places != "" {
		p.para(indent, places, p.style.dim)
	}
	if x.Note != nil {
		p.para(indent, plain(x.Note), p.style.dim)
	}
}

// loudness is the style of a severity.
func (p *page) loudness(x blocks.Item) lipgloss.Style {
	switch {
	case x.Quiet:
		return p.style.dim
	case x.Severity == facts.High:
		return p.style.high
	case x.Severity == facts.Medium:
		return p.style.medium
	}
	return p.style.dim // low is not loud
}

// part is the heading of a part of a section.
func (p *page) part(title, note string) {
	title = p.text(title)
	p.line("  ", p.style.heading.Render(title), "  ", p.style.dim.Render(layout.Clip(p.text(note), p.width-layout.Width(title)-4)))
}
