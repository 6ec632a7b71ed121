package text

import (
	"io"
	"math"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"advisor/internal/english"
	"advisor/internal/layout"
	"advisor/internal/report"
	"advisor/internal/report/blocks"
)

// Write writes the short form of a document. The first 25 lines of a report
// carry the decision; everything that backs it follows.
func Write(w io.Writer, d blocks.Document, o report.Options) error {
	p := newPage(o)
	p.details, p.hasDetails = o.Details, d.Status.Record
	if d.Log {
		p.prose = p.width
		if o.Width == 0 {
			p.prose = math.MaxInt
		}
	} else {
		p.para("", d.Title, p.style.title)
	}
	if d.Judged.Text != nil {
		p.paragraph(d.Judged)
		p.tight = true
	}
	p.blocks(d.Blocks)
	_, err := io.WriteString(w, p.b.String())
	return err
}

func (p *page) blocks(all []blocks.Block) {
	form := blocks.Brief
	if p.details {
		form = blocks.Detailed
	}
	for _, b := range blocks.In(all, blocks.Short, form) {
		p.block(b)
	}
}

func (p *page) block(b blocks.Block) {
	switch b := b.(type) {
	case blocks.Heading:
		p.title(b)
	case blocks.Paragraph:
		p.paragraph(b)
	case blocks.Verdict:
		p.verdict(b)
	case blocks.List:
		p.list(b)
	case blocks.Table:
		p.table(b)
	case blocks.Scales:
		p.scales(b)
	case blocks.Swings:
		p.swings(b)
	case blocks.Snippet:
		p.snippet(b)
	case blocks.Terms:
		p.terms(b)
	case blocks.Fold:
		p.fold(b)
	case blocks.Foot:
		p.block(blocks.Space{})
		p.leftFolded()
		p.blocks(b.Blocks)
	case blocks.Space:
		p.gap()
		p.indent = ""
	}
}

// fold is a section with the details; without them its title is kept for the end.
func (p *page) fold(f blocks.Fold) {
	if f.Whole {
		return
	}
	if !p.details {
		if len(blocks.In(f.Blocks, blocks.Short)) > 0 {
			p.folded = append(p.folded, plain(f.Title))
		}
		return
	}
	p.title(blocks.Heading{Level: blocks.Section, Title: f.Title})
	p.blocks(f.Blocks)
}

// leftFolded says what the details would have.
func (p *page) leftFolded() {
	if p.details || !p.hasDetails {
		return
	}
	p.para("", "With --details: "+detailsOf(p.folded)+".", p.style.dim)
}

// detailsOf names the parts that are folded away.
func detailsOf(titles []string) string {
	list := []string{"every finding"}
	for _, t := range titles {
		name, _, _ := strings.Cut(t, ":")
		list = append(list, english.Lower(name))
	}
	return english.And(list)
}

func (p *page) title(h blocks.Heading) {
	title := either(h.Short, h.Title)
	p.gap()
	p.indent = "  "
	if h.Level != blocks.Part {
		p.heading(title, h.Note)
		return
	}
	p.part(title, h.Note)
}

// either is the text of the short form, which may have one of its own.
func either(short, text blocks.Text) string {
	if short != nil {
		return plain(short)
	}
	return plain(text)
}

func (p *page) paragraph(b blocks.Paragraph) {
	s, lead := either(b.Short, b.Text), p.indent
	if b.Label != "" {
		lead += b.Label + " "
	}
	p.styled(lead, s, b.Style)
}

// styled writes a sentence in a style.
func (p *page) styled(lead, s string, style blocks.Style) {
	if style == blocks.Plain {
		p.plain(lead, s)
		return
	}
	p.para(lead, s, p.look(style))
}

// look is how a style looks.
func (p *page) look(s blocks.Style) lipgloss.Style {
	switch s {
	case blocks.Bold:
		return p.style.strong
	case blocks.Warning:
		return p.style.medium
	case blocks.Alarm:
		return p.style.high
	case blocks.Grey:
		return p.style.dim
	case blocks.Plain:
	}
	return lipgloss.NewStyle()
}

// verdict is the decision, or what became of it.
func (p *page) verdict(v blocks.Verdict) {
	if !p.tight { // what it was judged by stands above it
		p.gap()
	}
	switch v.Ruling {
	case blocks.Stands:
		p.para("", plain(v.Says), p.style.strong)
		return
	case blocks.Fails:
		p.para("", plain(v.Says), p.style.high)
		return
	case blocks.NoRuling:
	}
	p.para("", plain(v.Lead), p.style.strong)
	if v.Says != nil {
		p.plain("", plain(v.Says))
	}
	p.indent = "  "
}

func (p *page) snippet(s blocks.Snippet) {
	const lead = "    "
	for _, l := range strings.Split(strings.TrimSuffix(s.Text, "\n"), "\n") {
		if s.Language != "sh" {
			p.plain(lead, l)
			continue
		}
		for _, part := range continued(l, p.prose-len(lead)) {
			p.plain(lead, part)
		}
	}
}

// continued is a command of a shell in lines that are not wider than a width, where it
// has blanks outside quotes to break at: each but the last ends as the shell wants it
// in order to read on.
func continued(command string, width int) []string {
	const on, deeper = " \\", "  "
	var out []string
	line := ""
	words := shellWords(command)
	for i, word := range words {
		room := width
		if i < len(words)-1 {
			room -= len(on)
		}
		switch {
		case line == "":
			line = word
		case layout.Width(line+" "+word) > room:
			out, line = append(out, line+on), deeper+word
		default:
			line += " " + word
		}
	}
	return append(out, line)
}

// shellWords are the parts of a command between blanks that stand in no quotes.
func shellWords(command string) []string {
	var out []string
	var quote rune
	word, escaped := "", false
	for _, c := range command {
		if c == ' ' && quote == 0 && !escaped {
			if word != "" {
				out = append(out, word)
			}
			word = ""
			continue
		}
		word += string(c)
		switch {
		case escaped:
			escaped = false
		case c == '\\' && quote != '\'':
			escaped = true
		case quote == 0 && (c == '\'' || c == '"'):
			quote = c
		case c == quote:
			quote = 0
		}
	}
	if word != "" {
		out = append(out, word)
	}
	return out
}
