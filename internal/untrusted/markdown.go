package untrusted

import (
	"html"
	"regexp"
	"strings"
	"sync"

	"advisor/internal/lazyregexp"
)

// Code is a name as a Markdown code span, safe in a line of text and in a cell
// of a table. Inside a code span nothing is a link, a mention, an element or
// an issue number. A backtick and a pipe, which would end the span or the
// cell, stand between two spans as entities, and so does "<", for readers that
// look for elements before they look for spans: all look as they are. No text
// gives no span.
func (t Text) Code() string { return code(t.Clean()) }

func code(s string) string {
	var b strings.Builder
	for s != "" {
		i := strings.IndexAny(s, "`|<")
		if i < 0 {
			i = len(s)
		}
		b.WriteString(span(s[:i]))
		if i == len(s) {
			break
		}
		b.WriteString(entities[s[i]])
		s = s[i+1:]
	}
	return b.String()
}

// span sets text as code, with the spaces at its ends outside of it, where no
// reader takes them away.
func span(s string) string {
	text := strings.Trim(s, " ")
	if text == "" {
		return s
	}
	before, after, _ := strings.Cut(s, text)
	return before + "`" + text + "`" + after
}

// entities are for what would end a span or a cell, or look like an element.
var entities = map[byte]string{'`': "&grave;", '|': "&vert;", '<': "&lt;"}

// Markdown is a sentence for GitHub's Markdown, safe in a line of text and in
// a cell of a table: plain words stay as they are, and every word that could
// be read as markup, a link, a mention or an issue number becomes a code span.
// Spaces in a row become one.
func (t Text) Markdown() string {
	words := strings.Fields(t.Whole())
	for i, w := range words {
		words[i] = markdownWord(w)
	}
	return strings.Join(words, " ")
}

var (
	// prose matches a word that means nothing in Markdown: letters, numbers
	// and their accents with the punctuation of ordinary sentences. Its tables
	// are large, and most runs write no Markdown.
	prose = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^["'(]*[\pL\pN\pM]+([-/'%+=,][\pL\pN\pM]+|\.(\pN+|\pL))*%?["')]*[.,;:!?…]*["')]*$`)
	})
	// linked matches plain words that GitHub turns into links all the same:
	// GH-12, a commit, www.host.
	linked = lazyregexp.New(`(?i)\bgh-\d|www\.|^\W*[0-9a-f]{7,40}\W*$`)
	// dash matches a word of punctuation alone, number the head of a numbered
	// list: both are text anywhere but at the start of a line.
	dash   = lazyregexp.New(`^[-+=]+$`)
	number = lazyregexp.New(`^(\d+)([.)])$`)
	// sign matches signs between words that mean nothing anywhere.
	sign = lazyregexp.New(`^[%/→…·–—;?]+[.,:;]?$`)
	// outside splits the punctuation of the sentence from a word.
	outside = lazyregexp.New(`^(["'(]*)(.*?)([.,;:!?"')]*)$`)
)

func markdownWord(w string) string {
	switch {
	case ordinary(w), sign.MatchString(w):
		return w
	case dash.MatchString(w):
		return `\` + w
	case number.MatchString(w):
		return number.ReplaceAllString(w, `$1\$2`)
	case prose().MatchString(w) && !linked.MatchString(w):
		return w
	}
	m := outside.FindStringSubmatch(w)
	if m[2] == "" {
		return code(w)
	}
	return m[1] + code(m[2]) + m[3]
}

// ordinary tells the words that nearly every sentence is made of, without a
// regular expression: letters that are no commit, and one sign at the end.
func ordinary(w string) bool {
	if strings.HasSuffix(w, ",") || strings.HasSuffix(w, ".") {
		w = w[:len(w)-1]
	}
	hex := true
	for i := range len(w) {
		c := w[i] | 0x20
		if c < 'a' || c > 'z' {
			return false
		}
		hex = hex && c <= 'f'
	}
	return w != "" && (!hex || len(w) < 7) && !strings.HasSuffix(strings.ToLower(w), "www")
}

// HTML is a sentence for the text of an HTML page or for an attribute in
// quotes.
func (t Text) HTML() string { return html.EscapeString(t.Whole()) }
