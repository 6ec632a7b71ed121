package report

import (
	"io"
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

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
	ascii  bool
	glyphs glyphs
	style  styles
}

// styles use the 16 colours of every terminal, which are readable on light
// and on dark. Colour never carries a meaning that a word does not.
type styles struct {
	title, heading, strong, dim, high, medium, bar lipgloss.Style
}

func newPage(o Options) *page {
	profile := termenv.Ascii
	if o.Color {
		profile = termenv.ANSI
	}
	r := lipgloss.NewRenderer(io.Discard) // looks at no terminal
	r.SetColorProfile(profile)
	base := r.NewStyle().Inline(true)
	p := &page{width: o.width(), ascii: o.ASCII, glyphs: lines(), style: styles{
		title:   base.Bold(true).Foreground(lipgloss.Color("6")),
		heading: base.Bold(true),
		strong:  base.Bold(true),
		dim:     base.Faint(true),
		high:    base.Bold(true).Foreground(lipgloss.Color("1")),
		medium:  base.Foreground(lipgloss.Color("3")),
		bar:     base.Foreground(lipgloss.Color("6")),
	}}
	if o.ASCII {
		p.glyphs = asciiLines()
	}
	return p
}

// prose is the width of sentences.
func (p *page) prose() int { return min(p.width, proseWidth) }

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
	"‘", "'", "’", "'", "“", `"`, "”", `"`, "≥", ">=", "≤", "<=")

// blank writes an empty line.
func (p *page) blank() { p.b.WriteByte('\n') }

// line writes parts that are already safe, styled and narrow enough.
func (p *page) line(parts ...string) {
	s := strings.TrimRight(strings.Join(parts, ""), " ")
	p.b.WriteString(s)
	p.b.WriteByte('\n')
}

// heading starts a section; note follows it in grey.
func (p *page) heading(title, note string) {
	p.blank()
	title, note = clip(p.text(title), p.width), p.text(note)
	if note != "" && columns(title)+2+columns(note) <= p.prose() {
		p.line(p.style.heading.Render(title), "  ", p.style.dim.Render(note))
		return
	}
	p.line(p.style.heading.Render(title))
	if note != "" {
		p.para("  ", note, p.style.dim)
	}
}

// word makes a word that should be an id fit into a column.
func (p *page) word(s string, width int) string {
	return pad(clip(noCommand(p.text(s)), width), width)
}

// noCommand breaks up two colons at the start of a line, which a CI runner
// that reads the log takes for a command.
func noCommand(line string) string {
	if rest, ok := strings.CutPrefix(line, "::"); ok {
		return ": :" + rest
	}
	return line
}

// para writes a sentence: lead before its first line, spaces before the
// others, each line in the style.
func (p *page) para(lead, s string, style lipgloss.Style) {
	indent := strings.Repeat(" ", columns(lead))
	for i, l := range wrap(p.text(s), p.prose()-len(indent)) {
		if i > 0 {
			lead = indent
		}
		p.line(lead, style.Render(l))
	}
}

// plain writes a sentence without style.
func (p *page) plain(lead, s string) {
	indent := strings.Repeat(" ", columns(lead))
	for i, l := range wrap(p.text(s), p.prose()-len(indent)) {
		if i > 0 {
			lead = indent
		}
		p.line(lead, l)
	}
}

// columns is the number of columns that a string takes.
func columns(s string) int {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return ansi.StringWidth(s)
		}
	}
	return len(s)
}

// clip shortens a string to the columns that there are.
func clip(s string, width int) string {
	if columns(s) <= width {
		return s
	}
	if width < 4 {
		return ""
	}
	return ansi.Truncate(s, width, "...")
}

// pad fills a string up to the columns.
func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-columns(s)))
}

// padLeft puts the spaces before.
func padLeft(s string, width int) string {
	return strings.Repeat(" ", max(0, width-columns(s))) + s
}

// wrap breaks a string at spaces; a word that is longer than a line is broken
// where the line ends. There is always one line at least.
func wrap(s string, width int) []string {
	width = max(width, 8)
	if strings.Contains(s, "::") {
		width-- // room for noCommand
	}
	var out []string
	line, used := strings.Builder{}, 0
	flush := func() {
		out = append(out, noCommand(line.String()))
		line.Reset()
		used = 0
	}
	for _, word := range strings.Fields(s) {
		w := columns(word)
		if used > 0 && used+1+w > width {
			flush()
		}
		if w > width {
			pieces := strings.Split(ansi.Hardwrap(word, width, true), "\n")
			for _, piece := range pieces[:len(pieces)-1] {
				out = append(out, noCommand(piece))
			}
			word = pieces[len(pieces)-1]
			w = columns(word)
		}
		if used > 0 {
			line.WriteByte(' ')
			used++
		}
		line.WriteString(word)
		used += w
	}
	flush()
	return out
}
