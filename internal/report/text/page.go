// Package text writes documents for a terminal or a plain file: their short
// form, in lines of the width that there is.
package text

import (
	"io"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"advisor/internal/layout"
	"advisor/internal/report"
	"advisor/internal/report/picture"
	"advisor/internal/untrusted"
)

// proseWidth is the longest line of sentences: longer ones are hard to read,
// however wide the terminal is.
const proseWidth = 100

// page collects lines of text. What goes in is cleaned and wrapped before it
// is styled, so that no line is wider than the page and no escape sequence
// but our own comes out.
type page struct {
	b      strings.Builder
	width  int
	prose  int  // the longest line of sentences
	whole  bool // no row of a table is cut
	ascii  bool
	glyphs picture.Glyphs
	style  styles
	indent string // of paragraphs: two spaces in a section
	tight  bool   // a line stands between the title and the verdict
	// details: everything is written; hasDetails: there is more than is written
	// without; folded are the titles of that.
	details, hasDetails bool
	folded              []string
}

// styles use colours that are readable on light and on dark. Colour never carries a meaning that a word does not.
type styles struct {
	title, heading, strong, dim, high, medium, bar lipgloss.Style
}

func newPage(o report.Options) *page {
	profile := termenv.Ascii
	if o.Color {
		profile = termenv.ANSI256
	}
	r := lipgloss.NewRenderer(io.Discard) // looks at no terminal
	r.SetColorProfile(profile)
	base := r.NewStyle().Inline(true)
	p := &page{whole: o.Whole, width: columns(o), prose: min(columns(o), proseWidth), ascii: o.ASCII, glyphs: picture.Lines(), style: styles{
		title:   base.Bold(true).Foreground(lipgloss.Color(layout.Teal)),
		heading: base.Bold(true),
		strong:  base.Bold(true),
		dim:     base.Foreground(lipgloss.Color(layout.Grey)),
		high:    base.Bold(true).Foreground(lipgloss.Color(layout.Red)),
		medium:  base.Foreground(lipgloss.Color(layout.Red)),
		bar:     base.Foreground(lipgloss.Color(layout.Teal)),
	}}
	if o.ASCII {
		p.glyphs = picture.ASCIILines()
	}
	return p
}

// text makes any string safe and, where asked for, ASCII.
func (p *page) text(s string) string {
	s = untrusted.Text(s).Whole()
	if p.ascii {
		s = asciiSymbols(s)
	}
	return s
}

// asciiSymbols replaces the symbols that our own words use. Names keep their
// letters.
func asciiSymbols(s string) string { return symbols.Replace(s) }

var symbols = strings.NewReplacer("…", "...", "–", "-", "—", "-", "→", "->", "×", "x", "·", "-",
	"‘", "'", "’", "'", "“", `"`, "”", `"`, "≥", ">=", "≤", "<=", "┆", "!")

// line writes parts that are already safe, styled and narrow enough.
func (p *page) line(parts ...string) {
	s := strings.TrimRight(strings.Join(parts, ""), " ")
	p.b.WriteString(s)
	p.b.WriteByte('\n')
}

// gap writes an empty line, unless nothing stands before it.
func (p *page) gap() {
	if p.b.Len() > 0 {
		p.b.WriteByte('\n')
	}
}

// heading writes a heading; note follows it in grey.
func (p *page) heading(title, note string) {
	title, note = p.text(title), p.text(note)
	if note != "" && layout.Width(title)+2+layout.Width(note) <= p.prose {
		p.line(p.style.heading.Render(title), "  ", p.style.dim.Render(note))
		return
	}
	p.para("", title, p.style.heading)
	if note != "" {
		p.para("  ", note, p.style.dim)
	}
}

// word makes a word that should be an id fit into a column.
func (p *page) word(s string, width int) string {
	return layout.Pad(layout.Clip(layout.NoCommand(p.text(s)), width), width)
}

// para writes a sentence: lead before its first line, spaces before the
// others, each line in the style.
func (p *page) para(lead, s string, style lipgloss.Style) {
	indent := strings.Repeat(" ", layout.Width(lead))
	for i, l := range layout.Wrap(p.text(s), p.prose-len(indent)) {
		if i > 0 {
			lead = indent
		}
		p.line(lead, style.Render(l))
	}
}

// plain writes a sentence without style.
func (p *page) plain(lead, s string) {
	indent := strings.Repeat(" ", layout.Width(lead))
	for i, l := range layout.Wrap(p.text(s), p.prose-len(indent)) {
		if i > 0 {
			lead = indent
		}
		p.line(lead, l)
	}
}

// The limits of a width.
const (
	defaultWidth = 80
	minWidth     = 40
	maxWidth     = 200
)

// columns is the width that is asked for, within what can be read.
func columns(o report.Options) int {
	if o.Width == 0 {
		return defaultWidth
	}
	return min(max(o.Width, minWidth), maxWidth)
}
