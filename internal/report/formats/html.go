package formats

import (
	"io"
	"strconv"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/layout"
	"advisor/internal/report"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// writeHTML writes the record as one file without a script, a request or a
// font of its own: the pictures first, then what the Markdown says.
func writeHTML(w io.Writer, r report.Report, o report.Options) error {
	page := &webpage{}
	draw("html", page, r, o)
	_, err := w.Write(page.whole())
	return err
}

// webpage is a sheet of HTML. Elements that the next block ends, such as a list,
// are kept in open.
type webpage struct {
	title    string
	header   strings.Builder
	main     strings.Builder
	footer   strings.Builder
	inFooter bool
	// contents are the sections, for the list of links to them.
	contents []heading
	decided  int    // where the first section ends in main
	open     string // ul, ol, table; empty: none
	columns  []column
	about    safe // what the table is about, where it has no caption
}

type heading struct {
	id    string
	title safe
}

type column struct {
	name   safe
	number bool
}

// put writes markup.
func (h *webpage) put(parts ...safe) {
	b := &h.main
	if h.inFooter {
		b = &h.footer
	}
	for _, p := range parts {
		b.WriteString(string(p))
	}
	b.WriteByte('\n')
}

func escaped(s string) safe { return safe(untrusted.Text(s).HTML()) }

// longWord is the length in columns from which a word may be broken anywhere.
// Shorter ones never are, or a table would break every name in it.
const longWord = 24

// breakable escapes a sentence, and lets its long words be broken.
func breakable(s string) safe {
	s = untrusted.Text(s).Whole()
	if len(s) <= longWord {
		return escaped(s)
	}
	parts := strings.Split(s, " ")
	for i, w := range parts {
		parts[i] = string(escaped(w))
		if layout.Width(w) > longWord {
			parts[i] = `<span class="long">` + parts[i] + "</span>"
		}
	}
	return safe(strings.Join(parts, " "))
}

// prose sets what stands between backticks as code, like that of Markdown.
func (h *webpage) prose(s string) safe {
	parts := strings.Split(s, "`")
	if len(parts)%2 == 0 {
		return breakable(s)
	}
	var b strings.Builder
	for i, part := range parts {
		if i%2 == 1 {
			b.WriteString(string(h.code(part)))
		} else {
			b.WriteString(string(breakable(part)))
		}
	}
	return safe(b.String())
}

func (h *webpage) code(s string) safe {
	if s == "" {
		return ""
	}
	s = untrusted.Text(s).Clean()
	class := safe("")
	if layout.Width(s) > longWord {
		class = ` class="long"`
	}
	return "<code" + class + ">" + escaped(s) + "</code>"
}

func (h *webpage) strong(s safe) safe { return "<strong>" + s + "</strong>" }

func (h *webpage) mark(kind string) safe {
	class := safe("mark")
	switch kind {
	case "Good":
		class = "mark good"
	case "Bad", "Closed":
		class = "mark bad"
	}
	return `<span class="` + class + `">` + escaped(kind) + ":</span>"
}

func (h *webpage) severity(s facts.Severity) safe {
	class := safe("severity")
	switch s {
	case facts.High, facts.Medium, facts.Low:
		class += " " + safe(s)
	}
	return `<strong class="` + class + `">` + escaped(string(s)) + "</strong>"
}

func (h *webpage) to(address string, text safe) safe {
	return `<a href="` + escaped(address) + `">` + text + "</a>"
}

func (h *webpage) front(r report.Report) {
	h.title = words.Title(r)
	h.header.WriteString("<h1>" + string(escaped(h.title)) + "</h1>\n")
	if r.Recommendation == "" {
		return
	}
	s := "Proposed: the tool advises, people decide."
	if r.Check != nil {
		s = "The decision for " + words.Side(r.Check.Decision) + ", looked at again."
	}
	if by := words.ReviewBy(r); by != "" {
		s += " Review by " + by + "."
	}
	h.header.WriteString(`<p class="status">` + string(escaped(s)) + "</p>\n")
}

// ruling has a sign before its word; neither hangs on its colour.
func (h *webpage) ruling(stands bool, word, says safe) {
	class, sign := safe("fails"), safe("✗")
	if stands {
		class, sign = "stands", "✓"
	}
	h.blank()
	h.put(`<p class="verdict ruling `+class+`"><strong><span class="sign" aria-hidden="true">`+sign+"</span> ", word, "</strong> ", says, "</p>")
}

// backing: the page has its own contents, so nothing is folded.
func (h *webpage) backing(safe) {}
func (h *webpage) backed()      {}

func (h *webpage) verdict(decision, confidence safe) {
	h.put(`<p class="verdict"><strong>`, decision, "</strong> ", confidence, "</p>")
}

func (h *webpage) section(level int, title safe) {
	h.blank()
	if level != 2 {
		h.put("<h3>", title, "</h3>")
		return
	}
	if len(h.contents) > 0 {
		h.put("</section>")
	}
	if len(h.contents) == 1 {
		h.decided = h.main.Len()
	}
	id := slug(string(title))
	h.contents = append(h.contents, heading{id, title})
	h.about = title
	h.put(`<section id="`+safe(id)+`">`, "\n<h2>", title, "</h2>")
}

// slug makes an id of a title of ours.
func slug(title string) string {
	return strings.Trim(strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' {
			return c
		}
		return '-'
	}, strings.ToLower(title)), "-")
}

