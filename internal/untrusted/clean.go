package untrusted

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// MaxRunes is how much of one text is ever shown. No honest name, image or
// path is near it.
const MaxRunes = 200

// userinfo matches the credentials of a URL (scheme://user:password@host).
var userinfo = regexp.MustCompile(`://[^/\s:@]*:[^/\s@]*@`)

// Clean is the text for a terminal, an error or a log: control, formatting
// and bidirectional characters are written as \u{HEX}, credentials in URLs
// are hidden, a long text is cut.
func (t Text) Clean() string {
	s := userinfo.ReplaceAllString(string(t), "://***@")
	var b strings.Builder
	n := 0
	for i, r := range s {
		if n == MaxRunes {
			b.WriteString("…")
			break
		}
		n++
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

func isInvalid(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return r == utf8.RuneError && n == 1
}

// hidden tells the characters that act or vanish instead of being seen.
func hidden(r rune) bool {
	if r == ' ' {
		return false
	}
	return !unicode.IsPrint(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Variation_Selector)
}

// String is Clean, so that no format verb prints the raw bytes.
func (t Text) String() string { return t.Clean() }

// GoString is Clean in quotes.
func (t Text) GoString() string { return strconv.Quote(t.Clean()) }

// MarshalJSON writes the cleaned text, with "##" split so that a CI runner
// that reads the log does not take it for a command.
func (t Text) MarshalJSON() ([]byte, error) {
	b, err := json.Marshal(t.Clean())
	if err != nil {
		return nil, err
	}
	return []byte(strings.ReplaceAll(string(b), "##", `#\u0023`)), nil
}
