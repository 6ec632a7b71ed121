// Package html writes documents as one page without a script, a request or a
// font of its own: what the Markdown says, with pictures.
package html

import (
	"io"
	"strings"

	"advisor/internal/layout"
	"advisor/internal/report"
	"advisor/internal/report/blocks"
	"advisor/internal/report/picture"
)

// Write writes the long form of a document.
func Write(w io.Writer, d blocks.Document, o report.Options) error {
	p := &page{look: o}
	p.header.WriteString("<h1" + string(titleClass(d.Title)) + ">" + string(escaped(d.Title)) + "</h1>\n")
	if d.Status.Says != "" {
		p.header.WriteString(`<p class="status">` + string(escaped(d.Status.Says)) + "</p>\n")
	}
	if d.Judged.Text != nil {
		p.header.WriteString("<p>" + string(strong(prose(d.Judged.Label))) + " " + string(p.text(d.Judged.Text)) + "</p>\n")
	}
	p.blocks(d.Blocks)
	p.endMain()
	_, err := w.Write(p.whole(d.Title))
	return err
}

// titleClass makes the letters of a long title smaller, so that the reasons stay on
// the first screen.
func titleClass(title string) safe {
	const long = 90
	if layout.Width(title) <= long {
		return ""
	}
	return ` class="lengthy"`
}

// page collects the parts of a page.
type page struct {
	look     report.Options
	header   strings.Builder
	main     strings.Builder
	footer   strings.Builder
	inFooter bool
	// contents are the sections, for the list of links to them.
	contents []section
	about    safe // what a table is about, where it has no caption
}

// section is a section in the list of contents.
type section struct {
	id    safe
	title safe
}

// put writes markup.
func (p *page) put(parts ...safe) {
	b := &p.main
	if p.inFooter {
		b = &p.footer
	}
	for _, s := range parts {
		b.WriteString(string(s))
	}
	b.WriteByte('\n')
}

func (p *page) blocks(all []blocks.Block) {
	for _, b := range blocks.In(all, blocks.Long) {
		p.block(b)
	}
}

func (p *page) block(b blocks.Block) {
	switch b := b.(type) {
	case blocks.Heading:
		p.heading(b)
	case blocks.Paragraph:
		if b.Label != "" {
			p.put("<p>", strong(prose(b.Label)), " ", p.text(b.Text), "</p>")
		} else {
			p.put("<p>", p.text(b.Text), "</p>")
		}
	case blocks.Verdict:
		p.verdict(b)
	case blocks.List:
		p.list(b)
	case blocks.Table:
		p.table(b)
	case blocks.Terms:
		p.terms(b)
	case blocks.Swings:
		p.swings(b)
	case blocks.Scales: // the first screen draws them
	case blocks.Fold:
		p.fold(b)
	case blocks.Picture:
		if b.Report.Recommendation != "" { // a scan has only what the files say: no drawing, so that none of theirs can pass for ours
			p.block(b.Heading)
			p.put(safe(picture.Services(b.Report.Facts)))
		}
	case blocks.Foot:
		p.endMain()
		p.blocks(b.Blocks)
	case blocks.Snippet:
		p.snippet(b.Text)
	}
}

// endMain ends the last section; what follows is the footer.
func (p *page) endMain() {
	if !p.inFooter && len(p.contents) > 0 {
		p.put("</section>")
	}
	p.inFooter = true
}

func (p *page) heading(h blocks.Heading) {
	title := p.text(h.Title)
	p.about = title
	if h.Level != blocks.Section {
		p.put("<h3>", title, "</h3>")
		return
	}
	p.section(slug(string(title)), "", title)
}

// section begins a section.
func (p *page) section(id, class, title safe) {
	if len(p.contents) > 0 {
		p.put("</section>")
	}
	p.contents = append(p.contents, section{id, title})
	if class != "" {
		class = ` class="` + class + `"`
	}
	p.put(`<section id="`+id+`"`+class+">", "\n<h2>", title, "</h2>")
}

// slug makes an id of a title of ours.
func slug(title string) safe {
	return safe(strings.Trim(strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' {
			return c
		}
		return '-'
	}, strings.ToLower(title)), "-"))
}

// verdict has a sign before its word where it is a ruling; neither hangs on its
// colour.
func (p *page) verdict(v blocks.Verdict) {
	if v.Ruling == blocks.NoRuling {
		p.put(`<p class="verdict"><strong>`, p.text(v.Lead), "</strong> ", p.text(v.Says), "</p>")
		return
	}
	class, sign := safe("fails"), safe("✗")
	if v.Ruling == blocks.Stands {
		class, sign = "stands", "✓"
	}
	p.put(`<p class="verdict ruling `+class+`"><strong><span class="sign" aria-hidden="true">`+sign+"</span> ", p.text(v.Lead), "</strong> ", p.text(v.Says), "</p>")
}

func (p *page) fold(f blocks.Fold) {
	p.about = p.text(f.Title)
	if f.Whole { // the page has its own contents
		p.blocks(f.Blocks)
		return
	}
	class := safe("")
	if f.Paper {
		class = ` class="paper"`
	}
	p.put("<details"+class+"><summary>", p.about, "</summary>")
	p.blocks(f.Blocks)
	p.put("</details>")
}

func (p *page) snippet(text string) {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i, l := range lines {
		lines[i] = string(escaped(l))
	}
	p.put(`<pre><code>`, safe(strings.Join(lines, "\n")), "</code></pre>")
}
