package diagnostics

import (
	"advisor/internal/diag"
	"advisor/internal/untrusted"
)

// DidYouMean is the hint for a name that is not one of words.
func DidYouMean(name string, words []string) string {
	if w := diag.Nearest(name, words); w != "" {
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
