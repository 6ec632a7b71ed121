package diagnostics

import (
	"advisor/internal/spelling"
	"advisor/internal/untrusted"
)

// nearest is the word of words that name was probably meant to be, or "".
// A third of the letters may be wrong.
func nearest(name string, words []string) string {
	best, at := len(name)/3+1, ""
	if len(name) > 40 {
		return ""
	}
	for _, w := range words {
		if d := distance(name, w, best); d < best {
			best, at = d, w
		}
	}
	return at
}

// distance is the number of letters to insert, remove, change or swap to get
// from a to b; limit or more is given as limit.
func distance(a, b string, limit int) int {
	if d := len(a) - len(b); d >= limit || -d >= limit {
		return limit
	}
	return min(spelling.Slips([]byte(a), []byte(b)), limit)
}

// DidYouMean is the hint for a name that is not one of words.
func DidYouMean(name string, words []string) string {
	if w := nearest(name, words); w != "" {
		return "did you mean " + Quoted(w) + "?"
	}
	return ""
}

// Quoted shows a name of the project in a message: cleaned, short, in quotes.
func Quoted(name string) string {
	const most = 60 // characters; messages stay one line
	if r := []rune(name); len(r) > most {
		name = string(r[:most]) + "…"
	}
	return `"` + untrusted.Text(name).Clean() + `"`
}

// Shown is quoted without the quotes.
func Shown(name string) string { q := Quoted(name); return q[1 : len(q)-1] }
