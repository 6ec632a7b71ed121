package untrusted

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Whole is Clean without the cut, for sentences, which may be longer than any
// name: control, formatting and bidirectional characters are written as
// \u{HEX}, credentials in URLs are hidden.
func (t Text) Whole() string {
	s := string(t)
	if plain(s) {
		return s
	}
	s = userinfo.ReplaceAllString(s, "://***@")
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == utf8.RuneError && isInvalid(s[i:]):
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case hidden(r):
			fmt.Fprintf(&b, `\u{%x}`, r)
		default:
			b.WriteRune(r)
		}
	}
	return strings.ReplaceAll(b.String(), "##[", "# #[")
}

// plain tells text in which nothing has to be changed: printable ASCII
// without "#" and without the "@" of a URL's credentials.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '#' || c == '@' {
			return false
		}
	}
	return true
}

// Hidden tells the characters that act or vanish instead of being seen:
// control, formatting, bidirectional, zero width, line and paragraph ends.
func Hidden(r rune) bool { return hidden(r) }
