package english

import (
	"slices"
	"strings"
)

// Sentence begins with a capital letter, unless its first word is an
// identifier, and ends with a full stop, unless another mark ends it. Nothing
// stays nothing.
func Sentence(s string) string { return Upper(Stop(s)) }

// Stop ends with a full stop, unless another mark ends it, and leaves the
// beginning alone: it may be a name.
func Stop(s string) string {
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?:") {
		return s
	}
	return s + "."
}

// Upper begins with a capital letter, unless the first word is an identifier,
// which is what has anything but small letters in it.
func Upper(s string) string {
	word, _, _ := strings.Cut(s, " ")
	word = strings.TrimRight(word, ",;:.!?")
	if word == "" || strings.ContainsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// names begin sentences with a capital letter wherever they stand.
var names = []string{"Kubernetes", "Docker", "Compose", "Swarm"}

// Lower is a sentence as it stands within another one: it begins with a small
// letter, unless its first word is a name or no plain word.
func Lower(s string) string {
	word, _, _ := strings.Cut(s, " ")
	isName := func(name string) bool { return strings.HasPrefix(word, name) }
	if word == "" || strings.ToUpper(word[:1])+strings.ToLower(word[1:]) != word || slices.ContainsFunc(names, isName) {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
