package html

import (
	"strconv"
	"strings"

	"advisor/internal/facts"
	"advisor/internal/layout"
	"advisor/internal/report/blocks"
	"advisor/internal/report/picture"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// safe is markup. Our own constant words become safe by themselves, a string of
// a report only through the functions below.
type safe string

func escaped(s string) safe { return safe(untrusted.Text(s).HTML()) }
func strong(s safe) safe    { return "<strong>" + s + "</strong>" }

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
func prose(s string) safe {
	parts := strings.Split(s, "`")
	if len(parts)%2 == 0 {
		return breakable(s)
	}
	var b strings.Builder
	for i, part := range parts {
		if i%2 == 1 {
			b.WriteString(string(code(part)))
		} else {
			b.WriteString(string(breakable(part)))
		}
	}
	return safe(b.String())
}

func code(s string) safe {
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

func mark(kind string) safe {
	class := safe("mark")
	switch kind {
	case "Good":
		class = "mark good"
	case "Bad":
		class = "mark bad"
	}
	return `<span class="` + class + `">` + escaped(kind) + ":</span>"
}

func severity(s facts.Severity) safe {
	class := safe("severity")
	switch s {
	case facts.High, facts.Medium, facts.Low:
		class += " " + safe(s)
	}
	return `<strong class="` + class + `">` + escaped(string(s)) + "</strong>"
}

// text escapes a text.
func (p *page) text(t blocks.Text) safe {
	if len(t) == 1 {
		return p.span(t[0])
	}
	var b strings.Builder
	for _, x := range t {
		b.WriteString(string(p.span(x)))
	}
	return safe(b.String())
}

func (p *page) span(x blocks.Span) safe {
	switch x.Kind {
	case blocks.SpanOwn:
		return own(x.Text)
	case blocks.SpanCode:
		return code(x.Text)
	case blocks.SpanStrong:
		return strong(prose(x.Text))
	case blocks.SpanPlaces:
		return p.places(x.Places)
	case blocks.SpanWeb:
		return link(x.To, own(x.Text))
	case blocks.SpanBar:
		return safe(picture.RangeBar(x.Bar.Range, x.Bar.Most))
	case blocks.SpanProse:
	}
	return prose(x.Text)
}

// own are words of ours. They have nothing to escape, and are escaped all the
// same; spaces at their ends stay.
func own(s string) safe { return safe(ownEscaper.Replace(s)) }

var ownEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;")

// link links to an address that words.Address or words.WebAddress let through.
func link(address string, text safe) safe {
	return `<a href="` + escaped(address) + `">` + text + "</a>"
}

// places joins the first places.
func (p *page) places(at blocks.Places) safe {
	list := make([]safe, len(at.All))
	for i, x := range at.All {
		list[i] = p.place(x)
	}
	return words.FirstOf(at.Most, list)
}

// place is a place as a link relative to the report, or as code where its path
// cannot be linked to safely.
func (p *page) place(x untrusted.Place) safe {
	text := code(x.String())
	target := words.Address(p.look.Base, string(x.File))
	if target == "" || p.look.Unlinked {
		return text
	}
	if x.Line > 0 {
		target += "#L" + strconv.Itoa(x.Line)
	}
	return link(target, text)
}