func (h *webpage) para(s safe) {
	h.blank()
	h.put("<p>", s, "</p>")
}

func (h *webpage) lead(s safe) {
	h.blank()
	h.put("<h3>", s, "</h3>")
}

// blank ends what is open.
func (h *webpage) longest() int { return longestList }

func (h *webpage) blank() {
	switch h.open {
	case "table":
		h.put("</tbody></table>")
	case "ul", "ol", "sub":
		if h.open == "sub" {
			h.put("</ul></li>")
			h.open = "ul"
		}
		h.put("</", safe(h.open), ">")
	}
	h.open = ""
}

// list opens a list, unless it is open.
func (h *webpage) list(kind string) {
	if h.open == "sub" && kind == "ul" {
		h.put("</ul></li>")
		h.open = "ul"
	}
	if h.open != kind {
		h.blank()
		h.put("<", safe(kind), ">")
		h.open = kind
	}
}

func (h *webpage) item(s safe) {
	h.list("ul")
	h.put("<li>", s, "</li>")
}

// under puts a list into an entry of its own, so that the one above is closed
// whatever follows it.
func (h *webpage) under(s safe) {
	if h.open != "sub" {
		h.list("ul")
		h.put(`<li class="under"><ul>`)
		h.open = "sub"
	}
	h.put("<li>", s, "</li>")
}

func (h *webpage) step(n int, s safe) {
	h.list("ol")
	h.put(`<li value="`, safe(strconv.Itoa(n)), `">`, s, "</li>")
}

func (h *webpage) table(caption safe, columns ...safe) {
	h.blank()
	h.columns = h.columns[:0]
	for _, c := range columns {
		name, number := strings.CutSuffix(string(c), ":")
		h.columns = append(h.columns, column{safe(name), number})
	}
	class := safe("")
	if caption == "" {
		caption, class = h.about, ` class="unseen"`
	}
	h.put(`<table role="table"><caption`, class, ">", caption, "</caption>")
	h.put(`<thead role="rowgroup"><tr role="row">`)
	for _, c := range h.columns {
		if c.name == "" {
			h.put(`<td role="cell"></td>`)
			continue
		}
		h.put(`<th role="columnheader" scope="col"`, numberClass(c), ">", c.name, "</th>")
	}
	h.put(`</tr></thead><tbody role="rowgroup">`)
	h.open = "table"
}

func numberClass(c column) safe {
	if c.number {
		return ` class="n"`
	}
	return ""
}

// row repeats the name of the column at each cell, for narrow windows, where
// a row becomes a card.
func (h *webpage) row(cells ...safe) {
	h.put(`<tr role="row">`)
	for i, s := range cells {
		c := h.columns[i]
		label := safe("")
		if c.name != "" {
			label = ` data-label="` + c.name + `"`
		}
		switch {
		case i == 0 && s != "":
			h.put(`<th role="rowheader" scope="row"`, label, ">", s, "</th>")
		default:
			h.put(`<td role="cell"`, numberClass(c), label, ">", s, "</td>")
		}
	}
	h.put("</tr>")
}

func (h *webpage) fold(title safe) {
	h.blank()
	h.about = title
	h.put("<details><summary>", title, "</summary>")
}

func (h *webpage) unfold() {
	h.blank()
	h.put("</details>")
}

func (h *webpage) listing(_, text string) {
	h.blank()
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i, l := range lines {
		lines[i] = string(escaped(l))
	}
	h.put(`<pre><code>`, safe(strings.Join(lines, "\n")), "</code></pre>")
}

// diagram: the pictures have it.
func (h *webpage) diagram(*facts.Project) {}

func (h *webpage) foot() {
	h.blank()
	if len(h.contents) > 0 {
		h.put("</section>")
	}
	h.inFooter = true
}
