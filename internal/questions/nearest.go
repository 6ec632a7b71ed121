package questions

import (
	"strings"

	"advisor/internal/spelling"
)

// longestWord is as much of a word as is compared; no id is near it.
const longestWord = 40

// Nearest is the candidate that somebody who wrote word most likely meant, or
// "" where none is near: the one with the fewest slips of the finger, at most
// one in three letters, or else the first that contains the word. Case and the
// kind of hyphen do not count. Earlier candidates win.
func Nearest(word string, candidates []string) string {
	w := plainWord(word)
	if len(w) == 0 || len(w) > longestWord {
		return ""
	}
	if best := spelling.Nearest(w, candidates, plainWord); best != "" || len(w) < 4 {
		return best
	}
	for _, c := range candidates {
		if strings.Contains(c, string(w)) {
			return c
		}
	}
	return ""
}

// plainWord is a word in lower case with plain hyphens.
func plainWord(s string) []rune {
	if len(s) > 4*longestWord {
		s = s[:4*longestWord]
	}
	return []rune(strings.NewReplacer("_", "-", " ", "-", "–", "-", "—", "-").Replace(strings.ToLower(s)))
}
