package report

import (
	"strings"
)

// sentence begins with a capital letter and ends with a stop.
func sentence(s string) string { return upper(stop(s)) }

// stop ends with a stop, and leaves the beginning alone: it may be a name.
func stop(s string) string {
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?:") {
		return s
	}
	return s + "."
}

// upper begins with a capital letter, unless the first word is an identifier.
func upper(s string) string {
	word, _, _ := strings.Cut(s, " ")
	word = strings.TrimRight(word, ",;:.")
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return s
		}
	}
	if word == "" {
		return s
	}
	return string(word[0]-'a'+'A') + s[1:]
}
