package words

import (
	"slices"
	"strings"
)

// Sentence begins with a capital letter and ends with a stop.
func Sentence(s string) string { return Upper(Stop(s)) }

// Stop ends with a stop, and leaves the beginning alone: it may be a name.
func Stop(s string) string {
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?:") {
		return s
	}
	return s + "."
}

// Upper begins with a capital letter, unless the first word is an identifier.
func Upper(s string) string {
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

// Lower is a sentence as it stands within another one: it begins with a small
// letter, unless its first word is a name or no plain word.
func Lower(s string) string {
	word, _, _ := strings.Cut(s, " ")
	named := func(name string) bool { return strings.HasPrefix(word, name) }
	if word == "" || strings.ToUpper(word[:1])+strings.ToLower(word[1:]) != word ||
		slices.ContainsFunc([]string{"Kubernetes", "Docker", "Compose", "Swarm"}, named) {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
