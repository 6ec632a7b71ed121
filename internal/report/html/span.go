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

// longWord is the length in columns from which a word may be broken. Shorter ones
// never are, or a table would break every name in it; in a table one that is longer
// than midWord may at its hyphens and joints.
const (
	midWord  = 16
	longWord = 24
)

// breakable escapes a sentence, and lets its long words be broken.
func breakable(s string) safe {
	s = untrusted.Text(s).Whole()
	if len(s) <= longWord {
		return escaped(s)
	}
	parts := strings.Split(s, " ")
	for i, w := range parts {
		if layout.Width(w) > longWord {
			parts[i] = string(pieces(w))
		} else {
			parts[i] = string(escaped(w))
		}
	}
	return safe(strings.Join(parts, " "))
}

// pieces are a long word that is broken where an address or a path has a joint, and
// elsewhere only in a piece that is too long itself.
func pieces(w string) safe {
	var b strings.Builder
	for w != "" {
		n := joint(w)
		piece := w[:n]
		w = w[n:]
		if unbroken(piece) > midWord {
			b.WriteString(`<span class="long">` + string(escaped(piece)) + "</span>")
		} else {
			b.WriteString(string(escaped(piece)))
		}
		if w != "" {
			b.WriteString("<wbr>")
		}
	}
	return safe(b.String())
}

// joint is where the first piece of a word ends: behind a slash, a comma, an
// ampersand or an underscore, and before a colon, an @, a question mark or an equals
// sign; behind a dot where the piece is long without it.
func joint(w string) int {
	dot, start := 0, 0 // of the part behind the last hyphen
	for i, c := range w {
		switch {
		case dot > 0 && i-start >= midWord:
			return dot
		case i > 0 && strings.ContainsRune(":@?=", c) && !strings.HasPrefix(w[i:], "://"):
			return i
		case strings.ContainsRune("/,&_", c) && !strings.HasPrefix(w[i+1:], "/") && i+1 < len(w):
			return i + 1
		case c == '.' && i > 0:
			dot = i + 1
		case c == '-':
			dot, start = 0, i+1
		}
	}
	return len(w)
}

// unbroken is the width of the longest part that a browser does not break at a
// hyphen.
func unbroken(w string) int {
	longest := 0
	for part := range strings.SplitSeq(w, "-") {
		longest = max(longest, layout.Width(part))
	}
	return longest
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
	switch w := layout.Width(s); {
	case w > longWord:
		return `<code class="long">` + command(s) + "</code>"
	case w > midWord:
		return `<code class="mid">` + command(s) + "</code>"
	}
	return "<code>" + escaped(s) + "</code>"
}

// command are the words of code that may be broken. A flag stays whole: its hyphens are
// no joints.
func command(s string) safe {
	all := strings.Split(s, " ")
	for i, w := range all {
		if strings.HasPrefix(w, "-") && layout.Width(w) <= longWord {
			all[i] = `<span class="whole">` + string(escaped(w)) + "</span>"
		} else {
			all[i] = string(pieces(w))
		}
	}
	return safe(strings.Join(all, " "))
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
