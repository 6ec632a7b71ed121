// Package diag is what is wrong in the files that people write: Compose files,
// records, models and settings. A mistake has a place, words, and a hint at
// what was probably meant; the mistakes of one run are gathered, sorted, cut
// to what somebody reads, and joined into one error. It does not know which
// files there are, and has no errors of this program's own.
package diag

import (
	"strings"

	"advisor/internal/untrusted"
)

// The size of a mistake in words. A line leaves room for the name of the
// program in front, so that it fits the 400 bytes of a message.
const (
	MaxLine  = 380 // bytes of one mistake
	maxPlace = 100 // bytes of it for the name of the file, cut at its start
)

// Mistake is one thing that is wrong in a file.
type Mistake struct {
	// Place is the file and the line; no line where it is the file as a whole,
	// no file where it is what was given on the command line.
	Place untrusted.Place
	// Message says what is wrong: in small letters, without a final stop,
	// cleaned, and without any value that the project hides.
	Message string
	// Hint says what would be right or was probably meant; may be empty.
	Hint string
	// More is how many further mistakes the message only counts; otherwise 0.
	More int
}

// String is "file:line: message; hint" in at most MaxLine bytes.
func (m Mistake) String() string {
	s := m.Message
	if m.Hint != "" {
		s += "; " + m.Hint
	}
	return m.at(s)
}

// Bracketed is "file:line: message (hint)" in at most MaxLine bytes, for where
// several mistakes share a line.
func (m Mistake) Bracketed() string {
	s := m.Message
	if m.Hint != "" {
		s += " (" + m.Hint + ")"
	}
	return m.at(s)
}

// at puts the place before the words and cuts both.
func (m Mistake) at(s string) string {
	if m.Place.File != "" {
		place := m.Place.String()
		if n := len(place) - maxPlace; n > 0 {
			place = "…" + strings.ToValidUTF8(place[n+len("…"):], "")
		}
		s = place + ": " + s
	}
	if len(s) > MaxLine {
		s = strings.ToValidUTF8(s[:MaxLine-len("…")], "") + "…"
	}
	return s
}

// Quoted is a word of a user or a project as a message shows it: in quotes,
// cleaned, and cut at 80 characters.
func Quoted(s string) string {
	const most = 80
	r := []rune(untrusted.Text(s).Clean())
	if len(r) > most {
		r = append(r[:most-1], '…')
	}
	return `"` + string(r) + `"`
}
