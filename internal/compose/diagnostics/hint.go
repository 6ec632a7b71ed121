package diagnostics

import (
	"strings"

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
// What stands behind "=" is a value, and no part of a name.
func Quoted(name string) string {
	const most = 60 // characters; messages stay one line
	name, _, value := strings.Cut(name, "=")
	name = untrusted.Text(name).Clean()
	if r := []rune(name); len(r) > most {
		name = string(r[:most]) + "…"
	} else if value {
		name += "=…"
	}
	return `"` + name + `"`
}

// Shown is quoted without the quotes.
func Shown(name string) string { q := Quoted(name); return q[1 : len(q)-1] }
