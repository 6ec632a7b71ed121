package diag

import (
	"fmt"
	"strings"
)

// longestWord is how long a word may be to be compared, in characters; no id
// and no key is near it.
const longestWord = 40

// Nearest is the candidate that somebody who wrote word most likely meant, or
// "" where none is near: the one with the fewest slips of the finger, at most
// one in three letters, or else the first that contains the word. Case and the
// kind of hyphen do not count. Earlier candidates win.
func Nearest(word string, candidates []string) string {
	w := plain(word)
	if len(w) == 0 || len(w) > longestWord {
		return ""
	}
	best, fewest := "", (len(w)+2)/3+1
	for _, c := range candidates {
		p := plain(c)
		if d := len(p) - len(w); d >= fewest || -d >= fewest {
			continue // at least so many letters are missing
		}
		if n := slips(w, p); n < fewest && n < len(p) {
			best, fewest = c, n
		}
	}
	if best != "" || len(w) < 4 {
		return best
	}
	for _, c := range candidates {
		if strings.Contains(c, string(w)) {
			return c
		}
	}
	return ""
}

// hyphens are written for one another.
var hyphens = strings.NewReplacer("_", "-", " ", "-", "–", "-", "—", "-")

// plain is a word in lower case with plain hyphens.
func plain(s string) []rune {
	if len(s) > 4*longestWord {
		s = s[:4*longestWord]
	}
	return []rune(hyphens.Replace(strings.ToLower(s)))
}

// slips counts the letters to add, drop, replace or swap with their neighbour
// to turn one word into the other; 0 means that they are equal.
func slips(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			replace := last[j]
			if a[i] != b[j] {
				replace++
			}
			row[j+1] = min(replace, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

// DidYouMean is "; did you mean ...?" for a word that is near a known one, or
// empty.
func DidYouMean(word string, known []string) string {
	if near := Nearest(word, known); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}
