package markdown

import (
	"html"
	"strconv"
	"strings"

	"advisor/internal/report/blocks"
	"advisor/internal/report/picture"
	"advisor/internal/report/words"
	"advisor/internal/untrusted"
)

// safe is text that is escaped. Our own constant words become safe by
// themselves, a string of a report only through the functions below.
type safe string

func prose(s string) safe { return safe(Prose(s)) }
func strong(s safe) safe  { return "**" + s + "**" }

// text escapes a text.
func (s *sheet) text(t blocks.Text) safe {
	if len(t) == 1 {
		return s.span(t[0])
	}
	var b strings.Builder
	for _, x := range t {
		b.WriteString(string(s.span(x)))
	}
	return safe(b.String())
}

func (s *sheet) span(x blocks.Span) safe {
	switch x.Kind {
	case blocks.SpanOwn:
		return safe(x.Text)
	case blocks.SpanCode:
		return safe(untrusted.Text(x.Text).Code())
	case blocks.SpanStrong:
		return strong(prose(x.Text))
	case blocks.SpanPlaces:
		return s.places(x.Places)
	case blocks.SpanWeb:
		return link(x.To, prose(x.Text))
	case blocks.SpanBar: // the words before it say the same
		return ""
	case blocks.SpanProse:
	}
	return prose(x.Text)
}

// summary is the title of a fold. It stands in an element, where Markdown is not read:
// what has a sign that means something is code, as it is elsewhere.
func summary(t blocks.Text) safe {
	var b strings.Builder
	for _, x := range t {
		clean := untrusted.Text(x.Text).Clean()
		words := strings.TrimSpace(clean)
		switch {
		case x.Kind == blocks.SpanOwn:
			b.WriteString(x.Text)
		case x.Kind != blocks.SpanCode && string(prose(words)) == words && !strings.Contains(words, "`"):
			b.WriteString(clean)
		default:
			b.WriteString("<code>" + strings.ReplaceAll(html.EscapeString(words), "`", "&#96;") + "</code>")
		}
	}
	return safe(b.String())
}

// link links to an address that words.Address or words.WebAddress let through.
func link(address string, text safe) safe { return "[" + text + "](" + safe(address) + ")" }

// places joins the first places.
func (s *sheet) places(p blocks.Places) safe {
	list := make([]safe, len(p.All))
	for i, at := range p.All {
		list[i] = s.place(at)
	}
	return words.FirstOf(p.Most, list)
}

// place is a place as a link relative to the report, or as code where its path
// cannot be linked to safely.
func (s *sheet) place(p untrusted.Place) safe {
	text := safe(untrusted.Text(p.String()).Code())
	target := words.Address(s.look.Base, string(p.File))
	if target == "" || s.look.Unlinked {
		return text
	}
	if p.Line > 0 {
		target += "#L" + strconv.Itoa(p.Line)
	}
	return link(target, text)
}

// bar draws a score and its range.
func bar(score float64, in [2]float64, band *[2]float64) safe {
	const cells = 31
	before, span, after := picture.Lines().Scale(cells, score, in, band)
	return safe("`" + before + span + after + "`")
}
