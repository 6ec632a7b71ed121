package untrusted

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"advisor/internal/lazyregexp"
)

// MaxRunes is how much of one name is ever shown, the mark of the cut
// included. No honest name, image or path is near it.
const MaxRunes = 200

// MaxSentence is how much of one sentence is ever shown: room for a note of a
// person and for every sentence of ours with the names in it.
const MaxSentence = 1000

// userinfo matches the credentials of a URL: everything between "://" and the
// last "@" of the host part, or, where there is a colon, of the whole word,
// since passwords are pasted with slashes in them.
var userinfo = lazyregexp.New(`(:/+)(?:[^\s/@:]*:\S*|[^\s/]*)@`)

// Clean is a name for a terminal, an error or a log: control, formatting and
// invisible characters are written as \u{HEX}, credentials in URLs are hidden,
// what a CI runner would take for a command is broken up, a long text is cut.
// Cleaning what is clean changes nothing.
func (t Text) Clean() string { return shorten(clean(string(t)), MaxRunes) }

// Whole is Clean with room for a sentence, which may be longer than any name.
func (t Text) Whole() string { return shorten(clean(string(t)), MaxSentence) }

// String is Clean, so that no format verb prints the raw bytes.
func (t Text) String() string { return t.Clean() }

// GoString is Clean in quotes.
func (t Text) GoString() string { return strconv.Quote(t.Clean()) }

// MarshalJSON writes Whole, since a saved report carries its sentences.
func (t Text) MarshalJSON() ([]byte, error) { return json.Marshal(t.Whole()) }

// Hidden tells the characters that act or vanish instead of being seen:
// control, formatting, bidirectional, zero width, line and paragraph ends.
func Hidden(r rune) bool {
	switch r {
	case ' ':
		return false
	case '\u2800': // the braille pattern without dots
		return true
	}
	return !unicode.IsPrint(r) ||
		unicode.In(r, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

func clean(s string) string {
	if plain(s) {
		return s
	}
	s = userinfo.ReplaceAllString(visible(s), "${1}***@")
	return inert(s)
}

// plain tells text in which nothing has to be changed: printable ASCII with
// neither "@" nor "#" nor two colons in a row.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '#' || c == '@' {
			return false
		}
	}
	return !strings.Contains(s, "::")
}

// visible writes hidden characters and bytes that are no text as escapes.
func visible(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"):
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case Hidden(r):
			fmt.Fprintf(&b, `\u{%x}`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// inert breaks up what a CI runner that reads the log obeys: "##[" and "##vso["
// anywhere in a line, and "::name::", which may come to stand at the start of
// a line when a report is wrapped.
func inert(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteByte(s[i])
		rest := s[i+1:]
		switch {
		case s[i] == '#' && strings.HasPrefix(rest, "#"):
			b.WriteByte(' ')
		case s[i] == ':' && commandStarts(rest):
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// commandStarts reports whether the text after a first colon goes on like the
// start of a command, ":name", and has the colons that would end it.
func commandStarts(rest string) bool {
	return len(rest) > 1 && rest[0] == ':' && isLetter(rest[1]) && strings.Contains(rest[1:], "::")
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// shorten cuts a text to a number of characters, the mark of the cut included.
func shorten(s string, limit int) string {
	if len(s) <= limit || utf8.RuneCountInString(s) <= limit {
		return s
	}
	n := 0
	for i := range s {
		if n++; n == limit {
			return s[:i] + "…"
		}
	}
	return s
}
